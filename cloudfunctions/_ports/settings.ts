import type { Calendar } from '../../shared/sla/calendar'
import type { LightThresholds } from '../../shared/sla/clock'
import type { LimitProfile } from '../../shared/sla/profile'

/** Configuration of the tenant, cached up to 60 s per instance; what is not set has the default of `shared/`. */
export interface Settings {
  calendar(): Promise<Calendar>
  /** Past the cache: for whoever is about to change it. */
  freshCalendar(): Promise<Calendar>
  /** Stores `next` if the stored version is still `expectedVersion`; false otherwise. This instance sees it at once. */
  replaceCalendar(next: Calendar, expectedVersion: number): Promise<boolean>
  profile(): Promise<LimitProfile>
  lights(): Promise<LightThresholds>
  /** The number to call when nothing else helps. */
  hotline(): Promise<string>
}
