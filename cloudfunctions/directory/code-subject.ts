import type { Refusal } from '../../shared/api'
import type { Result } from '../../shared/kernel/result'
import { allowed, type May } from '../_runtime/governed'
import type { SignedInCall } from '../_runtime/use-case'
import type { SubjectRead } from './sql/read-subject'

/** What an input names; null when it names nothing that has a code. Exactly one should be named; of several the company counts, then the window. */
export function namedSubject({ companyId, windowId, matterId }: { companyId?: string; windowId?: string; matterId?: string }): { companyId: string | null; windowId: string | null; matterId: string | null } | null {
  return companyId === undefined && windowId === undefined && matterId === undefined ? null : { companyId: companyId ?? null, windowId: windowId ?? null, matterId: matterId ?? null }
}

/**
 * May the caller do this with the code of what was named? It is the business of the company, of its officer, and of whoever
 * administers the area; the unit at a window has none of it.
 */
export const mayHandleCode = (call: SignedInCall, { actor, subject }: SubjectRead, named: { companyId: string | null }): Result<May, Refusal> =>
  allowed(call, actor, subject && { companies: subject.companyId === null ? [] : [subject.companyId], handlers: subject.officer === null ? [] : [subject.officer], areas: subject.areaPath },
    named.companyId === null ? 'CODE_UNKNOWN' : 'COMPANY_NOT_FOUND')
