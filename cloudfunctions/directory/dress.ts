import type { Dress } from '../../shared/api/directory-views'
import { canonicalJson } from '../../shared/kernel/canonical-json'
import { SETTING_DEFAULTS } from '../../shared/settings/defaults'
import type { SettingValues } from '../../shared/settings/values'

/** What a tenant calls things and how it looks, where that is not the default: what every page reads brings it along. */
export function dressOf(values: Pick<SettingValues, 'names' | 'look'>): { dress?: Dress } {
  const own = (['names', 'look'] as const).filter((name) => canonicalJson(values[name]) !== canonicalJson(SETTING_DEFAULTS[name]))
  return own.length === 0 ? {} : { dress: Object.fromEntries(own.map((name) => [name, values[name]])) }
}
