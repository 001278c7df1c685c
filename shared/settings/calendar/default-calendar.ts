import type { Calendar } from '../../sla/calendar'
import { YEAR_2025 } from './2025'
import { YEAR_2026 } from './2026'
import { YEAR_2027 } from './2027'

/** The calendar a new tenant starts with. Opening hours differ by city and season: an administrator may replace them. */
export const DEFAULT_CALENDAR: Calendar = {
  version: 1,
  years: { 2025: YEAR_2025, 2026: YEAR_2026, 2027: YEAR_2027 },
  hours: [{ from: '09:00', to: '12:00' }, { from: '14:00', to: '18:00' }],
  hoursCitation: '默认办公时间，每天 7 小时；各地以本级政府公布的作息时间为准',
}
