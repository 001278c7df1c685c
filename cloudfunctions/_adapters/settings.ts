import { DEFAULT_CALENDAR } from '../../shared/settings/calendar/default-calendar'
import { DEFAULT_THRESHOLDS } from '../../shared/sla/clock'
import { DEFAULT_PROFILE } from '../../shared/case/limits'
import type { Database } from '../_database/connection'
import { statement } from '../_database/statement'
import type { SettingName, Settings, SettingValues } from '../_ports/settings'
import { cached, CONFIGURATION_LIFE_MS } from './ttl-cache'

/** What a tenant starts with. The number is plainly fictitious: a real one is a setting. */
const DEFAULTS: SettingValues = { calendar: DEFAULT_CALENDAR, profile: DEFAULT_PROFILE, lights: DEFAULT_THRESHOLDS, hotline: '0000-12345' }

const readSettings = statement<object, { name: SettingName; value: unknown }>('settings', 'select name, value from mashangban.settings where tenant = :tenant')

/** Settings over the database: all of them in one read, kept for a minute. */
export function createSettings(database: Database): Settings {
  async function load(): Promise<SettingValues> {
    const rows = await database.rows(readSettings, {})
    return { ...DEFAULTS, ...Object.fromEntries(rows.map(({ name, value }) => [name, value])) }
  }
  const all = cached(load, CONFIGURATION_LIFE_MS)
  return {
    all: () => all.get(),
    calendar: async () => (await all.get()).calendar,
    async fresh() {
      const values = await load()
      all.put(values)
      return values
    },
    stale: () => all.stale(),
    take: (found) => {
      if (found !== null) all.put({ ...DEFAULTS, ...found })
    },
  }
}
