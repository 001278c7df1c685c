import { refuse, type Refusal } from '../../../shared/api/errors'
import type { Instant } from '../../../shared/kernel/instant'
import { ok, type Result } from '../../../shared/kernel/result'
import { noteRequest, REQUEST, SET_ANEW } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ERASED_TITLE } from '../../_flow/erased'
import { ACTOR } from '../../_flow/reading'
import type { CommandRead, Decision, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { FROM_UNLISTED, ITS_CASES, RECOGNISED, type UnlistedNow } from './read'

type Read = CommandRead & UnlistedNow & { companyPath: string[] | null }

const readNow = statement<{ personId: string; requestId: string; unlistedId: string; companyId: string | null; erased: string }, Read>('unlisted_read', `
  select ${REQUEST}, ${ACTOR} as actor, a.path, u.state, u.version,
    case when u.state = 'listed' then 0 else (select count(*)::int from ${RECOGNISED}) end as undoing,
    coalesce((select r.name from ${RECOGNISED} and r.name <> :erased order by r.case_id limit 1), (select c.company_name from ${ITS_CASES} and c.company_name <> :erased limit 1)) as written,
    (select p.path from mashangban.companies k join mashangban.areas p on p.tenant = :tenant and p.id = k.area_id where k.tenant = :tenant and k.id = :companyId) as "companyPath"
  ${FROM_UNLISTED}`)

interface Write {
  unlistedId: string
  seen: number
  personId: string
  now: Instant
  request: RequestRow
}

/** SQL: the row as it was seen, which nobody has listed meanwhile. */
const AS_SEEN = `u.tenant = :tenant and u.id = :unlistedId and u.version = :seen and u.state <> 'listed'`
const DECIDED = 'version = u.version + 1, decided_by = :personId, decided_at = :now::timestamptz'

/** Its name goes: from now on it is called what the register calls it. Its cases follow one by one, as a job. */
const writeListed = statement<Write & { companyId: string }, { done: number }>('unlisted_link', `
  with u as (update mashangban.unlisted u set state = 'listed', company_id = :companyId, name = '', reason = null, ${DECIDED} where ${AS_SEEN} returning u.id),
  j as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'recognise', u.id, :now::timestamptz, jsonb_build_object('by', :personId::text, 'companyId', :companyId::text), 0 from u ${SET_ANEW} returning key),
  ${noteRequest('j')}
  select count(*)::int as done from j`)

/** It is called again as it was written. Its cases come back one by one, as a job. */
const writeUnlinked = statement<Write & { name: string }, { done: number }>('unlisted_unlink', `
  with u as (update mashangban.unlisted u set state = 'waiting', company_id = null, name = :name, version = u.version + 1, decided_by = null, decided_at = null
    where u.tenant = :tenant and u.id = :unlistedId and u.version = :seen and u.state = 'listed' returning u.id),
  j as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'recognise', u.id, :now::timestamptz, jsonb_build_object('by', :personId::text, 'companyId', null), 0 from u ${SET_ANEW} returning key),
  ${noteRequest('j')}
  select count(*)::int as done from j`)

const writeAside = statement<Write & { reason: string }, { done: number }>('unlisted_aside', `
  with u as (update mashangban.unlisted u set state = 'aside', reason = :reason, ${DECIDED} where ${AS_SEEN} returning u.id),
  ${noteRequest('u')}
  select count(*)::int as done from u`)

/** Only as it was seen: who comes after somebody that has decided, or listed it, is told. */
const asSeen = ({ state, version }: Read, { unlistedId, seen }: Pick<Write, 'unlistedId' | 'seen'>, write: Decision<{ version: number }>['write']): Result<Decision<{ version: number }>, Refusal> =>
  (state === 'listed' || version !== seen ? refuse('UNLISTED_CHANGED') : ok({ reply: { version: seen + 1 }, of: { of: 'unlisted', id: unlistedId }, write }))

/** This is that company of the register: its cases become that company's. Whoever says so must have both areas. Not while a mistake is being undone. Two trips, and a job. */
export const link: UseCase<'unlisted.link'> = async ({ requestId, unlistedId, seen, companyId }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  return governed<Read, { version: number }>(call, {
    requestId,
    asked: () => ({ unlistedId, companyId }),
    read: () => database.one(readNow, { personId, requestId, unlistedId, companyId, erased: ERASED_TITLE }),
    may({ actor, path, companyPath }) {
      const here = allowed(call, actor, path && { areas: path }, 'UNLISTED_NOT_FOUND')
      return here.ok ? allowed(call, actor, companyPath && { areas: companyPath }, 'COMPANY_NOT_FOUND') : here
    },
    decide: (read) => read.undoing > 0 ? refuse('UNLISTED_UNDOING') : asSeen(read, { unlistedId, seen }, async (request) => (await database.one(writeListed, { unlistedId, seen, companyId, personId, now, request })).done === 1),
  })
}

/** It was not that company: its cases, also those that were filed for it since, are again of what was written, and can be linked anew. Two trips, and a job. */
export const unlink: UseCase<'unlisted.unlink'> = async ({ requestId, unlistedId, seen }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  return governed<Read, { version: number }>(call, {
    requestId,
    asked: () => ({ unlistedId }),
    read: () => database.one(readNow, { personId, requestId, unlistedId, companyId: null, erased: ERASED_TITLE }),
    may: ({ actor, path }) => allowed(call, actor, path && { areas: path }, 'UNLISTED_NOT_FOUND'),
    decide({ state, version, written }) {
      if (version !== seen) return refuse('UNLISTED_CHANGED')
      if (state !== 'listed' || written === null) return refuse('UNLISTED_NOT_LISTED')
      return ok({
        reply: { version: seen + 1 }, of: { of: 'unlisted', id: unlistedId },
        write: async (request) => (await database.one(writeUnlinked, { unlistedId, seen, name: written, personId, now, request })).done === 1,
      })
    },
  })
}

/** It will be no company of the register; its cases are handled all the same. Two trips. */
export const setAside: UseCase<'unlisted.setAside'> = async ({ requestId, unlistedId, seen, reason }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  return governed<Read, { version: number }>(call, {
    requestId,
    asked: () => ({ unlistedId, reason }),
    read: () => database.one(readNow, { personId, requestId, unlistedId, companyId: null, erased: ERASED_TITLE }),
    may: ({ actor, path }) => allowed(call, actor, path && { areas: path }, 'UNLISTED_NOT_FOUND'),
    decide: (read) => asSeen(read, { unlistedId, seen }, async (request) => (await database.one(writeAside, { unlistedId, seen, reason, personId, now, request })).done === 1),
  })
}
