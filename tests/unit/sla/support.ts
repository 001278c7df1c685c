import fc from 'fast-check'
import { chinaInstant, formatInChina, type Instant, toInstant, toMs } from '../../../shared/kernel/instant'
import type { Result } from '../../../shared/kernel/result'
import type { Limit, Stop } from '../../../shared/sla/limit'
import { LIMIT_UNITS } from '../../../shared/sla/limit'

/** `cn('2026-11-18 09:42')`: an instant by the wall clock in China. */
export const cn = (text: string): Instant => chinaInstant(text.slice(0, 10), text.slice(11))

/** The value of a Result; a refusal fails the test with its code. */
export function valueOf<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** The value as China wall-clock text, for tables worked out by hand. */
export const shown = <E>(result: Result<Instant | null, E>): string | null => {
  const instant = valueOf(result)
  return instant === null ? null : formatInChina(instant, 'YYYY-MM-DD HH:mm')
}

const first = toMs(cn('2025-01-01 00:00'))
const last = toMs(cn('2027-03-01 00:00'))

/** Any millisecond of 2025-01 to 2027-02: what starts here ends in a covered year. */
export const anyInstant = fc.integer({ min: first, max: last }).map(toInstant)

export const anyLimit: fc.Arbitrary<Limit> = fc.constantFrom(...LIMIT_UNITS).chain((unit) =>
  fc.integer({ min: 1, max: unit === 'workingMinutes' ? 6000 : unit === 'naturalHours' ? 400 : 20 }).map((amount) => ({ amount, unit })))

/** Closed stops that begin up to ten days after `start`, overlapping or not. */
export const stopsAfter = (start: Instant): fc.Arbitrary<Stop[]> =>
  fc.array(fc.tuple(fc.integer({ min: -3_600_000, max: 864_000_000 }), fc.integer({ min: 0, max: 259_200_000 })), { maxLength: 4 })
    .map((pairs) => pairs.map(([offset, length]) => ({
      from: toInstant(toMs(start) + offset), to: toInstant(toMs(start) + offset + length), reason: '等企业补材料',
    })))

export const startedWithStops = anyInstant.chain((start) => fc.tuple(fc.constant(start), stopsAfter(start)))
