import { isConfidential } from '../../shared/case/audience'
import type { Case, Change } from '../../shared/case/schema'
import type { Instant } from '../../shared/kernel/instant'
import { FOLDING, fold, gramsOf } from '../../shared/kernel/fold'
import { noteRequest } from '../_database/fragments'
import type { Queries } from '../_database/connection'
import { statement } from '../_database/statement'
import type { RequestRow } from '../_runtime/command'
import { noticesFor } from './notices'
import { entryRows, rowOf, CHANGED, FLOW } from './rows'

/** Circles up to this many people get their messages in the statement itself; a larger one is a job. */
export const LARGEST_CIRCLE = 50

/** A job to be set (`due`), or to be given up (`due` null). */
export interface JobDate {
  kind: string
  key: string
  due: Instant | null
  args?: object
}

export const alarmKey = (id: string): string => `${FLOW.of}:${id}`
export const entryKey = (id: string, seq: number): string => `${FLOW.of}:${id}:${seq}`

/**
 * CTEs of what every writing leaves beside the aggregate, in everybody's order: record, what it says, places, followers, files, messages,
 * jobs. Each part reads from the one before: parts that nobody refers to run backwards, and then lock backwards. `after` names a CTE
 * with the columns of the aggregate that gives the one row that was written, or none, and then nothing is. `fence` undoes all of it when a file was filed
 * with something else meanwhile, or the alarm that is being fired is no longer in these hands.
 */
