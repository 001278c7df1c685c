import { types } from 'pg'
import { readInstant } from './instants'

const TIMESTAMPTZ = 1184
const TIMESTAMPTZ_ARRAY = 1185
const TEXT_ARRAY = 1009
const DATE = 1082
const INT8 = 20

/** How values are read, for every connection of ours: instants as ISO text, dates as they stand, whole numbers as numbers. */
export const readTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return readInstant
    // A `date` read as Date would move by the time zone of the machine.
    if (oid === DATE) return (text: string) => text
    if (oid === INT8) return Number
    return types.getTypeParser(oid === TIMESTAMPTZ_ARRAY ? TEXT_ARRAY : oid, format)
  }) as typeof types.getTypeParser,
}
