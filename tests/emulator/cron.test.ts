import fc from 'fast-check'
import { parseCron } from '../../emulator/timers/cron'
import { latest } from '../../emulator/timers/timers'

const at = (iso: string) => Date.parse(iso)
const next = (cron: string, after: string) => {
  const found = parseCron(cron).next(at(after))
  return found === undefined ? undefined : new Date(found).toISOString()
}

describe('examples', () => {
  test.each([
    ['every minute', '0 * * * * * *', '2026-01-05T01:00:00Z', '2026-01-05T01:01:00.000Z'],
    ['every five minutes', '0 */5 * * * * *', '2026-01-05T01:02:03.456Z', '2026-01-05T01:05:00.000Z'],
    ['workdays at nine in China: Friday waits for Monday', '0 0 9 * * MON-FRI *', '2026-01-09T12:00:00Z', '2026-01-12T01:00:00.000Z'],
    ['midnight in China falls on the day before in UTC', '0 0 0 1 * * *', '2026-01-15T00:00:00Z', '2026-01-31T16:00:00.000Z'],
    ['day and weekday both given: either', '0 0 0 13 * 5 *', '2026-01-05T00:00:00Z', '2026-01-08T16:00:00.000Z'],
    ['29 February', '0 0 0 29 FEB * *', '2026-01-01T00:00:00Z', '2028-02-28T16:00:00.000Z'],
    ['a year', '0 0 0 1 1 * 2030', '2026-01-01T00:00:00Z', '2029-12-31T16:00:00.000Z'],
    ['a list and a step from a start', '0,30 10/20 8 * * * *', '2026-01-05T00:10:00Z', '2026-01-05T00:10:30.000Z'],
    ['a past year never fires again', '0 0 0 1 1 * 2020', '2026-01-01T00:00:00Z', undefined],
    ['31 February never fires', '0 0 0 31 2 * *', '2026-01-01T00:00:00Z', undefined],
  ])('%s', (_what, cron, after, expected) => expect(next(cron, after)).toBe(expected))

  test.each([
    '* * * * *', '60 * * * * * *', '* * 24 * * * *', '* * * 0 * * *', '* * * * * 7 *', '*/0 * * * * * *', '5-2 * * * * * *',
    '1,, * * * * * *', 'L * * * * * *', '? * * * * * *',
  ])('refused: %s', (cron) => expect(() => parseCron(cron)).toThrow(/timer/))
})

const field = (from: number, to: number) => {
  const value = fc.integer({ min: from, max: to })
  return fc.oneof(
    fc.constant('*'),
    value.map(String),
    fc.integer({ min: 1, max: to }).map((step) => `*/${step}`),
    fc.tuple(value, value).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
    fc.uniqueArray(value, { minLength: 1, maxLength: 4 }).map((list) => list.join(',')),
  )
}

/** Whether a timer written with plain numbers fires in a second: the definition, without any cleverness. */
function definition(cron: string): (instant: number) => boolean {
  const parts = cron.split(' ')
  const hits = parts.map((part, index) => {
    const items = part.split(',').map((item) => {
      const [range = '', step = '1'] = item.split('/')
      const [low = '', high = low] = range.split('-')
      return { any: range === '*', step: Number(step), low: Number(low), high: Number(high), from: index === 3 || index === 4 ? 1 : 0 }
    })
    return (value: number) =>
      items.some(({ any, step, low, high, from }) => (any ? (value - from) % step === 0 : value >= low && value <= high))
  })
  const either = parts[3] !== '*' && parts[5] !== '*'
  return (instant) => {
    const china = new Date(instant + 8 * 3_600_000)
    const time = [china.getUTCSeconds(), china.getUTCMinutes(), china.getUTCHours()]
    const now = [...time, china.getUTCDate(), china.getUTCMonth() + 1, china.getUTCDay()]
    const [second, minute, hour, day, month, weekday] = now.map((value, index) => hits[index]?.(value) ?? false)
    return Boolean(second && minute && hour && month && (either ? day || weekday : day && weekday))
  }
}

const instants = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2028-12-31T00:00:00Z') })

describe('properties', () => {
  test('next is the first second after the instant that fires', () => {
    const fields = fc.tuple(field(0, 59), field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 6))
    fc.assert(fc.property(fields, instants, (parts, after) => {
      const cron = [...parts, '*'].join(' ')
      const found = parseCron(cron).next(after)
      if (found === undefined) return // e.g. 31 February
      expect(found).toBeGreaterThan(after)
      const fires = definition(cron)
      expect(fires(found)).toBe(true)
      const first = Math.floor(after / 1000) * 1000 + 1000
      // Every second of the ten minutes before it, and a spread over the rest.
      const stride = Math.max(1, Math.floor((found - first) / 2_000_000)) * 1000
      let early: number | undefined
      for (let instant = Math.max(first, found - 600_000); instant < found; instant += 1000) if (fires(instant)) early = instant
      for (let instant = first; instant < found; instant += stride) if (fires(instant)) early = instant
      expect(early).toBeUndefined()
    }), { numRuns: 300 })
  })

  test('the latest fire before now is the one after which the next lies beyond now', () => {
    const spans = fc.integer({ min: 0, max: 400 * 86_400_000 })
    fc.assert(fc.property(field(0, 59), field(0, 23), instants, spans, (minute, hour, from, span) => {
      const cron = parseCron(`0 ${minute} ${hour} * * * *`)
      const first = cron.next(from)
      if (first === undefined || first > from + span) return
      const found = latest(cron, first, from + span)
      expect(found).toBeLessThanOrEqual(from + span)
      expect(cron.next(found - 1)).toBe(found)
      expect(cron.next(found) ?? Infinity).toBeGreaterThan(from + span)
    }))
  })
})
