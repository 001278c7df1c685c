import { AREA_FIELDS, type AreaLevel, liesBelow } from '../../../shared/register/area'
import { type Known, knownOf, type KnownThing } from '../../../shared/register/known'
import { type Circumstances, readCell } from '../../../shared/register/read-cell'
import type { RegisterField } from '../../../shared/register/field'
import type { Cells } from '../../../shared/register/read-row'
import { statement } from '../../_database/statement'
import type { Kind, ThingNow } from './kind'
import { madeId } from './place'

/** As deep as a tree is followed within one sheet; the levels are fewer. */
const ROUNDS = 9
/** Between the turns of two rounds: more than a sheet has lines. */
const ROUND = 1_000_000

const readCodes = statement<object, { id: string; code: string }>('import_area_codes', `
  select a.id, a.code from mashangban.areas a where a.tenant = :tenant and a.code is not null and a.state = 'open'`)

/** What a row says of an area, before anybody knows where that lies. */
interface Said {
  line: number
  name: string
  /** As it is written. */
  parent: string
  level: AreaLevel | null
  code: string | null
}

function saidIn(line: number, cells: Cells, circumstances: Circumstances): Said | null {
  const textOf = (name: string, field: RegisterField): string | null => {
    const cell = cells[name]
    const value = cell === undefined ? undefined : readCell(field, cell, circumstances).value
    return typeof value === 'string' ? value : null
  }
  const [name, parent] = [textOf('name', AREA_FIELDS.name), textOf('parentId', { zh: '', kind: 'line', max: 200, headings: [] })]
  return name === null || parent === null ? null : { line, name, parent, level: textOf('level', AREA_FIELDS.level) as AreaLevel | null, code: textOf('code', AREA_FIELDS.code) }
}

/** The one that is meant, of those in the area of whoever imports. */
function parentOf(known: Known, parent: string, within: string): KnownThing | null {
  const [one, other] = known.called(parent).found.filter((area) => area.within?.includes(within))
  return one === undefined || other !== undefined ? null : one
}

type Surveying = NonNullable<Kind<ThingNow, object>['survey']>

/** Finds where each area of a sheet lies, from the top down: under one that is there, or under one that another row makes. */
export const surveyAreas: Surveying = async (database, rows, { importId, circumstances, areas }) => {
  const byCode = new Map<string, string>((await database.rows(readCodes, {})).map(({ id, code }) => [code, id] as const))
  const byName = new Map<string, string>(areas.map(({ id, name, within }) => [`${within?.[1] ?? ''}|${name}`, id] as const))
  const there = new Set(areas.map(({ id }) => id))
  let waiting: Said[] = []
  for await (const { line, cells } of rows) {
    const said = saidIn(line, cells, circumstances)
    if (said !== null) waiting.push(said)
  }
  const all = [...areas]
  let known = circumstances.areas
  const found = new Map<number, { key: string; turn: number }>()
  for (let round = 1; round <= ROUNDS && waiting.length > 0; round++) {
    const left: Said[] = []
    for (const said of waiting) {
      const { line, name, level, code } = said
      const parent = parentOf(known, said.parent, circumstances.within)
      if (parent === null) { left.push(said); continue }
      const place = `${parent.id}|${name}`
      // Ids ascend from the leaves: what is taken back first has nothing of the same import below it.
      const key = (code === null ? undefined : byCode.get(code)) ?? byName.get(place) ?? madeId(`ar-${ROUNDS - round}`, importId, place)
      found.set(line, { key, turn: round * ROUND + line })
      if (there.has(key)) continue
      if (code !== null) byCode.set(code, key)
      byName.set(place, key)
      if (level === null || !liesBelow(level, parent.level as AreaLevel)) continue
      there.add(key)
      all.push({ id: key, name, level, path: [name, ...parent.path ?? []], within: [key, ...parent.within ?? []] })
    }
    if (left.length === waiting.length) break
    waiting = left
    known = knownOf(all)
  }
  return { circumstances: { ...circumstances, areas: known }, amid: (row) => ({ ...row, key: null, ...found.get(row.line) }) }
}
