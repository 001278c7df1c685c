import { lastDayOf } from '../../shared/register/office'
import { addMs, DAY_MS, type Instant } from '../../shared/kernel/instant'
import { readInstant } from '../_database/instants'

/** An office that is over by then is about to end (thirty days). */
export const endingBefore = (now: Instant): Instant => addMs(now, 30 * DAY_MS)

/** What is shown of an office says its last day, not the instant at which it is over; what has none stays as it is. */
export const withLastDay = <Row extends object>(row: Row): Row =>
  ('until' in row && typeof row.until === 'string' ? { ...row, until: lastDayOf(readInstant(row.until)) } : row)
