import type { AreaId, CompanyId, PersonId, UnitId } from '../../shared/kernel/ids'
import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { ok, type Result } from '../../shared/kernel/result'
import type { Actor } from '../../shared/permission/actor'
import { grantsFor } from '../../shared/permission/matrix'
import type { Ports } from '../_ports'

/** What a printed code stands for, and whose business it is. */
export interface CodeSubject {
  codeId: string
  companyId: CompanyId | null
  officer: PersonId | null
  unitId: UnitId | null
  areaPath: readonly AreaId[]
}

/** Finds the company or window by id. Exactly one of them must be named. One hop, two for a window. */
export async function codeSubject({ directory }: Ports, { companyId, windowId }: { companyId?: string; windowId?: string }): Promise<Result<CodeSubject, Refusal>> {
  if (companyId !== undefined) {
    const company = await directory.company(companyId)
    return company ? ok({ codeId: company.codeId, companyId, officer: company.officer, unitId: null, areaPath: company.areaPath }) : refuse('COMPANY_NOT_FOUND')
  }
  if (windowId === undefined) return refuse('INPUT_MISSING', [{ path: 'companyId', code: 'INPUT_MISSING' }])
  const window = await directory.window(windowId)
  if (!window) return refuse('CODE_UNKNOWN')
  const [hall, areas] = await Promise.all([directory.hall(window.hallId), directory.areas()])
  const areaPath = areas.find(({ _id }) => _id === hall?.areaId)?.path ?? []
  return ok({ codeId: window.codeId, companyId: null, officer: null, unitId: window.unitId, areaPath })
}

/** May the actor do this with that code: a member of the company, its officer, or an administrator of its area. */
export function mayHandleCode(actor: Actor, action: 'directory.codeImage' | 'directory.reissueCode', subject: CodeSubject): boolean {
  return grantsFor(actor, action).some(({ scope, membership }) => {
    if (scope === 'area') return membership.areaId !== undefined && subject.areaPath.includes(membership.areaId)
    if (membership.role === 'company') return subject.companyId !== null && membership.companyId === subject.companyId
    // A resident and a department have no code of a company or window to hand out, only those of cases they see.
    return membership.role === 'officer' && subject.officer === actor.person
  })
}
