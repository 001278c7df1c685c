import type { Refusal } from '../../shared/api'
import type { Instant } from '../../shared/kernel/instant'
import { type Quota, type QuotaName, QUOTAS } from '../../shared/settings/quotas'
import { overLimit } from '../_database/failure'
import type { Settings } from '../_ports/settings'

/** What is said when a statement failed because it went over a limit (`counting`): how many there may be, and whom to call. Null: it failed otherwise. */
export async function refusalOver(error: unknown, settings: Settings, now: Instant): Promise<Refusal | null> {
  const over = overLimit(error)
  if (over === null) return null
  const { refuse }: Quota = QUOTAS[over.what as QuotaName]
  if (refuse === undefined) throw new TypeError(`nothing is said of ${over.what}`)
  return { code: refuse, details: { most: over.most, hotline: (await settings.at(now)).hotline } }
}
