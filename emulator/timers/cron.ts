/**
 * CloudBase timers: seven fields `second minute hour day month weekday year`, evaluated in China time (UTC+8, no summer time).
 * A field is `*`, a number, a range, a list, or any of these with a step; months and weekdays have names; Sunday is 0. When both day
 * and weekday are restricted either is enough.
 */
export interface Cron {
  /** The first instant after `after` (both milliseconds since 1970) at which the timer fires; undefined if it never does again. */
  next(after: number): number | undefined
}

const CHINA_OFFSET = 8 * 3_600_000
const DAY = 86_400_000
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const MONTHS = ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

const FIELDS = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  { name: 'weekday', from: 0, to: 6, names: WEEKDAYS },
  { name: 'year', from: 1970, to: 2099 },
] as const

type Field = (typeof FIELDS)[number]

/** Parses a timer; a malformed one throws an Error that names the field. */
export function parseCron(text: string): Cron {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== FIELDS.length) throw new Error(`a timer has ${FIELDS.length} fields, this one has ${parts.length}: ${text}`)
  const [seconds, minutes, hours, days, months, weekdays, years] = FIELDS.map((field, at) => parseField(parts[at] ?? '', field)) as
    [number[], number[], number[], number[], number[], number[], number[]]
  const anyDay = parts[3] === '*'
  const anyWeekday = parts[5] === '*'

  const matchesDay = (midnight: Date) => {
    if (!years.includes(midnight.getUTCFullYear()) || !months.includes(midnight.getUTCMonth() + 1)) return false
    const day = days.includes(midnight.getUTCDate())
    const weekday = weekdays.includes(midnight.getUTCDay())
    return anyDay || anyWeekday ? day && weekday : day || weekday
  }

  return {
    next(after) {
      // Shifted by +8 h, China time reads as UTC. Fires lie on whole seconds.
      const from = Math.floor((after + CHINA_OFFSET) / 1000) * 1000 + 1000
      const last = Date.UTC((years.at(-1) ?? 0) + 1, 0, 1)
      const firstYear = years.find((year) => Date.UTC(year + 1, 0, 1) > from)
      if (firstYear === undefined) return undefined
      const start = Math.max(from, Date.UTC(firstYear, 0, 1))
      for (let midnight = Math.floor(start / DAY) * DAY; midnight < last; midnight += DAY) {
        if (!matchesDay(new Date(midnight))) continue
        const inDay = firstTime(start - midnight, hours, minutes, seconds)
        if (inDay !== undefined) return midnight + inDay - CHINA_OFFSET
      }
      return undefined
    },
  }
}

/** The first time of day, in milliseconds, that is not before `from`. */
function firstTime(from: number, hours: readonly number[], minutes: readonly number[], seconds: readonly number[]): number | undefined {
  for (const hour of hours) {
    if ((hour + 1) * 3_600_000 <= from) continue
    for (const minute of minutes) {
      const base = hour * 3_600_000 + minute * 60_000
      if (base + 60_000 <= from) continue
      const second = seconds.find((each) => base + each * 1000 >= from)
      if (second !== undefined) return base + second * 1000
    }
  }
  return undefined
}

function parseField(text: string, field: Field): number[] {
  const values = new Set<number>()
  for (const item of text.split(',')) {
    const [, range = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(item) ?? fail(text, field)
    const [low, high] = parseRange(range, step !== undefined, field, text)
    const by = step === undefined ? 1 : Number(step)
    if (by < 1) fail(text, field)
    for (let value = low; value <= high; value += by) values.add(value)
  }
  return [...values].sort((a, b) => a - b)
}

function parseRange(range: string, stepped: boolean, field: Field, text: string): [number, number] {
  if (range === '*') return [field.from, field.to]
  const [first = '', second, ...rest] = range.split('-')
  if (rest.length > 0) fail(text, field)
  const low = parseValue(first, field, text)
  // `5/15` means from 5 to the end, every 15.
  const high = second === undefined ? (stepped ? field.to : low) : parseValue(second, field, text)
  if (high < low) fail(text, field)
  return [low, high]
}

function parseValue(text: string, field: Field, whole: string): number {
  const named = 'names' in field && text !== '' ? (field.names as readonly string[]).indexOf(text.toUpperCase()) : -1
  const value = named >= 0 ? named : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= field.from && value <= field.to)) fail(whole, field)
  return value
}

function fail(text: string, field: Field): never {
  throw new Error(`timer field ${field.name} is not understood: ${text}`)
}
