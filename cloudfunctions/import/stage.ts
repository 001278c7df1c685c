import type { Instant } from '../../shared/kernel/instant'
import type { Changes } from '../../shared/register/changes'
import type { Values } from '../../shared/register/field'
import type { RowAct } from '../../shared/register/import'
import type { RowProblem } from '../../shared/register/row-problems'
import { statement } from '../_database/statement'
import type { JobRun } from '../_jobs/job'
import type { Heading, Import, KeptCounts } from './read-import'

/** It was stopped, or another run has begun anew: nothing more is written. */
export class Over extends Error {}

/** A row of the stage. */
export interface StagedRow {
  line: number
  /** When it is written: rows on which others build come before them. */
  turn: number
  act: RowAct
  key: string | null
  id: string | null
  version: number | null
  name: string
  put: Values
  what: Changes
  problems: RowProblem[]
}

/** Nothing of an earlier reading stays. So many at a time. */
export const clearStage = statement<{ importId: string }, { cleared: number }>('import_clear', `
  with gone as (delete from mashangban.import_rows r where r.tenant = :tenant and r.run = :importId and r.line = any(array(select n.line from mashangban.import_rows n where n.tenant = :tenant and n.run = :importId order by n.line limit 5000)) returning 1)
  select count(*)::int as cleared from gone`)

/** What has been found out by looking into the file; `words`, where every column that is needed is known, are remembered for the next of its source. 0: it was stopped, or another run reads it anew. */
export const writeHeading = statement<{ importId: string; began: Instant; format: string; encoding: string | null; sheets: string[]; sheet: string; heading: Heading | null; words: Record<string, string> | null; now: Instant }, { put: number }>('import_heading', `
  with put as (update mashangban.imports i set format = :format, encoding = :encoding, sheets = :sheets::jsonb, sheet = :sheet, heading = :heading::jsonb, line = 0, total = 0
    where i.tenant = :tenant and i.id = :importId and i.state = 'reading' and i.began_at = :began::timestamptz returning i.kind, i.source),
  kept as (insert into mashangban.import_mappings as old (tenant, kind, source, words, at) select :tenant, put.kind, put.source, :words::jsonb, :now::timestamptz from put where :words::jsonb is not null
    on conflict (tenant, kind, source) do update set words = excluded.words, at = excluded.at returning 1)
  select count(*)::int as put from put where (select count(*) from kept) >= 0`)

/** Puts rows into the stage and says how far it is; sent twice, it has done so once. 0: it was stopped, or another run reads it anew. */
export const writeStage = statement<{ importId: string; began: Instant; line: number; rows: StagedRow[] }, { put: number }>('import_stage', `
  with ours as materialized (select i.id from mashangban.imports i where i.tenant = :tenant and i.id = :importId and i.state = 'reading' and i.began_at = :began::timestamptz for update),
  staged as (insert into mashangban.import_rows (tenant, run, line, turn, act, key, id, version, name, put, what, problems)
    select :tenant, ours.id, r.line, r.turn, r.act, r.key, r.id, r.version, r.name, r.put, r.what, r.problems from ours,
      jsonb_to_recordset(:rows::jsonb) r(line int, turn int, act text, key text, id text, version int, name text, put jsonb, what jsonb, problems jsonb) on conflict do nothing returning 1),
  put as (update mashangban.imports i set line = :line, total = i.total + (select count(*) from staged) from ours where i.tenant = :tenant and i.id = ours.id returning 1)
  select count(*)::int as put from put`)

/** How many rows do what: counted over the index. */
export const readActs = statement<{ importId: string }, { acts: Partial<Record<RowAct, number>> }>('import_acts', `
  select coalesce(json_object_agg(n.act, n.many), '{}') as acts from (select r.act, count(*)::int as many from mashangban.import_rows r where r.tenant = :tenant and r.run = :importId group by r.act) n`)

interface Ending {
  importId: string
  began: Instant
  state: string
  total: number
  counts: KeptCounts
  failure: string | null
  now: Instant
}

/** Ends what an import was at. 0: it was stopped, or another run has begun it anew. */
export const writeEnd = statement<Ending, { put: number }>('import_end', `
  with put as (update mashangban.imports i set state = :state, total = :total, counts = :counts::jsonb, failure = :failure::text, ended_at = :now::timestamptz
    where i.tenant = :tenant and i.id = :importId and i.state in ('reading', 'applying', 'undoing') and i.began_at = :began::timestamptz returning 1) select count(*)::int as put from put`)

/** Ends what has gone through all its rows, with how many did what counted anew; always true: nothing is left to do. */
export async function endAs(state: 'applied' | 'undone', { ports: { database }, now }: JobRun, { id: importId, began_at, counts, total }: Import): Promise<true> {
  const { acts } = await database.one(readActs, { importId })
  await database.one(writeEnd, { importId, began: began_at ?? '', state, total, counts: { ...counts, acts }, failure: null, now })
  return true
}

const readFar = statement<{ importId: string; state: string; began: Instant }, { line: number; after: string }>('import_far', `
  select i.line, coalesce(i.after, '') as after from mashangban.imports i where i.tenant = :tenant and i.id = :importId and i.state = :state and i.began_at = :began::timestamptz`)

/** How far it is by now: the last line that was written, the last thing that was taken back; null: it is not ours any more. */
export const howFar = async ({ ports: { database } }: JobRun, { id, state, began_at }: Import): Promise<{ line: number; after: string } | null> =>
  (await database.first(readFar, { importId: id, state, began: began_at ?? '' })) ?? null
