import type { Instant } from '../../shared/kernel/instant'
import type { SettingRow } from '../../shared/settings/in-force'
import type { SettingPath } from '../../shared/settings/path'
import type { SettingValues } from '../../shared/settings/values'
import type { Calendar } from '../../shared/sla/calendar'

export type { SettingValues } from '../../shared/settings/values'

/** A row as a statement brings it: its instant as PostgreSQL writes it. */
export type ReadSetting = SettingRow

/** The calendar that holds at a place, at the moment it was asked for; of the whole tenant where no place is named. */
export type CalendarsAt = (path?: SettingPath) => Calendar

/**
 * Settings of the tenant: the rows of all places are cached up to 60 s per instance, and what holds is worked out of them for a place and a moment, so
 * that a value whose date comes holds from that moment on. What is not set has the default of `shared/`.
 */
export interface Settings {
  /** What holds at a place; of the whole tenant where none is named. */
  at(now: Instant, path?: SettingPath): Promise<SettingValues>
  calendars(now: Instant): Promise<CalendarsAt>
  /** Past the cache, which it renews: for whoever is about to change it or has just done so. One trip. */
  renew(): Promise<void>
  /** Whether a reading statement should bring them along (fragments: SETTINGS), so that they cost no trip of their own. */
  stale(): boolean
  /** Takes what such a statement brought; null: it was not asked to. */
  take(found: readonly ReadSetting[] | null): void
}
