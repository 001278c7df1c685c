import { DEFAULT_LADDER, LADDER_CITATION } from '../case/ladder'
import { DEFAULT_PROFILE } from '../case/limits'
import { DEFAULT_THRESHOLDS } from '../sla/clock'
import { DEFAULT_CALENDAR } from './calendar/default-calendar'
import { DEFAULT_LOOK } from './look'
import { DEFAULT_NAMES } from './names'
import { DEFAULT_SIGN_WORDS } from './sign-words'
import type { StoredSettings } from './values'

/** What a tenant starts with. The number is plainly fictitious: a real one is a setting. */
export const SETTING_DEFAULTS: StoredSettings = {
  calendar: { years: DEFAULT_CALENDAR.years },
  hours: { hours: DEFAULT_CALENDAR.hours, seasons: [] },
  profile: { confirmWithin: DEFAULT_PROFILE.confirmWithin, ...(DEFAULT_PROFILE.supplyWithin ? { supplyWithin: DEFAULT_PROFILE.supplyWithin } : {}), limits: DEFAULT_PROFILE.limits },
  ladder: DEFAULT_LADDER,
  lights: DEFAULT_THRESHOLDS,
  hotline: '0000-12345',
  names: DEFAULT_NAMES,
  look: DEFAULT_LOOK,
  signs: DEFAULT_SIGN_WORDS,
  quotas: {},
}

/** Where the default comes from, in words; null: it is of this system. */
export const DEFAULT_CITATIONS: { readonly [name in keyof StoredSettings]?: string } = { hours: DEFAULT_CALENDAR.hoursCitation, profile: DEFAULT_PROFILE.citation, ladder: LADDER_CITATION }
