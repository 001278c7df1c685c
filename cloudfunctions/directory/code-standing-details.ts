import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { Code } from '../../shared/directory/schema'
import { standingOf } from '../../shared/directory/code-standing'
import { ok, type Result } from '../../shared/kernel/result'
import type { Ports } from '../_ports'

/** As `standingOf`; a code out of force also says since when, its last four characters, the area and whom to call. Never whose it was. */
export async function standingWithDetails(ports: Ports, code: Code | null, revision: number | null, areaName: () => Promise<string | null>): Promise<Result<Code, Refusal>> {
  const standing = standingOf(code, revision)
  if (standing.ok || !code || standing.error.code === 'CODE_UNKNOWN') return standing.ok ? ok(standing.value) : standing
  const [area, hotline] = await Promise.all([areaName(), ports.settings.hotline()])
  const since = standing.error.code === 'CODE_REVOKED' ? code.revokedAt : code.issuedAt
  return refuse(standing.error.code, { since, tail: code.shortCode.slice(-4), areaName: area, hotline })
}
