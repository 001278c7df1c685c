import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { standingOf } from '../../shared/register/code-standing'
import type { Code } from '../../shared/register/schema'
import { ok, type Result } from '../../shared/kernel/result'
import type { Call } from '../_runtime/use-case'

/**
 * As `standingOf`; a code out of force also says since when, its last four characters, the area and whom to call. Never whose it was,
 * and to whoever holds a sign of before nothing of the number that came after it.
 */
export async function standingWithDetails({ ports, now }: Pick<Call, 'ports' | 'now'>, code: Code | null, revision: number | null, areaName: string | null): Promise<Result<Code, Refusal>> {
  const standing = standingOf(code, revision)
  if (standing.ok) return ok(standing.value)
  if (!code || standing.error.code === 'CODE_UNKNOWN') return standing
  const { hotline } = await ports.settings.at(now)
  const since = standing.error.code === 'CODE_REVOKED' ? code.revokedAt : code.issuedAt
  const isOlder = revision !== null && revision < code.revision
  return refuse(standing.error.code, { since, tail: isOlder ? null : code.shortCode?.slice(-4) ?? null, areaName, hotline })
}
