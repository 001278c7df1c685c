import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { ok, type Result } from '../../shared/kernel/result'
import type { Actor } from '../../shared/access/actor'
import { grantsFor } from '../../shared/api/matrix'
import type { CodeSubject, SubjectRead } from './sql/read-subject'

/** What an input names; null when it names neither a company nor a window. Exactly one should be named; of both the company counts. */
export function namedSubject({ companyId, windowId }: { companyId?: string; windowId?: string }): { companyId: string | null; windowId: string | null } | null {
  return companyId === undefined && windowId === undefined ? null : { companyId: companyId ?? null, windowId: windowId ?? null }
}

/** The company or window that was named, if it is there and the actor may do this with its code. */
export function subjectFor(actor: Actor, action: 'directory.codeImage' | 'directory.reissueCode', { subject }: SubjectRead, named: { companyId: string | null }): Result<CodeSubject, Refusal> {
  if (!subject) return refuse(named.companyId === null ? 'CODE_UNKNOWN' : 'COMPANY_NOT_FOUND')
  return mayHandleCode(actor, action, subject) ? ok(subject) : refuse('NOT_ALLOWED')
}

/** A member of the company, its officer, or an administrator of its area. */
function mayHandleCode(actor: Actor, action: 'directory.codeImage' | 'directory.reissueCode', subject: CodeSubject): boolean {
  return grantsFor(actor, action).some(({ scope, membership }) => {
    if (scope === 'area') return membership.areaId !== undefined && subject.areaPath.includes(membership.areaId)
    if (membership.role === 'company') return subject.companyId !== null && membership.companyId === subject.companyId
    // A resident and a department have no code of a company or window to hand out, only those of cases they see.
    return membership.role === 'officer' && subject.officer === actor.personId
  })
}
