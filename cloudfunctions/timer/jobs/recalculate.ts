import { recalculate } from '../../../shared/case/record'
import { type Job, untilDone } from './job'

const BATCH = 50

/** Open cases that were computed with an older calendar get the new one, in batches; moved dates are recorded and told. */
export const recalculateOpen: Job = async (run) => {
  const calendar = await run.ports.settings.calendar()
  return untilDone(run, async () => {
    const outdated = await run.ports.cases.outdatedCalendar('open', calendar.version, BATCH)
    const written = await Promise.all(
      outdated.map(async (current) => {
        const renewed = recalculate(current, { now: run.now, calendar, salt: run.salt() })
        if (!renewed.ok) return false
        const { next, moved } = renewed.value
        if (moved) return run.ports.cases.replace(next, current)
        const { wakeAt, calendarVersion, byDue, clocks } = next
        return run.ports.cases.patch(current._id, current.version, { wakeAt, calendarVersion, byDue, clocks })
      }),
    )
    return written.filter(Boolean).length
  })
}
