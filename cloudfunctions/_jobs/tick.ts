import { alarm } from './alarm'
import { calendar } from './calendar'
import { ensureDaily } from './claim'
import { gatherDigests } from './digest'
import { fanOut } from './fan-out'
import { file } from './file'
import { handOver } from './hand-over/hand-over'
import { JOB_KINDS, type JobRun, type JobWorker } from './job'
import { media } from './media'
import { move } from './move/move'
import { office } from './office'
import { push } from './push'
import { recognise } from './recognise'
import { send } from './send'
import { tidy } from './tidy'
import { workOff } from './work-off'
import { yearAhead } from './year-ahead'

const WORKERS: Record<(typeof JOB_KINDS)[number], JobWorker> = { office, move, calendar, handOver, recognise, alarm, fanOut, media, file, push, send, yearAhead, tidy }

/** Of the 60 s the function may run; the rest is for the work under way. */
export const BUDGET_MS = 45_000

/** One minute's work: how much was done of each kind, and which kinds failed as a whole. Two ticks at once share the work. */
export async function tick(run: JobRun): Promise<{ done: Record<string, number>; failed: Record<string, unknown> }> {
  const done: Record<string, number> = {}
  const failed: Record<string, unknown> = {}
  await ensureDaily(run.ports.database, run.now)
  for (const kind of JOB_KINDS) {
    if (kind === 'push') await gatherDigests(run).then((digests) => { done['digest'] = digests }, (error: unknown) => { failed['digest'] = error })
    try {
      done[kind] = await workOff(kind, WORKERS[kind], run)
    } catch (error) {
      // An outage of one kind must not keep the others from running.
      failed[kind] = error
    }
  }
  return { done, failed }
}
