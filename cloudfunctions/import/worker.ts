import { each, endOf, postpone } from '../_jobs/end'
import type { Job, JobRun, JobWorker } from '../_jobs/job'
import { statement } from '../_database/statement'
import { applyRows } from './apply'
import type { Import } from './read-import'
import { readSheet } from './read-sheet'
import { undoRows } from './undo'

const readOne = statement<{ importId: string }, { found: Import }>('import_one', `
  select to_jsonb(i) as found from mashangban.imports i where i.tenant = :tenant and i.id = :importId`)

/** What an import is at, until there is no more of it or time is up. */
async function goOn(run: JobRun, found: Import): Promise<boolean> {
  switch (found.state) {
    case 'reading': return readSheet(run, found).then(() => true)
    case 'applying': return applyRows(run, found)
    case 'undoing': return undoRows(run, found)
    default: return true
  }
}

async function work(job: Job, run: JobRun): Promise<void> {
  const row = await run.ports.database.first(readOne, { importId: job.key })
  if (row && !(await goOn(run, row.found))) return postpone(job, run, { due: run.now })
  return endOf(job, run)
}

/** Imports, one at a time. Its claim is as long as the function may run: reading a sheet is one piece. */
export const importing: JobWorker = { batch: 1, holdSeconds: 300, waits: [1, 5, 15, 60], work: (jobs, run, failed) => each(jobs, run, failed, (job) => work(job, run)) }
