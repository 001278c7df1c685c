import { WORDS } from '../support/bulk/history'
import type { Child } from './child'
import { type Answered, type Ask, send } from './load'
import { MATTERS_ASKED, MATTERS_MANY } from './matters'

/** A job of the bench, as one side (the product or the floor) is asked to do it. */
export interface Operation {
  name: string
  /** What `stats` of the emulator calls it. */
  action: string
  /** Round trips allowed (design §2). */
  trips: number
  /** CPU against the floor: to reach, and where Parse Server stands; null where the floor has no such job. */
  ratio: { reach: number; parse: number | null } | null
  /** The requests of a round; ratings are taken away before it where `again`. */
  asks(count: number): Promise<Ask[]> | Ask[]
  again?: boolean
  /** What came back, for operations that go on from it. */
  keep?(answered: readonly Answered[]): void
}

/** How one side is spoken to: the same jobs, each side in its own words. */
interface Words {
  nothing(): Ask
  create(client: Child['clients'][number], serial: number): Ask
  read(one: Child['closed'][number]): Ask
  list(officer: string, etag?: string): Ask
  accept(caseId: string, officer: string, serial: number): Ask
  rate(one: Child['closed'][number], serial: number): Ask
  board?(): Ask
  scan?(code: string, serial: number): Ask
  find?(serial: number): Ask
}

let serial = 0
const fn = (name: string, action: string, openid: string, input: object): Ask => ({ path: `/v1/functions/${name}`, openid, body: { action, input } })

export const PRODUCT: Words = {
  nothing: () => ({ ...fn('case', 'case.nothing', 'bench-clerk-1', {}), refused: 'ACTION_UNKNOWN' }),
  create: ({ companyId, clerk }, at) => fn('case', 'case.file', clerk, { requestId: `bench-file-${at}`, companyId, kind: 'help', text: `第 ${at} 次。${WORDS}`, contact: { name: '周经办' } }),
  read: ({ caseId, officer }) => fn('case', 'case.get', officer, { caseId }),
  list: (officer, etag) => fn('case', 'case.list', officer, { tab: { of: 'mine' }, box: 'open', limit: 20, ...(etag ? { etag } : {}) }),
  accept: (caseId, officer, at) => fn('case', 'case.accept', officer, { caseId, requestId: `bench-accept-${at}`, seen: 1 }),
  rate: ({ caseId, clerk }, at) => fn('rating', 'rating.rateCase', clerk, { caseId, requestId: `bench-rate-${at}`, level: 5 }),
  board: () => fn('case', 'case.board', 'demo-supervisor', { areaId: '370613' }),
  scan: (code, at) => fn('directory', 'directory.scan', `bench-visitor-${at % 500}`, { code }),
  find: (at) => fn('settings', 'matter.find', `bench-visitor-${at % 500}`, { text: nth(MATTERS_ASKED, at) }),
}

export const FLOOR: Words = {
  nothing: () => ({ path: '/nothing', openid: 'nobody', body: {} }),
  create: ({ companyId, clerk }, at) => ({ path: '/create', openid: clerk, body: { company: companyId, text: `第 ${at} 次。${WORDS}` } }),
  read: ({ caseId, officer }) => ({ path: '/read', openid: officer, body: { caseId } }),
  list: (officer, etag) => ({ path: '/list', openid: officer, body: { officer, ...(etag ? { etag } : {}) } }),
  accept: (caseId, officer) => ({ path: '/accept', openid: officer, body: { caseId, officer } }),
  rate: ({ caseId, clerk }) => ({ path: '/rate', openid: clerk, body: { caseId, level: '5' } }),
}

const nth = <T>(list: readonly T[], at: number): T => list[at % list.length] as T
const repeat = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

/** The operations of the table, in an order that lets each find what it needs: what is created is accepted later. */
export function operationsOf(server: Child, words: Words): Operation[] {
  const { busy } = server
  // The list being read must not grow while it is measured.
  const clients = server.clients.filter(({ officer }) => officer !== busy)
  const filed: { caseId: string; officer: string }[] = []
  const officerOf = new Map(clients.map(({ clerk, officer }) => [clerk, officer]))
  const { board, scan, find } = words
  return [
    { name: 'a call that touches nothing', action: 'case.nothing', trips: 0, ratio: null, asks: (count) => repeat(count, () => words.nothing()) },
    {
      name: 'create', action: 'case.file', trips: 2, ratio: { reach: 8, parse: 10 },
      asks: (count) => repeat(count, () => words.create(nth(clients, serial), serial++)),
      keep: (answered) => { for (const { openid, data } of answered) filed.push({ caseId: String(data.caseId), officer: officerOf.get(openid) ?? '' }) },
    },
    { name: 'read', action: 'case.get', trips: 1, ratio: { reach: 8, parse: 12 }, asks: (count) => repeat(count, () => words.read(nth(server.closed, serial++))) },
    { name: 'list of 20', action: 'case.list', trips: 1, ratio: { reach: 8, parse: 13 }, asks: (count) => repeat(count, () => words.list(busy)) },
    {
      name: 'list, unchanged', action: 'case.list', trips: 1, ratio: { reach: 8, parse: null },
      async asks(count) {
        const { data } = await send(server.url, words.list(busy))
        const again = await send(server.url, words.list(busy, String(data.etag)))
        if (again.data.unchanged !== true) throw new Error('a list that did not change is sent again')
        return repeat(count, () => words.list(busy, String(data.etag)))
      },
    },
    { name: 'change status', action: 'case.accept', trips: 2, ratio: { reach: 8, parse: 14 }, asks: (count) => filed.splice(0, count).map(({ caseId, officer }) => words.accept(caseId, officer, serial++)) },
    { name: 'rate', action: 'rating.rateCase', trips: 2, ratio: { reach: 8, parse: 4 }, again: true, asks: (count) => repeat(Math.min(count, server.closed.length), (at) => words.rate(nth(server.closed, at), serial++)) },
    ...(board ? [{ name: 'board', action: 'case.board', trips: 1, ratio: null, asks: (count: number) => repeat(Math.ceil(count / 10), () => board()) }] : []),
    ...(scan ? [{ name: 'scan', action: 'directory.scan', trips: 1, ratio: null, asks: (count: number) => repeat(count, () => scan(nth(server.codes, serial), serial++)) }] : []),
    ...(find ? [{ name: `find a matter among ${MATTERS_MANY}`, action: 'matter.find', trips: 1, ratio: null, asks: (count: number) => repeat(count, () => find(serial++)) }] : []),
  ]
}
