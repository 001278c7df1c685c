import { brandOf } from '../support/bulk/population'
import { TITLE_WORDS } from '../support/bulk/copies'
import type { Child } from './child'
import { type Ask, send } from './load'
import { median } from './measure'

const TIMES = 9

export interface SearchRow {
  /** What is looked for. */
  search: string
  /** p50 in milliseconds: of an officer's own list, of a unit's, of the whole city's, each in the box that holds most. */
  officer: number
  unit: number
  city: number
}

/** In one of many titles, nowhere, in one company's name, in every title, a single character, in the words that were written. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['a hit', `${TITLE_WORDS[3]}${TITLE_WORDS[7]}${TITLE_WORDS[11]}`],
  ['no hit', '天马行空'],
  ['a company', `云澜${brandOf(17)}机械制造有限公司`],
  ['in every title', '怎么办'],
  ['one character', '消'],
  ['in the words', '道路运输证明和车辆'],
]

const ask = (openid: string, tab: object, search: string): Ask => ({ path: '/v1/functions/case', openid, body: { action: 'case.list', input: { tab, box: 'done', search } } })

/** How long searches take, one after another, over HTTP. */
export async function measureSearches(product: Child): Promise<SearchRow[]> {
  const p50 = async (one: Ask): Promise<number> => {
    const times: number[] = []
    for (let time = 0; time < TIMES; time++) times.push((await send(product.url, one)).milliseconds)
    return median(times)
  }
  const rows: SearchRow[] = []
  for (const [name, search] of TEXTS) {
    rows.push({
      search: name,
      officer: await p50(ask(product.busy, { of: 'mine' }, search)),
      unit: await p50(ask('demo-unit-water-2', { of: 'unit', unitId: 'unit-water' }, search)),
      city: await p50(ask('demo-city-supervisor', { of: 'supervise', areaId: '370600' }, search)),
    })
  }
  return rows
}
