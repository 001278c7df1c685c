import type { Child } from './child'
import { WORDS } from './history'
import { type Answered, type Ask, send } from './load'

/** A job of the bench, as one side (the product or the floor) is asked to do it. */
export interface Operation {
  name: string
  /** What `stats` of the emulator calls it. */
  action: string
  /** Hops allowed (performance.md); null where it sets none. */
  hops: number | null
  /** The requests of a round; ratings are taken away before it where `again`. */
  asks(count: number): Promise<Ask[]> | Ask[]
  again?: boolean
  /** What came back, for operations that go on from it. */
  keep?(answered: readonly Answered[]): void
}

/** How one side is spoken to: the same jobs, each side in its own words. */
interface Words {
  create(client: Child['clients'][number], serial: number): Ask
  read(one: Child['closed'][number]): Ask
  list(officer: string, etag?: string): Ask
  accept(caseId: string, officer: string, serial: number): Ask
  rate(one: Child['closed'][number], serial: number): Ask
}

let serial = 0
const fn = (name: string, action: string, openid: string, input: object): Ask => ({ path: `/v1/functions/${name}`, openid, body: { action, input } })

export const PRODUCT: Words = {
  create: ({ companyId, clerk }, at) => fn('case', 'case.file', clerk, { requestId: `bench-file-${at}`, companyId, kind: 'help', text: `第 ${at} 次。${WORDS}`, contact: { name: '周经办' } }),
  read: ({ caseId, officer }) => fn('case', 'case.get', officer, { caseId }),
  list: (officer, etag) => fn('case', 'case.list', officer, { tab: { of: 'mine' }, box: 'open', limit: 20, ...(etag ? { etag } : {}) }),
  accept: (caseId, officer, at) => fn('case', 'case.accept', officer, { caseId, requestId: `bench-accept-${at}`, seen: 1 }),
  rate: ({ caseId, clerk }, at) => fn('rating', 'rating.rateCase', clerk, { caseId, requestId: `bench-rate-${at}`, level: 5 }),
}

export const FLOOR: Words = {
  create: ({ companyId, clerk }, at) => ({ path: '/create', openid: clerk, body: { company: companyId, text: `第 ${at} 次。${WORDS}` } }),
  read: ({ caseId, officer }) => ({ path: '/read', openid: officer, body: { caseId } }),
  list: (officer, etag) => ({ path: '/list', openid: officer, body: { officer, ...(etag ? { etag } : {}) } }),
  accept: (caseId, officer) => ({ path: '/accept', openid: officer, body: { caseId, officer } }),
  rate: ({ caseId, clerk }) => ({ path: '/rate', openid: clerk, body: { caseId, level: '5' } }),
}

/** The operations of performance.md's table, in an order that lets each find what it needs: what is created is accepted later. */
export function operationsOf(server: Child, words: Words): Operation[] {
  const busy = server.clients[0]?.officer ?? ''
  // The list being read must not grow while it is measured.
  const clients = server.clients.filter(({ officer }) => officer !== busy)
  const filed: { caseId: string; officer: string }[] = []
  const officerOf = new Map(clients.map(({ clerk, officer }) => [clerk, officer]))
  const nth = <T>(list: readonly T[], at: number): T => list[at % list.length] as T
  const repeat = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

  return [
    {
      name: 'create', action: 'case.file', hops: 3,
      asks: (count) => repeat(count, () => words.create(nth(clients, serial), serial++)),
      keep: (answered) => { for (const { openid, data } of answered) filed.push({ caseId: String(data.caseId), officer: officerOf.get(openid) ?? '' }) },
    },
    { name: 'read', action: 'case.get', hops: null, asks: (count) => repeat(count, () => words.read(nth(server.closed, serial++))) },
    { name: 'list of 20', action: 'case.list', hops: 2, asks: (count) => repeat(count, () => words.list(busy)) },
    {
      name: 'list, unchanged', action: 'case.list', hops: 1,
      async asks(count) {
        const { data } = await send(server.url, words.list(busy))
        const etag = String(data.etag)
        const again = await send(server.url, words.list(busy, etag))
        if (again.data.unchanged !== true) throw new Error('a list that did not change is sent again')
        return repeat(count, () => words.list(busy, etag))
      },
    },
    { name: 'change status', action: 'case.accept', hops: 3, asks: (count) => filed.splice(0, count).map(({ caseId, officer }) => words.accept(caseId, officer, serial++)) },
    { name: 'rate', action: 'rating.rateCase', hops: null, again: true, asks: (count) => repeat(Math.min(count, server.closed.length), (at) => words.rate(nth(server.closed, at), serial++)) },
  ]
}
