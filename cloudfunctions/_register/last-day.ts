import { lastDayOf } from '../../shared/register/office'
import { addMs, chinaDay, DAY_MS, type Instant } from '../../shared/kernel/instant'
import { readInstant } from '../_database/instants'

/** An office that is over by then is about to end (thirty days). */
export const endingBefore = (now: Instant): Instant => addMs(now, 30 * DAY_MS)

/** What is shown of an office says its first and its last day, not the instants at which it begins and is over; what has none stays as it is. */
export const withDays = <Row extends object>(row: Row): Row => ({
  ...row,
  ...('from' in row && typeof row.from === 'string' ? { from: chinaDay(readInstant(row.from)) } : {}),
  ...('until' in row && typeof row.until === 'string' ? { until: lastDayOf(readInstant(row.until)) } : {}),
})
