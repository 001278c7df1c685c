import type { ParsedOf, Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { ok, type Result } from '../../shared/kernel/result'
import { standingOf } from '../../shared/register/code-standing'
import type { Company } from '../../shared/register/schema'
import type { CodeIdentity } from '../../shared/register/signed-code'
import type { CodeSigner } from '../_ports/vault'
import { storedCode } from '../_runtime/stored-code'
import { type FilingRead, isAboutTwo } from './read-filing'

type Named = Pick<ParsedOf<'case.file'>, 'companyId' | 'code' | 'about'>

/** The code that was shown, read; null where the company is named by its id. */
export function shownCode({ companyId, code }: Named, codes: CodeSigner): Result<CodeIdentity | null, Refusal> {
  if (companyId) return ok(null)
  if (!code) return refuse('COMPANY_REQUIRED')
  const identity = codes.verify(code)
  return identity.ok ? identity : refuse(identity.error.code)
}

/** The company, and by which right: a member names it, a stranger shows its code. And whoever a complaint is about must be there. */
export function companyOf({ about }: Named, read: FilingRead, revision: number | null): Result<{ company: Company; member: boolean }, Refusal> {
  const { company, person, code, subject, subjectUnit } = read
  if (revision !== null) {
    const standing = standingOf(storedCode(code), revision)
    if (!standing.ok) return standing
  }
  if (!company) return refuse('COMPANY_NOT_FOUND')
  const member = (person?.memberships ?? []).some((membership) => membership.role === 'company' && membership.companyId === company.id)
  // Naming a company by id is for its members; a stranger must have its code before his eyes.
  if (!member && revision === null) return refuse('COMPANY_REQUIRED')
  if ((about?.personId && !subject) || (about?.unitId && !subjectUnit)) return refuse('SUBJECT_NOT_FOUND')
  if (isAboutTwo(read)) return refuse('SUBJECT_NOT_OF_UNIT')
  return ok({ company, member })
}
