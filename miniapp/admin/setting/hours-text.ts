import type { Interval, OpeningHours } from '@shared/sla/calendar'

/** 「09:00-12:00、14:00-18:00」. */
export const hoursText = (hours: readonly Interval[]): string => hours.map(({ from, to }) => `${from}-${to}`).join('、')

/** The same read again, with whatever stands between; null: it is none. */
export function hoursOf(text: string): Interval[] | null {
  const folded = text.normalize('NFKC').replace(/\s/g, '')
  const parts = folded.split(/[、,;]/).filter((part) => part !== '')
  const hours = parts.map((part) => /^(\d{1,2}:\d{2})[-~—至到](\d{1,2}:\d{2})$/.exec(part)).map((found) => found && { from: (found[1] ?? '').padStart(5, '0'), to: (found[2] ?? '').padStart(5, '0') })
  return hours.length === 0 || hours.some((each) => each === null) ? null : (hours as Interval[])
}

type Season = OpeningHours['seasons'][number]

const dayText = (day: string): string => `${Number(day.slice(0, 2))}月${Number(day.slice(3))}日`

/** 「5月1日至9月30日 09:00-12:00、14:30-18:00」, a line each. */
export const seasonsText = (seasons: readonly Season[]): string => seasons.map(({ from, to, hours }) => `${dayText(from)}至${dayText(to)} ${hoursText(hours)}`).join('\n')

function seasonOf(line: string): Season | null {
  const [, month, day, toMonth, toDay, rest] = /^(\d{1,2})[月.-](\d{1,2})日?[至到~](\d{1,2})[月.-](\d{1,2})日?[:,]?(.*)$/.exec(line.normalize('NFKC').replace(/\s/g, '')) ?? []
  const hours = rest === undefined ? null : hoursOf(rest)
  const two = (part = ''): string => part.padStart(2, '0')
  return hours === null ? null : { from: `${two(month)}-${two(day)}`, to: `${two(toMonth)}-${two(toDay)}`, hours }
}

/** The same read again; null: a line is none. */
export function seasonsOf(text: string): Season[] | null {
  const seasons = text.split('\n').filter((line) => line.trim() !== '').map(seasonOf)
  return seasons.some((each) => each === null) ? null : (seasons as Season[])
}
