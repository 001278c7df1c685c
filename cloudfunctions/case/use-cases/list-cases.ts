import type { OutputOf, ParsedOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { oneself, type Subject } from '../../../shared/access/scope'
import type { Tab } from '../../../shared/list/tab'
import type { CaseBox } from '../../../shared/case/status'
import { summaryOf } from '../../../shared/case/view'
import { Instant } from '../../../shared/kernel/instant-schema'
import { sha256Base64Url } from '../../../shared/kernel/sha256'
import { INFINITY, readInstant } from '../../_database/instants'
import { type ListRead, listsOf, placeOf } from '../../_flow/list'
import { CASES } from '../../_flow/case-rows'
import { searchesOf, searchOf } from '../../_flow/search'
import { allowed } from '../../_runtime/governed'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'

const LISTS = listsOf(CASES)
const SEARCHES = searchesOf(CASES)

type Input = ParsedOf<'case.list'>
type Read = ListRead & { more?: boolean }

/** Before the first row: the smallest key, or the largest where the newest come first. */
const START: Record<CaseBox, { afterAt: string; afterId: string }> = {
  open: { afterAt: `-${INFINITY}`, afterId: '' },
  answered: { afterAt: `-${INFINITY}`, afterId: '' },
  done: { afterAt: INFINITY, afterId: '' },
}

/** `<instant or infinity>|<id>`: key of the last row of a page. */
const CURSOR = /^([^|]+)\|([\w-]{1,64})$/

/** Where a page begins; null for a cursor that nobody was given: a date that does not exist would be an error of the database. */
function startOf({ cursor, box }: Input): { afterAt: string; afterId: string } | null {
  if (cursor === undefined) return START[box]
  const [, afterAt = '', afterId = ''] = CURSOR.exec(cursor) ?? []
  return afterAt === INFINITY || Instant.safeParse(afterAt).success ? { afterAt, afterId } : null
}

async function read(input: Input, call: SignedInCall, page: { afterAt: string; afterId: string }): Promise<Read> {
  const { database } = call.ports
  const asked = { personId: call.caller.personId, place: placeOf(input.tab), ...page, limit: input.limit + 1 }
  const search = input.search ? searchOf(input.search) : null
  if (!search) return database.one(LISTS[input.tab.of][input.box], { ...asked, counted: input.cursor === undefined, etag: input.etag ?? null })
  const found = await database.one(SEARCHES[input.tab.of][input.box], { ...asked, ...search })
  const etag = sha256Base64Url(JSON.stringify(found.items.map(CASES.rowOf).map(({ id, version, calendarVersion }) => [id, version, calendarVersion]))).slice(0, 22)
  return { ...found, counts: null, etag, items: etag === input.etag ? null : found.items }
}

/** Whose list it is: of one place, and not of what lies in it. */
function subjectOf(tab: Tab, personId: string): Subject {
  switch (tab.of) {
    case 'mine': return oneself(personId)
    case 'company': return { companies: [tab.companyId] }
    case 'unit': return { units: [tab.unitId] }
    case 'pool':
    case 'area':
    case 'supervise': return { areas: [tab.areaId] }
  }
}

/** 诉求列表: one trip, counts with the first page. Who has the page already (an etag) is told so and sent nothing. */
export const listCases: UseCase<'case.list'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const start = startOf(input)
  if (!start) return refuse('INPUT_INVALID', [{ path: 'cursor', code: 'INPUT_INVALID' }])
  const found = await read(input, call, start)
  const may = allowed(call, found.actor, found.granted ? subjectOf(input.tab, call.caller.personId) : null)
  if (!may.ok) return may
  const { etag, items } = found
  const next = found.next && `${readInstant(found.next[0])}|${found.next[1]}`
  const more: Pick<OutputOf<'case.list'>, 'counts' | 'looked'> = {
    ...(found.counts ? { counts: found.counts } : {}),
    ...(found.more === undefined ? {} : { looked: found.more ? 'newest' : 'all' }),
  }
  if (items === null) return may.value.reply({ unchanged: true, etag, items: [], next })
  return may.value.reply({ unchanged: false, etag, items: items.map((row) => summaryOf(CASES.rowOf(row), may.value.actor, call.now)), next, ...more })
}
