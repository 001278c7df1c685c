import type { Refusal } from '../../../shared/api'
import type { Landing } from '../../../shared/api/directory.api'
import { refuse } from '../../../shared/api/errors'
import { actorOf } from '../../../shared/directory/actor-of'
import type { Code } from '../../../shared/directory/schema'
import { parseShortCode } from '../../../shared/directory/short-code'
import type { Result } from '../../../shared/kernel/result'
import type { Call, UseCase } from '../../_runtime/use-case'
import { standingWithDetails } from '../code-standing-details'
import { caseLanding } from '../landing-case'
import { companyLanding } from '../landing-company'
import { windowLanding } from '../landing-window'
import { noteScan, scansTooOften } from '../scan-log'

/**
 * Opens a printed code. Selecting, not granting: what it shows is public or the caller's own.
 * A forged code is refused before any read. Two hops; three when the short code was typed or the code belongs to a window.
 */
export const scan: UseCase<'directory.scan'> = async ({ code, shortCode }, call) => {
  if (code !== undefined) return scanned(code, call)
  if (shortCode !== undefined && shortCode.trim() !== '') return typed(shortCode, call)
  return refuse('INPUT_MISSING', [{ path: 'code', code: 'INPUT_MISSING' }])
}

const actorOfCaller = async ({ caller, ports }: Call) => {
  const { person } = caller
  return person === null ? null : actorOf(person, await ports.directory.person(person))
}

async function scanned(text: string, call: Call): Promise<Result<Landing, Refusal>> {
  const { codes, directory, cases } = call.ports
  const identity = codes.verify(text)
  if (!identity.ok) return refuse(identity.error.code)
  const { codeId, revision } = identity.value
  const [tooOften, actor, code, company, window, found] = await Promise.all([
    scansTooOften(call), actorOfCaller(call), directory.code(codeId), directory.companyByCode(codeId), directory.windowByCode(codeId), cases.byCode(codeId),
  ])
  if (tooOften) return refuse('SCAN_TOO_OFTEN')
  if (!code && found) {
    const [landing] = await Promise.all([caseLanding(call, actor, found), noteScan(call, codeId, 'case')])
    return landing
  }
  return printed(call, code, revision, actor, company, window)
}

async function typed(shortCode: string, call: Call): Promise<Result<Landing, Refusal>> {
  const { directory } = call.ports
  const parsed = parseShortCode(shortCode)
  if (!parsed.ok) return refuse('CODE_MALFORMED')
  const [tooOften, actor, code] = await Promise.all([scansTooOften(call), actorOfCaller(call), directory.codeByShort(parsed.value)])
  if (tooOften) return refuse('SCAN_TOO_OFTEN')
  const [company, window] = await Promise.all([
    code?.companyId ? directory.company(code.companyId) : null,
    code?.windowId ? directory.window(code.windowId) : null,
  ])
  return printed(call, code, null, actor, company, window)
}

type Company = Awaited<ReturnType<Call['ports']['directory']['company']>>
type Window = Awaited<ReturnType<Call['ports']['directory']['window']>>

async function printed(
  call: Call, code: Code | null, revision: number | null, actor: Awaited<ReturnType<typeof actorOfCaller>>, company: Company, window: Window,
): Promise<Result<Landing, Refusal>> {
  const noting = noteScan(call, code?._id ?? 'unknown', code?.kind ?? 'unknown')
  const { ports } = call
  const standing = await standingWithDetails(ports, code, revision, async () => company?.areaName ?? (window && areaNameOf(call, window.hallId)))
  const landing = !standing.ok ? standing
    : company ? await companyLanding(call, actor, standing.value, company)
    : window ? windowLanding(ports, standing.value, window)
    : refuse('CODE_UNKNOWN')
  await noting
  return landing
}

async function areaNameOf({ ports }: Call, hallId: string): Promise<string | null> {
  const [hall, areas] = await Promise.all([ports.directory.hall(hallId), ports.directory.areas()])
  return areas.find(({ _id }) => _id === hall?.areaId)?.name ?? null
}
