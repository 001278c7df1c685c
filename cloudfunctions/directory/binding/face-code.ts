import { timingSafeEqual } from 'node:crypto'
import { addMs, type Instant, MINUTE_MS, toInstant, toMs } from '../../../shared/kernel/instant'
import { FACE_MINUTES } from '../../../shared/register/binding-table'
import type { Vault } from '../../_ports/vault'

/**
 * The code on an officer's phone: when it ends (9 characters of base36, in ms), who shows it, for which company, and a keyed hash over all of it. Nothing is stored of it;
 * a photo of it is worth nothing two minutes later, and within them the second who scans it only asks.
 */
export interface FaceCode { personId: string; companyId: string; endsAt: Instant }

const END_LENGTH = 9
const PARTS = new RegExp(`^(([0-9a-z]{${END_LENGTH}})([^~]+)~([^~]+))~([\\w-]{43})$`)
const macOf = (vault: Vault, head: string): string => vault.blind(`face code|${head}`)

export function faceCode(vault: Vault, { personId, companyId }: Omit<FaceCode, 'endsAt'>, now: Instant): { code: string; until: Instant } {
  const until = addMs(now, FACE_MINUTES * MINUTE_MS)
  const head = `${toMs(until).toString(36).padStart(END_LENGTH, '0')}${personId}~${companyId}`
  return { code: `${head}~${macOf(vault, head)}`, until }
}

/** Null: not from here, or changed. Whether it is over is for the caller to ask. */
export function readFaceCode(vault: Vault, text: string): FaceCode | null {
  const [, head = '', end = '', personId = '', companyId = '', mac = ''] = PARTS.exec(text) ?? []
  if (head === '' || !timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(vault, head)))) return null
  return { personId, companyId, endsAt: toInstant(parseInt(end, 36)) }
}
