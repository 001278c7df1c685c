import { changesOf } from '../../shared/register/changes'
import type { Instant } from '../../shared/kernel/instant'
import type { Values } from '../../shared/register/field'
import type { RowAct } from '../../shared/register/import'
import { statement } from '../_database/statement'
import type { JobRun } from '../_jobs/job'
import { type CompanyNow, companyNow, type CompanyWrite, companyWrite, putCompanies } from '../_register/company-rows'
import type { Import } from './read-import'
import { endAs } from './stage'

/** Rows written by one statement. */
const BATCH = 1000

interface Todo {
  line: number
  act: RowAct
  id: string | null
  version: number | null
  put: Values
  /** As it stands now; null: it is not there. */
  now: CompanyNow | null
}

/** The next rows that change something, each with what stands in the register now. */
const readTodo = statement<{ importId: string; after: number }, Todo>('import_todo', `
  select r.line, r.act, r.id, r.version, r.put, case when c.id is not null then ${companyNow('c')} end as now
  from (select * from mashangban.import_rows r where r.tenant = :tenant and r.run = :importId and r.act in ('new', 'changed', 'gone') and r.line > :after order by r.line limit ${BATCH}) r
    left join lateral (select c.* from mashangban.companies c where c.tenant = :tenant and c.uscc = r.key offset 0) c on true order by r.line`)

interface Batch {
  importId: string
  run: string
  began: Instant
  from: number
  to: number
  rows: CompanyWrite[]
  /** Lines of rows that somebody has changed since. */
  moved: number[]
  at: Instant
  personId: string
  back: false
}

/** A batch and how far it is: together or not at all. 0: it was stopped, or another run is further. */
const writeBatch = statement<Batch, { went: number }>('import_apply', `
  with went as (update mashangban.imports i set line = :to where i.tenant = :tenant and i.id = :importId and i.state = 'applying' and i.began_at = :began::timestamptz and i.line = :from returning 1),
  ${putCompanies('went')},
  moved as materialized (select :moved::int[] || case when cardinality(lost.ids) = 0 then '{}' else array(select r.line from rows r where r.id = any(lost.ids)) end as lines from lost),
  ticked as (update mashangban.import_rows w set act = 'moved' from went, moved where cardinality(moved.lines) > 0
    and w.tenant = :tenant and w.run = :importId and w.act in ('new', 'changed', 'gone') and w.line > :from and w.line <= :to and w.line = any(moved.lines) returning 1)
  select (select count(*)::int from went) as went, (select count(*) from ticked) as rows`)

/** What a row writes; null: somebody has changed the company since it was read, so nothing of it is touched. */
function writeOf({ line, act, version, put, now }: Todo, newId: () => string): CompanyWrite | null {
  if (act === 'new') return now === null ? companyWrite(newId(), null, changesOf(null, put), { line }) : null
  return now !== null && now.version === version ? companyWrite(now.id, now, changesOf(now.values, put), { line }) : null
}

/**
 * Writes what the dry run said, batch by batch, until it is done or time is up (false: there is more). A run that was killed is gone on with from its
 * last whole batch; nothing is written twice.
 */
export async function applyRows(run: JobRun, found: Import): Promise<boolean> {
  const { database } = run.ports
  const { id: importId, person_id: personId } = found
  const began = found.began_at ?? ''
  let from = found.line
  let prepared = prepare(await database.rows(readTodo, { importId, after: from }), run)
  while (!run.timeIsUp()) {
    if (prepared === null) return endAs('applied', run, found)
    const { to, rows, moved } = prepared
    const todo = await database.rows(readTodo, { importId, after: to })
    const writing = database.one(writeBatch, { importId, run: importId, began, from, to, personId, back: false, at: run.now, rows, moved })
    // The next batch is made ready while the database is at this one: each row is of a company of its own.
    prepared = prepare(todo, run)
    from = to
    if ((await writing).went > 0) continue
    // Sent twice because the connection was lost, or stopped, or done by another run: the row says which.
    const line = await lineOf(run, found)
    if (line === null) return true
    from = line
    prepared = prepare(await database.rows(readTodo, { importId, after: from }), run)
  }
  return false
}

const readLine = statement<{ importId: string; began: Instant }, { line: number }>('import_line', `
  select i.line from mashangban.imports i where i.tenant = :tenant and i.id = :importId and i.state = 'applying' and i.began_at = :began::timestamptz`)

/** How far it is; null: it is not ours any more. */
const lineOf = async ({ ports: { database } }: JobRun, { id, began_at }: Import): Promise<number | null> => (await database.first(readLine, { importId: id, began: began_at ?? '' }))?.line ?? null

/** What a batch writes; null: there is no more. */
function prepare(todo: readonly Todo[], run: JobRun): Pick<Batch, 'to' | 'rows' | 'moved'> | null {
  const last = todo.at(-1)
  if (last === undefined) return null
  const writes = todo.map((row) => [row.line, writeOf(row, () => `co-${run.salt().slice(0, 12)}`)] as const)
  return { to: last.line, rows: writes.flatMap(([, write]) => (write === null ? [] : [write])), moved: writes.flatMap(([line, write]) => (write === null ? [line] : [])) }
}
