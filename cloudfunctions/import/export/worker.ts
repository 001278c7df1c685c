import { BEING_WRITTEN, type ExportState } from '../../../shared/register/export'
import { isClaimLost } from '../../_database/failure'
import { each, endOf } from '../../_jobs/end'
import type { Job, JobRun, JobWorker } from '../../_jobs/job'
import { NoFile, writeFile } from './write-file'
import { readOne, writeEnd, writeGivenUp } from './writing'

/** Minutes before each further try. */
const WAITS = [1, 5, 15]

const isBeingWritten = (state: ExportState): boolean => (BEING_WRITTEN as readonly ExportState[]).includes(state)

async function work(job: Job, run: JobRun): Promise<void> {
  const { ports: { database }, now } = run
  const row = await database.first(readOne, { exportId: job.key })
  if (!row || !isBeingWritten(row.found.state)) return endOf(job, run)
  const { kind, key, claim } = job
  try {
    await writeFile(row.found, row.who ?? '没有工作姓名的人', job, run)
  } catch (error) {
    if (error instanceof NoFile) {
      await database.one(writeEnd, { kind, key, claim, state: 'failed', failure: error.code, now })
      return
    }
    if (!isClaimLost(error) && job.attempts > WAITS.length) await database.one(writeGivenUp, { exportId: key, now })
    throw error
  }
  await database.one(writeEnd, { kind, key, claim, state: 'ready', failure: null, now })
}

/** Exports, one at a time. Its claim is as long as the function may run: a file is one piece, and begun anew after a run that was killed. */
export const exporting: JobWorker = { batch: 1, holdSeconds: 300, waits: WAITS, work: (jobs, run, failed) => each(jobs, run, failed, (job) => work(job, run)) }
