import type { ActionName, InputOf, Reply } from '../../shared/api'
import type { Tab } from '../../shared/list/tab'
import { CASE_BOXES, type CaseBox } from '../../shared/case/status'
import { TITLE_WORDS } from '../support/bulk/copies'
import { brandOf, type Population } from '../support/bulk/population'
import type { Watched } from './watched'

/** A read that somebody does all day. */
export interface Read {
  name: string
  openid: string | null
  ask(watched: Watched): Promise<Reply<unknown>>
}

const read = <A extends ActionName>(name: string, openid: string | null, action: A, input: InputOf<A>): Read => ({ name, openid, ask: (watched) => watched.call(action, input, openid) })

/** Whoever has a list, and which. `brief`: somebody else's list asked by the same statement, or one that is refused; looked at, but not in every way. */
interface Holder { who: string; openid: string; tab: Tab; brief?: true }

const tabsOf = ({ clients }: Population): Holder[] => {
  const [client] = clients
  if (!client) throw new Error('a population without companies')
  return [
    { who: 'busy officer', openid: client.officer.openid, tab: { of: 'mine' } },
    { who: 'clerk', openid: client.clerk.openid, tab: { of: 'mine' }, brief: true },
    { who: 'company', openid: client.clerk.openid, tab: { of: 'company', companyId: client.companyId } },
    { who: 'unit', openid: 'demo-unit-water-2', tab: { of: 'unit', unitId: 'unit-water' } },
    { who: 'unit that looks into complaints', openid: 'demo-unit-integrity-2', tab: { of: 'unit', unitId: 'unit-integrity' } },
    { who: 'unit complained about', openid: 'demo-unit-market-2', tab: { of: 'mine' }, brief: true },
    { who: 'pool', openid: 'demo-dispatcher', tab: { of: 'pool', areaId: '370613' } },
    { who: 'area', openid: 'demo-dispatcher', tab: { of: 'area', areaId: '370613' } },
    { who: 'city', openid: 'demo-city-supervisor', tab: { of: 'supervise', areaId: '370600' } },
    { who: 'district', openid: 'demo-supervisor', tab: { of: 'supervise', areaId: '370613' } },
    { who: 'foreign', openid: 'demo-supervisor', tab: { of: 'supervise', areaId: '370602' }, brief: true },
  ]
}

/** In every title; in one of some hundreds; nowhere; a single character; in the words of all; in no words either. */
export const SEARCHES: Readonly<Record<string, string>> = {
  'in every title': '怎么办', 'a hit': `${TITLE_WORDS[3]}${TITLE_WORDS[7]}${TITLE_WORDS[11]}`, 'one company': `云澜${brandOf(17)}机械制造有限公司`, 'no hit': '天马行空', 'one character': '消', 'in words': '道路运输证明和车辆',
}

/** What many rows are, few, none; what is due; some days. */
const NARROWED: readonly NonNullable<InputOf<'case.list'>['filters']>[] = [
  { status: 'handling' }, { kind: 'report' }, { kind: 'stuck', urgent: true }, { due: 'today' }, { unclaimed: true }, { unowned: true }, { away: true }, { from: '2026-10-01', until: '2026-10-07' }, { status: 'waiting', kind: 'suggest', urgent: true },
]

/** Where the list of an area is narrowed to; the last of them is refused in a pool. */
const placesOf = (tab: Tab): NonNullable<InputOf<'case.list'>['filters']>[] =>
  ('areaId' in tab ? [{ area: '370613001' }, { area: '370613001', kind: 'help' }, { unit: 'unit-water' }, { area: '370613001', unit: 'unit-nowhere' }] : [])

/** A page of every list, the one after it, and each search in it. */
export function listReads(population: Population): Read[] {
  return tabsOf(population).flatMap((holder) => CASE_BOXES.flatMap((box) => [...pagesOf(holder, box), ...(holder.brief ? [] : narrowedReads(holder, box))]))
}

const pagesOf = ({ who, openid, tab }: Holder, box: CaseBox): Read[] => [
  read(`list ${who} ${box}`, openid, 'case.list', { tab, box }),
  { name: `list ${who} ${box}, next page`, openid, ask: (watched) => nextPage(watched, { tab, box, limit: 20 }, openid) },
  { name: `search ${who} ${box}, next page`, openid, ask: (watched) => nextPage(watched, { tab, box, limit: 20, search: '怎么办' }, openid) },
]

