import { lastDayOf } from '../../shared/register/office'
import { readInstant } from '../_database/instants'

/** What is shown of an office says its last day, not the instant at which it is over; what has none stays as it is. */
export const withLastDay = <Row extends object>(row: Row): Row =>
  ('until' in row && typeof row.until === 'string' ? { ...row, until: lastDayOf(readInstant(row.until)) } : row)
