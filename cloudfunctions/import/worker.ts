import { each, endOf, postpone, release } from '../_jobs/end'
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

/** `false`: it is to be read, which is one piece, and larger than `most` bytes; it is as if nobody had claimed it. */
async function work(job: Job, run: JobRun, most: number): Promise<boolean> {
  const row = await run.ports.database.first(readOne, { importId: job.key })
  if (row?.found.state === 'reading' && row.found.size > most) {
    await release([job], run)
    return false
  }
  await (row && !(await goOn(run, row.found)) ? postpone(job, run, { due: run.now }) : endOf(job, run))
  return true
}

/** What each import is called to: one at a time. `isTooLarge` is told of a sheet that is not read here. */
const working = (holdSeconds: number, most: number, isTooLarge: () => void): JobWorker => ({
  batch: 1, holdSeconds, waits: [1, 5, 15, 60], work: (jobs, run, failed) => each(jobs, run, failed, async (job) => { if (!(await work(job, run, most))) isTooLarge() }),
})

/** Imports. The claim is as long as the function may run: reading a sheet is one piece. */
export const importing: JobWorker = working(300, Infinity, () => undefined)

/** The same where there is no time for a large sheet: a claim of one that was killed is over with its function. */
export const importingBriefly = (most: number, isTooLarge: () => void): JobWorker => working(60, most, isTooLarge)