function narrowedReads({ who, openid, tab }: Holder, box: CaseBox): Read[] {
  return [
    { name: `narrowed ${who} ${box}: newest first, next page`, openid, ask: (watched) => nextPage(watched, { tab, box, limit: 20, order: 'newest' }, openid) },
    { name: `narrowed ${who} ${box}: newest first, help, next page`, openid, ask: (watched) => nextPage(watched, { tab, box, limit: 20, order: 'newest', filters: { kind: 'help' } }, openid) },
    { name: `narrowed ${who} ${box}: help, next page`, openid, ask: (watched) => nextPage(watched, { tab, box, limit: 20, filters: { kind: 'help' } }, openid) },
    ...NARROWED.map((filters) => read(`narrowed ${who} ${box}: ${JSON.stringify(filters)}`, openid, 'case.list', { tab, box, filters })),
    read(`list ${who} ${box}, with parts`, openid, 'case.list', { tab, box, parts: true }),
    read(`narrowed ${who} ${box}: with parts`, openid, 'case.list', { tab, box, parts: true, filters: { urgent: true } }),
    ...placesOf(tab).flatMap((filters) => [
      read(`narrowed ${who} ${box}: ${JSON.stringify(filters)}`, openid, 'case.list', { tab, box, filters }),
      { name: `narrowed ${who} ${box}: ${JSON.stringify(filters)}, next page`, openid, ask: (watched: Watched) => nextPage(watched, { tab, box, limit: 20, filters }, openid) },
      read(`search ${who} ${box}: ${JSON.stringify(filters)}`, openid, 'case.list', { tab, box, search: '怎么办', filters }),
    ]),
    read(`search ${who} ${box}: narrowed`, openid, 'case.list', { tab, box, search: '怎么办', filters: { kind: 'help' } }),
    ...Object.entries(SEARCHES).map(([name, search]) => read(`search ${who} ${box}: ${name}`, openid, 'case.list', { tab, box, search })),
  ]
}

async function nextPage(watched: Watched, input: InputOf<'case.list'>, openid: string): Promise<Reply<unknown>> {
  const first = await watched.call('case.list', input, openid)
  return first.ok && first.data.next ? watched.call('case.list', { ...input, cursor: first.data.next }, openid) : first
}

/** Everything else that is read of cases: boards, single cases, records, receipts. */
export function caseReads({ clients }: Population, cases: readonly { caseId: string; client: number }[]): Read[] {
  return [
    read('board district', 'demo-supervisor', 'case.board', { areaId: '370613' }),
    read('board city', 'demo-city-supervisor', 'case.board', { areaId: '370600' }),
    read('board dispatcher', 'demo-dispatcher', 'case.board', { areaId: '370613' }),
    read('board foreign', 'demo-supervisor', 'case.board', { areaId: '370602' }),
    ...cases.flatMap(({ caseId, client }) => [
      read('get by its officer', clients[client]?.officer.openid ?? '', 'case.get', { caseId }),
      read('get by its clerk', clients[client]?.clerk.openid ?? '', 'case.get', { caseId }),
      read('get by the city', 'demo-city-supervisor', 'case.get', { caseId }),
      read('get by a stranger', 'demo-unit-market-2', 'case.get', { caseId }),
      read('trail', clients[client]?.officer.openid ?? '', 'case.trail', { caseId, before: 5 }),
      read('receipt', clients[client]?.clerk.openid ?? '', 'case.receipt', { caseId }),
    ]),
  ]
}

/** What people read of themselves and of the district. */
export function directoryReads({ clients: [client] }: Population): Read[] {
  const [clerk, officer] = [client?.clerk.openid ?? '', client?.officer.openid ?? '']
  return [
    read('me, officer', officer, 'directory.me', {}),
    read('me, clerk', clerk, 'directory.me', {}),
    read('inbox', officer, 'directory.inbox', {}),
    read('inbox, told together', officer, 'directory.inbox', { digest: 'tenant:digest-taskOverdue:1' }),
    { name: 'inbox, next page', openid: officer, ask: async (watched) => {
      const first = await watched.call('directory.inbox', {}, officer)
      return first.ok && first.data.next ? watched.call('directory.inbox', { cursor: first.data.next }, officer) : first
    } },
    read('unread', officer, 'directory.readMessages', {}),
    read('units', officer, 'directory.units', {}),
    read('units, of no place', 'demo-resident-1', 'directory.units', {}),
    read('area, district', 'demo-supervisor', 'directory.area', { areaId: '370613' }),
    read('area, city', 'demo-city-supervisor', 'directory.area', { areaId: '370600' }),
    read('area, foreign', 'demo-supervisor', 'directory.area', { areaId: '370602' }),
    read('colleagues', 'demo-unit-water-1', 'directory.colleagues', { unitId: 'unit-water' }),
    read('contacts, to choose an area', null, 'directory.contacts', {}),
    read('contacts, of a street', null, 'directory.contacts', { areaId: '370613001' }),
    read('contacts, searched', clerk, 'directory.contacts', { areaId: '370600', search: '投诉 方正' }),
    read('officials', clerk, 'directory.officials', { search: '专员 服务站', companyId: client?.companyId ?? '' }),
    read('mentioned', clerk, 'directory.mentioned', { text: '投诉督查室的钱督', companyId: client?.companyId ?? '' }),
    read('board, last resort', 'demo-last-resort-1', 'case.board', { areaId: '370600' }),
    read('list, last resort', 'demo-last-resort-1', 'case.list', { tab: { of: 'lastResort', areaId: '370600' }, box: 'open' }),
    read('own company', clerk, 'directory.company', { companyId: client?.companyId ?? '' }),
    read('window figures', 'demo-supervisor', 'rating.figures', { windowId: 'hall-1-window-1' }),
  ]
}
