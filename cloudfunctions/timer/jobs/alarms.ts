import { wakeAtOf } from '../../../shared/case/alarms'
import { fireNextAlarm } from '../../../shared/case/record'
import type { Case } from '../../../shared/case/schema'
import type { Calendar } from '../../../shared/sla/calendar'
import { type Job, type JobRun, untilDone } from './job'

const BATCH = 50

/** Fires every rule of one case whose moment has come, one entry a write. False: somebody acted meanwhile, the next tick sees to it. */
async function fireAll(current: Case, calendar: Calendar, run: JobRun): Promise<boolean> {
  let standing = current
  for (;;) {
    const fired = fireNextAlarm(standing, { now: run.now, calendar, salt: run.salt() })
    if (!fired.ok) return standing !== current
    if (fired.value === null) return standing !== current || setRight(current, calendar, run)
    if (!(await run.ports.cases.replace(fired.value, standing))) return standing !== current
    standing = fired.value
  }
}

/** A case that was woken for nothing is told anew when to wake, so that it can't crowd out the others. */
async function setRight(current: Case, calendar: Calendar, run: JobRun): Promise<boolean> {
  const wakeAt = wakeAtOf(current, calendar)
  return wakeAt.ok && wakeAt.value !== current.wakeAt && run.ports.cases.patch(current._id, current.version, { wakeAt: wakeAt.value })
}

/** Warnings, overdue marks, and the closing of what nobody objected to: what happens by itself as time passes. */
export const alarms: Job = async (run) => {
  const calendar = await run.ports.settings.calendar()
  return untilDone(run, async () => {
    const waking = await run.ports.cases.due('wakeAt', run.now, BATCH)
    const fired = await Promise.all(waking.map((current) => fireAll(current, calendar, run)))
    return fired.filter(Boolean).length
  })
}
