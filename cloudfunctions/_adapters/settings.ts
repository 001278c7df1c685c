import { DEFAULT_CALENDAR } from '../../shared/sla/calendar/default-calendar'
import { DEFAULT_THRESHOLDS } from '../../shared/sla/clock'
import { DEFAULT_PROFILE } from '../../shared/sla/profile'
import type { SettingName, SettingValues } from '../_ports/documents'
import type { Repository } from '../_ports/repository'
import type { Settings } from '../_ports/settings'
import { cached, CONFIGURATION_LIFE_MS } from './ttl-cache'

/** What a tenant starts with. The number is plainly fictitious: a real one is a setting. */
const DEFAULTS: SettingValues = { calendar: DEFAULT_CALENDAR, profile: DEFAULT_PROFILE, lights: DEFAULT_THRESHOLDS, hotline: '0000-12345' }
const NAMES = Object.keys(DEFAULTS) as SettingName[]

/** Settings over the repository: all of them in one read, kept for a minute. */
export function createSettings(repository: Repository, tenant: string): Settings {
  const idOf = (name: SettingName): string => `${tenant}:${name}`

  async function load(): Promise<SettingValues> {
    const found = await repository.find('settings', { _id: { $in: NAMES.map(idOf) } })
    return { ...DEFAULTS, ...Object.fromEntries(found.map(({ name, value }) => [name, value])) }
  }
  const all = cached(load, CONFIGURATION_LIFE_MS)

  return {
    calendar: async () => (await all.get()).calendar,
    profile: async () => (await all.get()).profile,
    lights: async () => (await all.get()).lights,
    hotline: async () => (await all.get()).hotline,
    async freshCalendar() {
      const values = await load()
      all.put(values)
      return values.calendar
    },
    async replaceCalendar(next, expectedVersion) {
      const _id = idOf('calendar')
      const replaced = await repository.updateWhere('settings', { _id, version: expectedVersion }, { version: next.version, value: next })
      // No document yet: the default is in force. Its first replacement is an insert, which only one writer can win.
      const done = replaced === 1
        || (expectedVersion === DEFAULT_CALENDAR.version
          && (await repository.insert('settings', { _id, schema: 1, name: 'calendar', version: next.version, value: next })) === 'inserted')
      if (done) all.put({ ...(await load()), calendar: next })
      return done
    },
  }
}
