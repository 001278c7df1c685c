import type { Instant } from '../../shared/kernel/instant'
import { type Statement, statement } from '../_database/statement'
import { ended } from '../_jobs/end'
import { type Asked, kindOf, matching, type Way, WAYS } from './matching'
import type { Print } from './read-print'
import { detailsOf, type SignDetails } from './sign-details'

export interface Claimed {
  kind: string
  key: string
  claim: string
}

/** CTE: raises when somebody else has the job by now. Whatever writes reads from it. */
const MINE = `mine as materialized (select mashangban.must(exists (select from mashangban.jobs j where j.tenant = :tenant and j.kind = :kind and j.key = :key and j.claim = :claim)) as ok)`

/** A printing, the name of whose it is, and whose signs they are: the area above all others. */
export const readOne = statement<{ printId: string }, { found: Print; who: string | null; rootName: string }>('print_one', `
  select to_jsonb(p) as found, (select n.work_name from mashangban.persons n where n.tenant = :tenant and n.id = p.person_id) as who,
    coalesce((select r.name from mashangban.areas a join mashangban.areas r on r.tenant = :tenant and r.id = a.path[cardinality(a.path)] where a.tenant = :tenant and a.id = p.area_id), '') as "rootName"
  from mashangban.prints p where p.tenant = :tenant and p.id = :printId`)

/** What is meant now, in its order, once and for all: a run that is killed afterwards goes on from there. */
const gather = (way: Way): string => `
  with ${MINE},
  put as (update mashangban.prints p set state = 'writing' from mine where p.tenant = :tenant and p.id = :key and p.state = 'waiting' returning p.id),
  made as (insert into mashangban.print_signs (tenant, print_id, seq, of, id, name) select :tenant, put.id, m.seq, '${kindOf(way)}', m.id, m.name from put cross join (${matching(way)}) m returning seq),
  counted as (select count(*)::int as total from made)
  select c.total from counted c`
export const GATHER = Object.fromEntries(WAYS.map((way) => [way, statement(`print_gather_${way.replace(' ', '_')}`, gather(way))])) as unknown as Record<Way, Statement<Asked & Claimed, { total: number }>>

/** A sign to come, with what stands on it now; details null: it has gone since. */
export interface Batch { seq: number; id: string; details: SignDetails | null }

/** The next of them. */
export const readBatch = statement<{ printId: string; after: number; limit: number }, Batch>('print_batch', `
  select s.seq, s.id, ${detailsOf('s.of', 's.id')} as details
  from mashangban.print_signs s where s.tenant = :tenant and s.print_id = :printId and s.seq > :after order by s.seq limit :limit`)

/** A sign as it was printed, or why it was not. */
export interface Done {
  seq: number
  codeId: string | null
  revision: number | null
  shortCode: string | null
  page: number | null
  leftOut: string | null
}

interface File extends Claimed {
  was: number
  done: number
  total: number
  signs: Done[]
  leftOut: number
  n: number
  object: string
  count: number
  pages: number
  now: Instant
}

/**
 * Some signs are done: they, the dates of their codes, and the file that they stand in, together. A reprint is no new order: what was ordered and printed first
 * stays. A code that was issued anew meanwhile is not marked: its sign has just been thrown away.
 */
export const writeFile = statement<File, { put: number }>('print_file', `
  with ${MINE},
  put as (update mashangban.prints p set done = :done, total = :total, left_out = p.left_out + :leftOut from mine where p.tenant = :tenant and p.id = :key and p.state = 'writing' and p.done = :was returning p.made_at),
  d as materialized (select x.* from put cross join jsonb_to_recordset(:signs::jsonb) x(seq int, "codeId" text, revision int, "shortCode" text, page int, "leftOut" text)),
  file as (insert into mashangban.print_files (tenant, print_id, n, object, signs, pages, first_seq, last_seq)
    select :tenant, :key, :n, :object, :count, :pages, min(d.seq) filter (where d.page is not null), max(d.seq) filter (where d.page is not null) from d having :count > 0 returning 1),
  marked as (update mashangban.print_signs s set code_id = d."codeId", revision = d.revision, short_code = d."shortCode", page = d.page, left_out = d."leftOut", file = case when d.page is not null then :n end
    from d where s.tenant = :tenant and s.print_id = :key and s.seq = d.seq returning 1),
  dated as (update mashangban.codes k set ordered_at = coalesce(k.ordered_at, put.made_at), printed_at = coalesce(k.printed_at, :now::timestamptz)
    from d, put where k.tenant = :tenant and k.code_id = d."codeId" and k.revision = d.revision and d.page is not null returning 1)
  select (select count(*) from put)::int as put, (select count(*) from file) + (select count(*) from marked) + (select count(*) from dated) as besides`)

/** Its end, and with it that of its job. `failure` null: the files are there. */
export const writeEnd = statement<Claimed & { state: 'ready' | 'failed'; list: string; failure: string | null; now: Instant }, { ok: boolean }>('print_end', `
  with put as (update mashangban.prints p set state = :state, list = :list, failure = :failure::text, ended_at = :now::timestamptz
    where p.tenant = :tenant and p.id = :key and p.state in ('waiting', 'writing') returning 1), ${ended('put')}
  select (select ok from fence) as ok`)

/** Its end, where the job is to be parked, or was: an administrator looks at that, and whoever waits is told. */
export const writeGivenUp = statement<{ printId: string; now: Instant }, { put: number }>('print_given_up', `
  with put as (update mashangban.prints p set state = 'failed', failure = 'PRINT_FAILED', ended_at = :now::timestamptz
    where p.tenant = :tenant and p.id = :printId and p.state in ('waiting', 'writing') returning 1) select count(*)::int as put from put`)
