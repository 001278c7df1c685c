import { DEFAULT_PROFILE } from '../case/limits'
import type { Instant } from '../kernel/instant'
import type { Calendar } from '../sla/calendar'
import { DEFAULT_CITATIONS, SETTING_DEFAULTS } from './defaults'
import type { SettingPath, SettingPlace } from './path'
import type { SettingName, SettingValues, StoredSettings } from './values'

/** A value that somebody set for a place, from an instant on. `version` counts the rows of that name. */
export interface SettingRow<N extends SettingName = SettingName> extends SettingPlace {
  name: N
  version: number
  since: Instant
  value: StoredSettings[N]
  citation: string
}

/** Names whose values say what working time is: due dates of open cases are computed with them. */
const OF_WORKING_TIME: readonly SettingName[] = ['calendar', 'hours']

const inOrder = (one: SettingRow, other: SettingRow): number => (one.since < other.since ? -1 : one.since > other.since ? 1 : one.version - other.version)

/** The rows of that name whose date has come, in the order in which they came. */
function come<N extends SettingName>(rows: readonly SettingRow[], name: N, now: Instant): SettingRow<N>[] {
  return rows.filter((row): row is SettingRow<N> => row.name === name && row.since <= now).sort(inOrder)
}

/** The row that holds at a place (its path): of the nearest place that has one whose date has come, the last that came. Null: the default holds. */
export function inForce<N extends SettingName>(rows: readonly SettingRow[], name: N, path: SettingPath, now: Instant): SettingRow<N> | null {
  const there = come(rows, name, now)
  for (const { scope, place } of path) {
    const last = there.filter((row) => row.scope === scope && row.place === place).at(-1)
    // Taken away there: what is above holds again.
    if (last && (last.value as unknown) !== null) return last
  }
  return null
}

/**
 * One number for what working time is anywhere in the tenant: it rises with every calendar and every hours whose date comes, wherever they hold, so
 * that what was computed before can be found. 1 before anybody has set any.
 */
function versionOfWorkingTime(rows: readonly SettingRow[], now: Instant): number {
  return OF_WORKING_TIME.flatMap((name): SettingRow[] => come(rows, name, now)).sort(inOrder).reduce((version, row) => Math.max(row.version, version + 1), 1)
}

function calendarAt(rows: readonly SettingRow[], path: SettingPath, now: Instant): Calendar {
  const hours = inForce(rows, 'hours', path, now)
  const { hours: allYear, seasons } = hours?.value ?? SETTING_DEFAULTS.hours
  return {
    version: versionOfWorkingTime(rows, now),
    years: Object.assign({}, SETTING_DEFAULTS.calendar.years, ...come(rows, 'calendar', now).map(({ value }) => value.years)) as Calendar['years'],
    hours: allYear,
    ...(seasons.length === 0 ? {} : { seasons }),
    hoursCitation: hours?.citation ?? DEFAULT_CITATIONS.hours ?? '',
  }
}

function profileAt(rows: readonly SettingRow[], path: SettingPath, now: Instant): SettingValues['profile'] {
  const row = inForce(rows, 'profile', path, now)
  if (row === null) return DEFAULT_PROFILE
  // One stored before rows had a citation names itself.
  return { id: row.place === '' ? row.scope : row.place, version: row.version, citation: row.citation, ...row.value }
}

/** Everything that holds at a place and moment. `rows`: those that are active, whether their date has come or not. */
export const valuesAt = (rows: readonly SettingRow[], path: SettingPath, now: Instant): SettingValues => ({
  calendar: calendarAt(rows, path, now),
  profile: profileAt(rows, path, now),
  ladder: inForce(rows, 'ladder', path, now)?.value ?? SETTING_DEFAULTS.ladder,
  lights: inForce(rows, 'lights', path, now)?.value ?? SETTING_DEFAULTS.lights,
  hotline: inForce(rows, 'hotline', path, now)?.value ?? SETTING_DEFAULTS.hotline,
  names: inForce(rows, 'names', path, now)?.value ?? SETTING_DEFAULTS.names,
  look: inForce(rows, 'look', path, now)?.value ?? SETTING_DEFAULTS.look,
  signs: inForce(rows, 'signs', path, now)?.value ?? SETTING_DEFAULTS.signs,
})
