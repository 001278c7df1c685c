import type { SettingRow } from '../../shared/settings/in-force'
import { valuesAt } from '../../shared/settings/in-force'
import { WHOLE_TENANT } from '../../shared/settings/path'
import type { Database } from '../_database/connection'
import { SETTING_ROWS } from '../_database/fragments'
import { readSettings } from '../_database/read-settings'
import { statement } from '../_database/statement'
import type { ReadSetting, Settings } from '../_ports/settings'
import { cached, CONFIGURATION_LIFE_MS } from './ttl-cache'

const readAll = statement<object, { settings: ReadSetting[] }>('settings', `select ${SETTING_ROWS} as settings`)

/** Settings over the database: all rows in one read, kept for a minute. */
export function createSettings(database: Database): Settings {
  const load = async (): Promise<SettingRow[]> => readSettings((await database.one(readAll, {})).settings)
  const all = cached(load, CONFIGURATION_LIFE_MS)
  return {
    at: async (now, path = WHOLE_TENANT) => valuesAt(await all.get(), path, now),
    async calendars(now) {
      const rows = await all.get()
      return (path = WHOLE_TENANT) => valuesAt(rows, path, now).calendar
    },
    renew: async () => all.put(await load()),
    stale: () => all.stale(),
    take: (found) => {
      if (found !== null) all.put(readSettings(found))
    },
  }
}
