import type { Instant } from '../../shared/kernel/instant'
import { statement } from '../_database/statement'
import type { JobRun } from '../_jobs/job'
import { clearStage } from './stage'

const readOld = statement<{ now: Instant }, { id: string; object: string }>('import_old', `
  select i.id, i.object from mashangban.imports i where i.tenant = :tenant and i.until < :now::timestamptz and i.object <> '' order by i.until limit 10`)

/** The import stays, so that the history can say what it was called; nothing of its file does. */
const emptyOld = statement<{ importId: string }, { emptied: number }>('import_empty', `
  with e as (update mashangban.imports i set object = '', heading = null where i.tenant = :tenant and i.id = :importId returning 1) select count(*)::int as emptied from e`)

/** Whatever happened to its job: what is at work has one. */
const wake = statement<{ now: Instant }, { woken: number }>('import_wake', `
  with w as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'import', i.id, :now::timestamptz, '{}', 0 from mashangban.imports i
    where i.tenant = :tenant and i.state in ('reading', 'applying', 'undoing') on conflict do nothing returning 1) select count(*)::int as woken from w`)

/** Sees to it that no import waits for ever. Gives how many had lost their job. */
export const wakeLost = async ({ ports: { database }, now }: JobRun): Promise<number> => (await database.one(wake, { now })).woken

/** Files and rows of imports whose 30 days are over are deleted: the bytes first, so that a run that is killed leaves the row that names them. */
export async function clearOld({ ports: { database, files }, now, timeIsUp }: JobRun): Promise<number> {
  const old = await database.rows(readOld, { now })
  for (const { id, object } of old) {
    if (timeIsUp()) break
    await files.remove([object, `${object}-returned.xlsx`])
    while ((await database.one(clearStage, { importId: id })).cleared > 0);
    await database.one(emptyOld, { importId: id })
  }
  return old.length
}
