import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { addMs, type ChinaDay, chinaDay, chinaInstant, DAY_MS, type Instant } from '../../shared/kernel/instant'
import { ok, type Result } from '../../shared/kernel/result'
import type { SettingRow } from '../../shared/settings/in-force'
import { settingOf } from '../../shared/settings/table'
import type { SettingName } from '../../shared/settings/values'
import { isHere, type Spot } from './place'

/** So many days ahead a value may be set. */
const MOST_DAYS = 731

/** When it begins: now, or with that day in China. */
function sinceOf(name: SettingName, from: ChinaDay | undefined, now: Instant): Result<Instant, Refusal> {
  if (from === undefined || from === chinaDay(now)) return ok(now)
  const since = chinaInstant(from)
  return since > now && since <= addMs(now, MOST_DAYS * DAY_MS) && settingOf(name).dated ? ok(since) : refuse('SETTING_DATE')
}

/** What somebody wants to set, held against the table: its row, without the version. Refusals: SETTING_NOT_HERE, SETTING_WRONG, SETTING_DATE. */
export function checked(name: SettingName, value: unknown, spot: Spot, from: ChinaDay | undefined, now: Instant): Result<Omit<SettingRow, 'version' | 'citation'>, Refusal> {
  if (!isHere(name, spot)) return refuse('SETTING_NOT_HERE')
  const since = sinceOf(name, from, now)
  if (!since.ok) return since
  const { scope, place } = spot
  // What is above holds again; above the tenant there is only the default, which is written out.
  if (value === null && scope !== 'tenant') return ok({ name, scope, place, since: since.value, value: value as never })
  const parsed = settingOf(name).schema.safeParse(value)
  if (!parsed.success) return refuse('SETTING_WRONG', { why: parsed.error.issues[0]?.message ?? '' })
  return ok({ name, scope, place, since: since.value, value: parsed.data as never })
}
