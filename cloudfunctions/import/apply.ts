import { setImmediate as nextTurn } from 'node:timers/promises'
import { changesOf } from '../../shared/register/changes'
import type { Instant } from '../../shared/kernel/instant'
import type { Values } from '../../shared/register/field'
import type { RowAct } from '../../shared/register/import'
import { statement } from '../_database/statement'
import type { JobRun } from '../_jobs/job'
import { countRows } from './count-anew'
import { type AnyKind, KINDS, ofEachKind } from './kinds'
import type { ThingNow } from './kinds/kind'
import type { Import } from './read-import'
import { endAs, howFar } from './stage'

/** Rows written by one statement. */
const BATCH = 1000

/** Rows made ready between two pauses. */
const PAUSE = 25

/** Lines with which the register is counted anew: from then on the planner knows it as large, and the server counts it by itself. */
const GROWN = [1000, 10_000]
const hasGrown = (from: number, to: number): boolean => GROWN.some((line) => from < line && line <= to)

interface Todo {
  line: number
  /** Where it stands among all, from the first that is written. */
  turn: number
  act: RowAct
  key: string
  id: string | null
  version: number | null
  put: Values
  /** As it stands now; null: it is not there. */
  now: ThingNow | null
}

/** The next rows that change something, each with what stands in the register now. */
const readTodo = ofEachKind((kind, name) => statement<{ importId: string; after: number }, Todo>(`import_todo_${name}`, `
  select r.line, r.turn, r.act, r.key, r.id, r.version, r.put, case when t.id is not null then ${kind.now('t')} end as now
  from (select * from mashangban.import_rows r where r.tenant = :tenant and r.run = :importId and r.act in ('new', 'changed', 'gone') and r.turn > :after order by r.turn limit ${BATCH}) r
    left join lateral ${kind.rows(kind.keyIs('t', 'r.key'))} t on true order by r.turn`))

interface Batch {
  importId: string
  run: string
  began: Instant
  from: number
  to: number
  rows: unknown
  /** Lines of rows that somebody has changed since. */
  moved: number[]
  at: Instant
  personId: string
  back: false
}

/** A batch and how far it is: together or not at all. 0: it was stopped, or another run is further. */
const writeBatch = ofEachKind((kind, name) => statement<Batch, { went: number }>(`import_apply_${name}`, `
  with went as (update mashangban.imports i set line = :to where i.tenant = :tenant and i.id = :importId and i.state = 'applying' and i.began_at = :began::timestamptz and i.line = :from returning 1),
  ${kind.put('went')},
  moved as materialized (select :moved::int[] || case when cardinality(lost.ids) = 0 then '{}' else array(select r.line from rows r where r.id = any(lost.ids)) end as lines from lost),
  ticked as (update mashangban.import_rows w set act = 'moved' from went, moved where cardinality(moved.lines) > 0
    and w.tenant = :tenant and w.run = :importId and w.act in ('new', 'changed', 'gone') and w.turn > :from and w.turn <= :to and w.line = any(moved.lines) returning 1)
  select (select count(*)::int from went) as went, (select count(*) from ticked) as rows`))

/** What a row writes; null: somebody has changed the thing since it was read, so nothing of it is touched. */
function writeOf(kind: AnyKind, { line, act, key, id, version, put, now }: Todo, salt: () => string): object | null {
  if (act === 'new') return now === null ? kind.write(id ?? kind.newId(salt(), key), null, changesOf(null, put), { line }) : null
  return now !== null && now.version === version ? kind.write(now.id, now, changesOf(now.values, put), { line }) : null
}

/** What a batch writes; null: there is no more. With pauses, in which the one before goes out: a megabyte does not fit into a socket. */
async function prepare(kind: AnyKind, todo: readonly Todo[], { salt }: JobRun): Promise<Pick<Batch, 'to' | 'rows' | 'moved'> | null> {
  const last = todo.at(-1)
  if (last === undefined) return null
  const rows: object[] = []
  const moved: number[] = []
  for (const [at, row] of todo.entries()) {
    if (at % PAUSE === 0) await nextTurn()
    const write = writeOf(kind, row, salt)
    if (write === null) moved.push(row.line)
    else rows.push(write)
  }
  return { to: last.turn, rows: kind.pack(rows), moved }
}

/**
 * Writes what the dry run said, batch by batch, until it is done or time is up (false: there is more). A run that was killed is gone on with from its
 * last whole batch; nothing is written twice.
 */
export async function applyRows(run: JobRun, found: Import): Promise<boolean> {
  const { database } = run.ports
  const { id: importId, person_id: personId } = found
  const kind = KINDS[found.kind]
  const began = found.began_at ?? ''
  const todoAfter = (after: number): Promise<Todo[]> => database.rows(readTodo[found.kind], { importId, after })
  let from = found.line
  let prepared = await prepare(kind, await todoAfter(from), run)
  while (!run.timeIsUp()) {
    if (prepared === null) return endAs('applied', run, found)
    const { to, rows, moved } = prepared
    const todo = await todoAfter(to)
    // The next batch is made ready while the database is at this one: each row is of a thing of its own.
    const [{ went }, next] = await Promise.all([
      database.one(writeBatch[found.kind], { importId, run: importId, began, from, to, personId, back: false, at: run.now, rows, moved }), prepare(kind, todo, run),
    ])
    const before = from
    from = to
    prepared = next
    if (went > 0) {
      if (kind.grows !== null && hasGrown(before, to)) await countRows(database, kind.grows)
      continue
    }
    // Sent twice because the connection was lost, or stopped, or done by another run: the row says which.
    const far = await howFar(run, found)
    if (far === null) return true
    from = far.line
    prepared = await prepare(kind, await todoAfter(from), run)
  }
  return false
}
