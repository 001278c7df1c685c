import type { Actor } from '../../../shared/access/actor'
import { refuse } from '../../../shared/api/errors'
import type { Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { statement, type Statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import type { Requested, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

interface Read {
  request: Requested | null
  actor: Omit<Actor, 'personId'>
  roots: string[]
  parked: boolean
}

interface Write {
  kind: string
  key: string
  now: Instant
  request: RequestRow
}

const readJob = statement<{ personId: string; requestId: string; kind: string; key: string }, Read>('register_job_read', `
  select ${REQUEST}, ${ACTOR} as actor, coalesce((select json_agg(a.id) from mashangban.areas a where a.tenant = :tenant and a.parent_id is null), '[]') as roots,
    exists (select from mashangban.jobs j where j.tenant = :tenant and j.kind = :kind and j.key = :key and j.parked_at is not null) as parked`)

const tryAgain = statement<Write, { moved: number }>('register_job_try', `
  with moved as (update mashangban.jobs j set due_at = :now::timestamptz, claim = null, locked_until = null, attempts = 0, parked_at = null, error = null
    where j.tenant = :tenant and j.kind = :kind and j.key = :key and j.parked_at is not null returning 1), ${noteRequest('moved')}
  select count(*)::int as moved from moved, noted`)

const setAside = statement<Write, { moved: number }>('register_job_drop', `
  with moved as (delete from mashangban.jobs j where j.tenant = :tenant and j.kind = :kind and j.key = :key and j.parked_at is not null and :now::timestamptz is not null returning 1), ${noteRequest('moved')}
  select count(*)::int as moved from moved, noted`)

/** A decision about a job that has stopped, by whoever administers a root of the areas: it is nobody else's. Another administrator may be faster. Two trips. */
const decided = <A extends 'register.tryJob' | 'register.dropJob'>(write: Statement<Write, { moved: number }>): UseCase<A> => (async ({ requestId, kind, key }: { requestId: string; kind: string; key: string }, anyCall: Parameters<UseCase<A>>[1]) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  return governed<Read, { kind: string }>(call, {
    requestId,
    asked: () => ({ kind, key }),
    read: () => database.one(readJob, { personId: call.caller.personId, requestId, kind, key }),
    may: ({ actor, roots }) => allowed(call, actor, { areas: roots }),
    decide: ({ parked }) => (parked
      ? ok({ reply: { kind }, of: { of: 'job', id: key }, write: async (request: RequestRow) => (await database.one(write, { kind, key, now: call.now, request })).moved === 1 })
      : refuse('JOB_GONE')),
  })
}) as unknown as UseCase<A>

/** Is tried again with the next minute, as if it were new. */
export const tryJob = decided<'register.tryJob'>(tryAgain)
/** Will not be done: that it was to be, and who decided so, stays among the deeds. */
export const dropJob = decided<'register.dropJob'>(setAside)
