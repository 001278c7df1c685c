import { refuse, type Refusal } from '../kernel/refusal'
import type { RegisterError } from './errors'
import { ok, type Result } from '../kernel/result'
import type { Code } from './schema'

/**
 * Whether a printed code still counts: unknown, revoked, replaced by a newer revision, or in force. `revision` is the scanned one;
 * null when the code was typed, because the printed number itself changes with each revision.
 */
export function standingOf(code: Code | null, revision: number | null): Result<Code, Refusal<RegisterError>> {
  // A revision that was never issued can't have been printed by us, whatever its signature says.
  if (!code || (revision !== null && revision > code.revision)) return refuse('CODE_UNKNOWN')
  if (code.status === 'revoked') return refuse('CODE_REVOKED')
  if (revision !== null && revision < code.revision) return refuse('CODE_REPLACED')
  return ok(code)
}
