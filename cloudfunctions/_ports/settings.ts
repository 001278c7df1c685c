import type { Calendar } from '../../shared/sla/calendar'
import type { LightThresholds } from '../../shared/sla/clock'
import type { LimitProfile } from '../../shared/case/limits'

export interface SettingValues {
  calendar: Calendar
  profile: LimitProfile
  lights: LightThresholds
  /** The number to call when nothing else helps. */
  hotline: string
}
export type SettingName = keyof SettingValues

/** Configuration of the tenant, cached up to 60 s per instance; what is not set has the default of `shared/`. */
export interface Settings {
  all(): Promise<SettingValues>
  calendar(): Promise<Calendar>
  /** Past the cache, which it renews: for whoever is about to change it or has just done so. One trip. */
  fresh(): Promise<SettingValues>
  /** Whether a reading statement should bring them along (fragments: SETTINGS), so that they cost no trip of their own. */
  stale(): boolean
  /** Takes what such a statement brought; null: it was not asked to. */
  take(found: Partial<SettingValues> | null): void
}
