import { BEING_PRINTED, PRINT_TEMPLATES, type PrintState, SIGNS_A_FILE } from '../../shared/register/print'
import { isClaimLost } from '../_database/failure'
import { each, endOf, postpone, release } from '../_jobs/end'
import type { Job, JobRun, JobWorker } from '../_jobs/job'
import { writeControlList } from './control-list'
import { lookOf } from './look'
import { askedOf, wayOf } from './matching'
import { type Common, printFile } from './print-file'
import type { Print } from './read-print'
import { GATHER, readBatch, readOne, writeEnd, writeFile, writeGivenUp } from './writing'

/** Minutes before each further try. */
const WAITS = [1, 5, 15]

const isBeingPrinted = (state: PrintState): boolean => (BEING_PRINTED as readonly PrintState[]).includes(state)

/** Notes what is meant; null: there is nothing of it any more. */
async function gathered({ area_id, of, chosen }: Print, job: Job, { ports: { database } }: JobRun): Promise<number> {
  const way = wayOf(of, chosen.by)
  if (way === null) return 0
  return (await database.one(GATHER[way], { ...askedOf(area_id, chosen), kind: job.kind, key: job.key, claim: job.claim })).total
}

/** File by file, until there is no more of it or time is up. */
async function printOn(found: Print, common: Common, total: number, job: Job, run: JobRun): Promise<boolean> {
  const { ports: { database }, now } = run
  const { kind, key, claim } = job
  for (let done = found.done; done < total;) {
    if (run.timeIsUp()) return false
    const batch = await database.rows(readBatch, { printId: found.id, after: done, limit: SIGNS_A_FILE })
    const last = batch.at(-1)?.seq ?? total
    const n = Math.floor(done / SIGNS_A_FILE) + 1
    const { signs, ...file } = await printFile(found, n, batch, common, run)
    await database.one(writeFile, { kind, key, claim, was: done, done: last, total, signs, leftOut: signs.length - file.count, n, ...file, now })
    done = last
  }
  return true
}

async function print(found: Print, who: string | null, rootName: string, job: Job, run: JobRun): Promise<void> {
  const { ports: { database, settings, deskOrigin }, now } = run
  const { kind, key, claim } = job
  const failed = (failure: string) => database.one(writeEnd, { kind, key, claim, state: 'failed', list: '', failure, now })
  if (deskOrigin === null) return void (await failed('PRINT_NO_ADDRESS'))
  const total = found.state === 'waiting' ? await gathered(found, job, run) : found.total
  if (total === 0) return void (await failed('PRINT_NOTHING'))
  const values = await settings.at(now)
  const common = { look: lookOf(values, rootName), supervision: values.signs.complaintPhone, origin: deskOrigin }
  if (!(await printOn(found, common, total, job, run))) return postpone(job, run, { due: now })
  const list = await writeControlList(found, who ?? '没有工作姓名的人', run)
  await database.one(writeEnd, { kind, key, claim, state: 'ready', list, failure: null, now })
}

/** `false`: it has more sheets than `most`; it is as if nobody had claimed it. */
async function work(job: Job, run: JobRun, most: number): Promise<boolean> {
  const { ports: { database }, now } = run
  const row = await database.first(readOne, { printId: job.key })
  if (!row || !isBeingPrinted(row.found.state)) return endOf(job, run).then(() => true)
  if (row.found.total / PRINT_TEMPLATES[row.found.template].sheet > most) return release([job], run).then(() => false)
  try {
    await print(row.found, row.who, row.rootName, job, run)
  } catch (error) {
    if (!isClaimLost(error) && job.attempts > WAITS.length) await database.one(writeGivenUp, { printId: job.key, now })
    throw error
  }
  return true
}

/** What each printing is called to: one at a time. `isTooLarge` is told of one that is not drawn here. */
const working = (holdSeconds: number, most: number, isTooLarge: () => void): JobWorker => ({
  batch: 1, holdSeconds, waits: WAITS, work: (jobs, run, failed) => each(jobs, run, failed, async (job) => { if (!(await work(job, run, most))) isTooLarge() }),
})

/** Printings. The claim is as long as the function may run. */
export const printing: JobWorker = working(300, Infinity, () => undefined)

/** The same where there is no time for many sheets. */
export const printingBriefly = (most: number, isTooLarge: () => void): JobWorker => working(60, most, isTooLarge)
