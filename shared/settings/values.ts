import type { Ladder } from '../case/ladder'
import type { LimitProfile } from '../case/limits'
import type { Calendar, OpeningHours, YearCalendar } from '../sla/calendar'
import type { LightThresholds } from '../sla/clock'
import type { Look } from './look'
import type { Names } from './names'
import type { QuotaName } from './quotas'
import type { SignWords } from './sign-words'

/** Years of days off, put in or replaced; years that are not in it stay as they are. */
export interface CalendarYears { years: Record<string, YearCalendar> }

/** What is stored for each setting. */
export interface StoredSettings {
  calendar: CalendarYears
  hours: OpeningHours
  profile: Pick<LimitProfile, 'confirmWithin' | 'supplyWithin' | 'limits'>
  ladder: Ladder
  lights: LightThresholds
  hotline: string
  names: Names
  look: Look
  signs: SignWords
  quotas: { [what in QuotaName]?: number }
}
export type SettingName = keyof StoredSettings

/** What holds at one place and moment, put together for whoever needs it. */
export interface SettingValues {
  calendar: Calendar
  profile: LimitProfile
  ladder: Ladder
  lights: LightThresholds
  /** The number to call when nothing else helps. */
  hotline: string
  names: Names
  look: Look
  signs: SignWords
}
