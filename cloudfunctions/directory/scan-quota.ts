import { addMs, MINUTE_MS } from '../../shared/kernel/instant'
import type { Call } from '../_runtime/use-case'
import type { ScanQuota } from './sql/read-scan'

/** Scans and typed codes one person may make in a minute; guessing short codes is held off by this. */
const PERSON_SCANS_A_MINUTE = 30
/** Somebody not signed in is counted by address, which a whole hall or a carrier's gateway may share. */
const ADDRESS_SCANS_A_MINUTE = 300

/** Whom a scan is counted to: the person, or a keyed hash of the address, or nobody when the platform gives neither. Slots are minutes. */
export function scanQuota({ caller, ports, now }: Call): ScanQuota {
  const slot = now.slice(0, 16)
  const until = addMs(`${slot}:00.000Z`, MINUTE_MS)
  if (caller.personId !== null) return { subject: caller.personId, slot, until, limit: PERSON_SCANS_A_MINUTE }
  const subject = caller.clientIp === null ? null : `ip.${ports.vault.blind(`address|${caller.clientIp}`).slice(0, 22)}`
  return { subject, slot, until, limit: ADDRESS_SCANS_A_MINUTE }
}