const beside = (after: string): string => `
  e as (insert into mashangban.entries select p.* from ${after}, jsonb_populate_recordset(null::mashangban.entries, :entries::jsonb) p returning seq),
  x as (insert into mashangban.entry_contents select p.* from ${after}, jsonb_populate_recordset(null::mashangban.entry_contents, :contents::jsonb) p where (select count(*) from e) >= 0 returning seq),
  l as (insert into mashangban.lies_in as old select :tenant, a, '${FLOW.of}', d.id, d.box, d.confidential, d.closed_to, d.by_due, d.closed_at from ${after} d, unnest(:path::text[]) a
    where (select count(*) from x) >= 0
    on conflict (tenant, of, id, area) do update set box = excluded.box, by_due = excluded.by_due, closed_at = excluded.closed_at returning 1),
  f as (insert into mashangban.followers as old select :tenant, p, '${FLOW.of}', d.id, d.box, d.closed_to, d.by_due, d.closed_at from ${after} d, unnest(:followers::text[]) p
    where (select count(*) from l) >= 0
    on conflict (tenant, of, id, person_id) do update set box = excluded.box, by_due = excluded.by_due, closed_at = excluded.closed_at returning 1),
  fgone as (delete from mashangban.followers g using ${after} d where g.tenant = :tenant and g.of = '${FLOW.of}' and g.id = d.id and g.person_id <> all(:followers::text[]) and (select count(*) from f) >= 0 returning 1),
  filed as (update mashangban.files g set of = '${FLOW.of}', id = d.id from ${after} d where g.tenant = :tenant and g.file_id = any(:files::text[]) and (g.id is null or (g.of = '${FLOW.of}' and g.id = d.id)) and (select count(*) from fgone) >= 0 returning 1),
  n as materialized (select n.* from ${after}, jsonb_to_recordset(:notices::jsonb) n(rank int, kind text, seq int, at timestamptz, body text, persons text[], roles text[], places text[]) where (select count(*) from filed) >= 0),
  who as materialized (select n.*, w.p, count(*) over (partition by n.rank) as size from ${after} d, n cross join lateral (
    select q.p from (select unnest(n.persons) as p union select m.person_id from unnest(n.roles, n.places) as o(role, place) join mashangban.memberships m on m.tenant = :tenant and m.role = o.role and m.place = o.place) q
    where q.p <> :doer and (d.closed_to = '{}' or not (d.closed_to && (array['p:' || q.p] || array(select 'u:' || y.unit_id from mashangban.memberships y where y.tenant = :tenant and y.person_id = q.p and y.unit_id is not null))))
    limit ${LARGEST_CIRCLE + 1}) w),
  m as (insert into mashangban.messages (tenant, person_id, of, id, seq, kind, at, number, subject, body)
    select distinct on (w.seq, w.p) :tenant, w.p, '${FLOW.of}', d.id, w.seq, w.kind, w.at, d.number, d.title, w.body from ${after} d, who w where w.size <= ${LARGEST_CIRCLE} order by w.seq, w.p, w.rank
    on conflict do nothing returning seq),
  jd as (delete from mashangban.jobs j using ${after}, jsonb_to_recordset(:jobs::jsonb) a(kind text, key text, due timestamptz)
    where j.tenant = :tenant and j.kind = a.kind and j.key = a.key and a.due is null and (select count(*) from m) >= 0 and (:claim::text is null or j.claim = :claim) returning j.key),
  ju as (insert into mashangban.jobs as old (tenant, kind, key, of, id, due_at, args, attempts)
    select :tenant, a.kind, a.key, '${FLOW.of}', d.id, a.due, coalesce(a.args, '{}'), 0 from ${after} d, (
      select kind, key, due, args from jsonb_to_recordset(:jobs::jsonb) b(kind text, key text, due timestamptz, args jsonb) where due is not null
      union all select 'push', '${FLOW.of}:' || g.id || ':' || s.seq, g.closed_now, jsonb_build_object('seq', s.seq) from (select d2.id, :at::timestamptz as closed_now from ${after} d2) g, (select distinct seq from m) s
      union all select distinct on (w.rank) 'fanOut', '${FLOW.of}:' || g.id || ':' || w.seq || ':' || w.kind, :at::timestamptz, jsonb_build_object('seq', w.seq, 'kind', w.kind, 'at', w.at, 'body', w.body, 'persons', w.persons, 'roles', w.roles, 'places', w.places, 'doer', :doer::text)
        from ${after} g, who w where w.size > ${LARGEST_CIRCLE}
    ) a where (select count(*) from jd) >= 0 order by a.kind, a.key
    on conflict (tenant, kind, key) do update set due_at = excluded.due_at, args = excluded.args, claim = null, locked_until = null, attempts = 0, parked_at = null, error = null
      where :claim::text is null or old.kind <> 'alarm' or old.claim = :claim
    returning kind),
  fence as materialized (select mashangban.must(not exists (select from ${after})
    or ((select count(*) from filed) = cardinality(:files::text[]) and (:claim::text is null or (select count(*) from jd) + (select count(*) from ju where kind = 'alarm') > 0))) as ok)`

interface Beside {
  entries: object[]
  contents: object[]
  path: string[] | null
  followers: string[] | null
  files: string[]
  notices: object[]
  jobs: JobDate[]
  doer: string
  /** Null: no job is being done. Else the claim of the alarm that is. */
  claim: string | null
  at: Instant
}

export interface Filed extends Beside {
  request: RequestRow
  row: object
  code: object
  folding: number
  folded: string
  grams: string[]
}

/** The request comes first: a repeat is always told by its key, whatever else clashes. */
const writeFiling = statement<Filed, { id: string }>('case_file', `
  with ${noteRequest()},
  c as (insert into ${FLOW.table} select p.* from noted, jsonb_populate_record(null::${FLOW.table}, :row::jsonb) p returning *),
  k as (insert into mashangban.codes select p.* from c, jsonb_populate_record(null::mashangban.codes, :code::jsonb) p returning 1),
  g as (insert into mashangban.finds (tenant, of, id, folding, folded, grams) select :tenant, '${FLOW.of}', c.id, :folding, :folded, :grams::text[] from c where (select count(*) from k) > 0 returning 1),
  made as materialized (select c.* from c where (select count(*) from g) > 0), ${beside('made')}
  select made.id, (select count(*) from ju)::int as jobs, (select ok from fence) as ok from made`)

