import { type QuotaName, QUOTAS } from '../../shared/settings/quotas'

/** A row of `settings` for whoever does by himself what a whole town does: as often as he likes, of what is counted to persons, companies and cases. */
export const NO_LIMITS = {
  name: 'quotas', version: 1,
  value: Object.fromEntries((Object.keys(QUOTAS) as QuotaName[]).filter((what) => 'refuse' in QUOTAS[what]).map((what) => [what, 1_000_000])),
}
