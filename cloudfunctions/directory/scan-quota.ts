import { slotAt } from '../../shared/settings/quotas'
import type { Call } from '../_runtime/use-case'
import type { ScanQuota } from './sql/read-scan'

/** Whom a scan is counted to: the person, or a keyed hash of the address, or nobody when the platform gives neither. */
export function scanQuota({ caller, ports, now }: Call): ScanQuota {
  const minute = slotAt('minute', now)
  if (caller.personId !== null) return { subject: caller.personId, anonymous: false, ...minute }
  return { subject: caller.clientIp === null ? null : `ip.${ports.vault.blind(`address|${caller.clientIp}`).slice(0, 22)}`, anonymous: true, ...minute }
}