/** Changes nothing unless the version is the one that was read. The request comes last, behind that guard. */
const change = (name: string, requested: boolean) => statement<Beside & { row: object; read: number; request?: RequestRow }, { id: string }>(name, `
  with c as (update ${FLOW.table} c set ${CHANGED.map((column) => `${column} = p.${column}`).join(', ')} from jsonb_populate_record(null::${FLOW.table}, :row::jsonb) p
    where c.tenant = :tenant and c.id = p.id and c.version = :read returning c.*), ${beside('c')}${requested ? `,
  ${noteRequest('(select c.id as written from c where (select count(*) from ju) >= 0) w')}` : ''}
  select c.id, (select count(*) from ju)::int as jobs, (select ok from fence) as ok${requested ? ', (select count(*) from noted)::int as noted' : ''} from c`)

const writeAct = change('case_act', true)
const writeEvent = change('case_event', false)

/** Who does it, and what else is written with it. */
export interface Doing {
  doer: string
  at: Instant
  files?: readonly { id: string; until: Instant }[]
  claim?: string
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)

function besideOf(change: Change, read: Case | null, tenant: string, { doer, at, files = [], claim }: Doing): Beside {
  const { next, entries, wakeAt } = change
  // A place, box or date that has not moved need not be written again under every area.
  const moved = read === null || placeOf(read) !== placeOf(next)
  const followed = JSON.stringify([read?.informed ?? null, moved]) !== JSON.stringify([next.informed, false])
  const informed = isConfidential(next) ? [] : next.informed
  const pictures = entries.filter((entry) => entry.content?.files?.length)
  return {
    ...entryRows(FLOW.of, next.id, entries, tenant),
    path: moved ? next.areaPath : null,
    followers: followed ? informed : null,
    files: files.map(({ id }) => id),
    notices: noticesFor(change),
    jobs: [
      { kind: 'alarm', key: alarmKey(next.id), due: wakeAt },
      ...files.map(({ id, until }) => ({ kind: 'file', key: id, due: later(at, until) })),
      ...pictures.map(({ seq }) => ({ kind: 'media', key: entryKey(next.id, seq), due: at, args: { seq } })),
    ],
    doer, at, claim: claim ?? null,
  }
}

const placeOf = (current: Case): string => JSON.stringify([current.box, current.dueAt, current.confirmBy, current.closedAt, current.areaPath])

/** Writes a new case with all that belongs to it. One trip. Throws a DatabaseFailure `constraint`: requests_pkey (a repeat), cases_number (draw again). */
export async function writeNew(queries: Queries, tenant: string, change: Change, codeId: string, request: RequestRow, doing: Doing): Promise<void> {
  const { next } = change
  await queries.one(writeFiling, {
    ...besideOf(change, null, tenant, doing),
    request,
    row: rowOf(next, tenant),
    code: { tenant, code_id: codeId, of: FLOW.of, id: next.id, revision: 0, short_code: null, status: 'active', issued_at: doing.at, revoked_at: null, reason: null },
    folding: FOLDING,
    folded: [next.title, next.company.name, next.number].map(fold).join('\n'),
    grams: gramsOf(next.title, next.company.name, next.number),
  })
}

/** Writes what an act or event made of the case that was read. One trip; false when its version is no longer the stored one, and nothing was written. */
export async function writeChange(queries: Queries, tenant: string, read: Case, change: Change, doing: Doing, request?: RequestRow): Promise<boolean> {
  const parameters = { ...besideOf(change, read, tenant, doing), row: { ...rowOf(change.next, tenant), body: null, words: null }, read: read.version }
  const written = request
    ? await queries.first(writeAct, { ...parameters, request })
    : await queries.first(writeEvent, parameters)
  return written !== undefined
}
