import type { Scan } from '../../shared/directory/schema'
import { addMs } from '../../shared/kernel/instant'
import type { Call } from '../_runtime/use-case'
import { errorFields } from '../_runtime/logger'

/** Scans and typed codes one person may make in a minute; guessing short codes is held off by this. */
const PERSON_SCANS_A_MINUTE = 30
/** Somebody not signed in is counted by address, which a whole hall or a carrier's gateway may share. */
const ADDRESS_SCANS_A_MINUTE = 300

/** Whom a scan is counted to: the person, or a keyed hash of the address, or nobody when the platform gives neither. */
function scannerOf({ caller, ports }: Call): { by: string; limit: number } | null {
  if (caller.person !== null) return { by: caller.person, limit: PERSON_SCANS_A_MINUTE }
  if (caller.clientIp === null) return null
  return { by: `ip.${ports.vault.blind(`address|${caller.clientIp}`).slice(0, 22)}`, limit: ADDRESS_SCANS_A_MINUTE }
}

/** Whether this caller has scanned too often in the last minute. One hop. */
export async function scansTooOften(call: Call): Promise<boolean> {
  const scanner = scannerOf(call)
  if (!scanner) return false
  const recent = await call.ports.repository.count('scans', { by: scanner.by, at: { $gt: addMs(call.now, -60_000) } }, scanner.limit)
  return recent >= scanner.limit
}

/** Notes the scan. It never fails the scan: what was scanned matters more than the note. */
export async function noteScan(call: Call, codeId: string, kind: Scan['kind']): Promise<void> {
  const _id = Buffer.from(call.random(12)).toString('base64url')
  try {
    await call.ports.repository.insert('scans', { _id, schema: 1, codeId, kind, by: scannerOf(call)?.by ?? null, at: call.now })
  } catch (error) {
    call.log({ scanNote: 'failed', ...errorFields(error) })
  }
}
