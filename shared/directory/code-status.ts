import type { Refusal } from '../api/errors'
import type { Code } from './schema'

/**
 * Why a stored code may not be used, or null. A valid signature only names a code; whether it still counts is in its document.
 * Nothing about the company is told: only when it ended and the last characters, so that the sticker can be compared.
 */
export function refuseCode(code: Code | null, revision: number): Refusal | null {
  if (!code) return { code: 'CODE_UNKNOWN' }
  const facts = { tail: code.shortCode.slice(-4) }
  if (code.status === 'revoked') return { code: 'CODE_REVOKED', details: { ...facts, since: code.revokedAt } }
  if (revision !== code.revision) return { code: 'CODE_REPLACED', details: { ...facts, since: code.issuedAt } }
  return null
}
