import type { Actor } from '../../../shared/access/actor'
import type { Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { addMs, DAY_MS, type Instant } from '../../../shared/kernel/instant'
import { ok, type Result } from '../../../shared/kernel/result'
import { FILE_KEPT_DAYS } from '../../../shared/register/export'
import { countOf } from '../../../shared/settings/quotas'
import { counted, counting } from '../../_database/counting'
import { DatabaseFailure, isTaken } from '../../_database/failure'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { READER_AS_ACTOR, READER_OF_LIST } from '../../_flow/reading'
import type { Decision, Requested, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { exportedOf, type PlaceNames } from './exported'
import { sealedList } from './read-export'

interface Read {
  request: Requested | null
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  names: PlaceNames
}

/** The names of places, officials and companies are everybody's. */
const readBegin = statement<{ personId: string; requestId: string; areaId: string | null; ids: string[]; now: Instant }, Read>('export_begin_read', `
  with ${READER_OF_LIST}
  select ${REQUEST}, ${READER_AS_ACTOR} as actor, (select here.path from mashangban.areas here where here.tenant = :tenant and here.id = :areaId) as path,
    (select coalesce(json_object_agg(n.id, n.name), '{}') from (select b.id, b.name from mashangban.areas b where b.tenant = :tenant and b.id = any(:ids::text[])
      union all select u.id, u.name from mashangban.units u where u.tenant = :tenant and u.id = any(:ids::text[])
      union all select titled.id, titled.name from mashangban.companies titled where titled.tenant = :tenant and titled.id = any(:ids::text[])
      union all select h.id, h.name from mashangban.halls h where h.tenant = :tenant and h.id = any(:ids::text[])
      union all select w.id, w.name from mashangban.windows w where w.tenant = :tenant and w.id = any(:ids::text[])
      union all select m.id, m.name from mashangban.matters m where m.tenant = :tenant and m.id = any(:ids::text[])
      union all select p.id, p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = any(:ids::text[]) and p.work_name is not null) n) as names
  from reader`)

interface Row {
  id: string
  personId: string
  list: string
  asked: object
  words: string
  object: string
  now: Instant
  until: Instant
  counts: object[]
  request: RequestRow
}

/** The request first: a repeat beside its own first try is told by its key, and not that something is being written. */
const writeExport = statement<Row, { made: number }>('export_begin', `
  with ${noteRequest()},
  made as (insert into mashangban.exports (tenant, id, person_id, list, asked, words, state, rows, object, made_at, until)
    select :tenant, :id, :personId, :list, :asked::jsonb, :words, 'waiting', 0, :object, :now::timestamptz, :until::timestamptz from noted returning id),
  later as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'export', made.id, :now::timestamptz, '{}', 0 from made returning 1),
  ${counting('later')}
  select (select count(*) from later)::int as made, (select ok from within) as within`)

/** Told apart from what people attach: nothing of it is ever shown in a case. */
const objectOf = (id: string): string => `export/${id}.xlsx`

/**
 * Has a list written into a file, by its own job. Refused to whoever may not see the list, by the right of the list itself, while his last one is still being written, and
 * when he has had too many that day. Three trips: the second reads a row of the list, as its page would.
 */
export const begin: UseCase<'export.begin'> = async ({ requestId, list }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database, settings, vault }, caller: { personId }, now } = call
  const exported = exportedOf(list)
  try {
    return await governed<Read, { exportId: string }>(call, {
      requestId,
      asked: () => list,
      read: () => database.one(readBegin, { personId, requestId, areaId: exported.areaOf(list), ids: exported.placesOf(list), now }),
      may: ({ actor, path }) => allowed(call, actor, exported.subject(list, path, personId)),
      async decide({ names }): Promise<Result<Decision<{ exportId: string }>, Refusal>> {
        const seen = await exported.batch(list, null, call, 1)
        if (!seen.ok) return seen
        const { names: own } = await settings.at(now)
        const id = `ex-${Buffer.from(call.random(9)).toString('base64url')}`
        const row = {
          id, personId, list: list.of, asked: sealedList(list, vault), words: exported.words(list, names, own), object: objectOf(id), now, until: addMs(now, FILE_KEPT_DAYS * DAY_MS),
          counts: counted([countOf('exports', personId, now)]),
        }
        return ok({ reply: { exportId: id }, of: { of: 'export', id }, async write(request: RequestRow) { return (await database.one(writeExport, { ...row, request })).made === 1 } })
      },
    })
  } catch (error) {
    if (error instanceof DatabaseFailure && isTaken(error, 'exports_being_written')) return refuse('EXPORT_RUNNING')
    throw error
  }
}
