import type { Refusal } from '../../../shared/api'
import type { Landing } from '../../../shared/api/directory-views'
import { refuse } from '../../../shared/api/errors'
import { claimedCodeId, type CodeError } from '../../../shared/register/signed-code'
import { parseShortCode } from '../../../shared/register/short-code'
import { parseUscc } from '../../../shared/register/uscc'
import { ok, type Result } from '../../../shared/kernel/result'
import { CHANCE, timedId } from '../../../shared/kernel/timed-id'
import { storedCode } from '../../_runtime/stored-code'
import type { Call, UseCase } from '../../_runtime/use-case'
import { standingWithDetails } from '../code-standing-details'
import { dressOf } from '../dress'
import { firstCode } from '../first-code'
import { caseLanding } from '../landing-case'
import { companyLanding, endOf, refusedAsEnded } from '../landing-company'
import { counterLanding, gridLanding } from '../landing-place'
import { matterLanding } from '../landing-matter'
import { windowLanding } from '../landing-window'
import { scanQuota } from '../scan-quota'
import type { Code } from '../../../shared/register/schema'
import { readByUscc, readElsewhere, readScanned, readTyped, type Scanned } from '../sql/read-scan'

/**
 * Opens a printed code, or a company by its number or credit code. Selecting, not granting: what it shows is public or the caller's own. One trip, two where a company
 * that was opened by its credit code is given its first code; none for what is no code.
 */
export const scan: UseCase<'directory.scan'> = async ({ code, shortCode, uscc, way }, call) => {
  const { codes, database } = call.ports
  if (code !== undefined) {
    const identity = codes.verify(code)
    if (!identity.ok) return elsewhere(call, code, identity.error.code)
    const { codeId, revision } = identity.value
    return landingOf(call, await database.one(readScanned, { ...asked(call), way, codeId, revision }), revision)
  }
  if (uscc !== undefined) {
    const parsed = parseUscc(uscc)
    if (!parsed.ok) return refuse('USCC_WRONG')
    const found = await database.one(readByUscc, { ...asked(call), way: 'licence', revision: null, uscc: parsed.value })
    if (found.allowed && found.company === null) return refuse('USCC_UNKNOWN')
    return landingOf(call, { ...found, code: found.code ?? (found.company && (await firstCode(call, 'company', found.company.id))) }, null)
  }
  if (shortCode === undefined || shortCode.trim() === '') return refuse('INPUT_MISSING', [{ path: 'code', code: 'INPUT_MISSING' }])
  const typed = parseShortCode(shortCode)
  if (!typed.ok) return refuse('CODE_MALFORMED')
  return landingOf(call, await database.one(readTyped, { ...asked(call), way: 'typed', revision: null, shortCode: typed.value }), null)
}

/** Not signed by us: of another tenant of this database its name is told, and nothing that hangs on the code. */
async function elsewhere(call: Call, text: string, code: CodeError['code']): Promise<Result<Landing, Refusal>> {
  const codeId = claimedCodeId(text)
  if (codeId === null) return refuse(code)
  const { name } = await call.ports.database.one(readElsewhere, { ...scanQuota(call), codeId })
  return name === null ? refuse(code) : refuse('CODE_ELSEWHERE', { name, areaName: name })
}

const asked = (call: Call) => ({
  ...scanQuota(call), personId: call.caller.personId, now: call.now, scanId: timedId(call.now, call.random(CHANCE)), cold: call.ports.settings.stale(),
})

async function landingOf(call: Call, found: Scanned, revision: number | null): Promise<Result<Landing, Refusal>> {
  call.ports.settings.take(found.settings)
  if (!found.allowed) return refuse('SCAN_TOO_OFTEN')
  const standing = await standingWithDetails(call, storedCode(found.code), revision, found.areaName)
  if (!standing.ok) return standing
  if (found.company && endOf(found.company, call.now) === 'over') return refusedAsEnded(call)
  if (found.grid?.isOpen === false || found.counter?.isOpen === false) return refusedAsEnded(call)
  const landing = await opened(call, standing.value, found)
  return landing === null ? refuse('CODE_UNKNOWN') : ok({ ...landing, ...dressOf(await call.ports.settings.at(call.now)) })
}

/** What the code opens; null: it is no longer there. */
async function opened(call: Call, code: Code, { company, window, grid, counter, matter, case: ofCase }: Scanned): Promise<Landing | null> {
  if (company) return companyLanding(call, code, company)
  if (window) return windowLanding(call, code, window)
  if (ofCase) return caseLanding(ofCase)
  if (matter) return matterLanding(matter)
  if (!grid && !counter) return null
  const besides = { hotline: (await call.ports.settings.at(call.now)).hotline, code: call.ports.codes.sign(code) }
  return grid ? gridLanding(grid, besides, call.now) : counter && counterLanding(counter, besides)
}
