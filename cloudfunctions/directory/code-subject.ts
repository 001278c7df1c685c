import type { Refusal } from '../../shared/api'
import type { Result } from '../../shared/kernel/result'
import type { SignOf } from '../../shared/register/sign-names'
import { allowed, type May } from '../_runtime/governed'
import type { SignedInCall } from '../_runtime/use-case'
import type { SubjectRead } from './sql/read-subject'

/**
 * May the caller do this with the code of what was named? It is the business of the company, of its officer, and of whoever administers the area; the unit at a window
 * has none of it.
 */
export const mayHandleCode = (call: SignedInCall, { actor, subject }: SubjectRead, { of }: { of: SignOf }): Result<May, Refusal> =>
  allowed(call, actor, subject && { companies: subject.companyId === null ? [] : [subject.companyId], handlers: subject.officer === null ? [] : [subject.officer], areas: subject.areaPath },
    of === 'company' ? 'COMPANY_NOT_FOUND' : 'CODE_UNKNOWN')
