import type { ParsedOf, Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { ok, type Result } from '../../shared/kernel/result'
import { standingOf } from '../../shared/register/code-standing'
import type { Company } from '../../shared/register/schema'
import type { CodeIdentity } from '../../shared/register/signed-code'
import { parseUscc } from '../../shared/register/uscc'
import { UNLISTED, unlistedCompany, unlistedWords } from '../../shared/register/unlisted'
import type { CodeSigner, Vault } from '../_ports/vault'
import { storedCode } from '../_runtime/stored-code'
import { type FilingRead, isAboutTwo, type NamedUnlisted } from './read-filing'

type Named = Pick<ParsedOf<'case.file'>, 'companyId' | 'code' | 'unlisted' | 'about'>

/** How the company was named: by a code that was shown, or as one that has none; neither of a member's. */
export interface Shown {
  identity: CodeIdentity | null
  unlisted: NamedUnlisted | null
}

/** What was shown, read: the code, or the name and credit code of one that has none. */
export function shownOf({ companyId, code, unlisted }: Named, { codes, vault }: { codes: CodeSigner; vault: Pick<Vault, 'blind'> }): Result<Shown, Refusal> {
  if (companyId) return ok({ identity: null, unlisted: null })
  if (code) {
    const identity = codes.verify(code)
    return identity.ok ? ok({ identity: identity.value, unlisted: null }) : refuse(identity.error.code)
  }
  if (!unlisted) return refuse('COMPANY_REQUIRED')
  const uscc = unlisted.uscc ? parseUscc(unlisted.uscc) : ok(null)
  if (!uscc.ok) return refuse('USCC_WRONG')
  const named = { name: unlisted.name, uscc: uscc.value, areaId: unlisted.areaId }
  return ok({ identity: null, unlisted: { ...named, id: `${UNLISTED}${vault.blind(unlistedWords(named)).slice(0, ID_LENGTH)}` } })
}
/** 144 bits of the hash. */
const ID_LENGTH = 24

/** The company that is meant: of the register, or one that it does not have. */
function meant({ company, place }: FilingRead, unlisted: NamedUnlisted | null): Result<Company, Refusal> {
  if (company) return ok(company)
  if (unlisted === null) return refuse('COMPANY_NOT_FOUND')
  return place ? ok(unlistedCompany(unlisted.id, unlisted.name, place)) : refuse('AREA_NOT_FOUND')
}

/** The company, and by which right: a member names it, a stranger shows its code, and what has no code is named by whoever files for it. And whoever a complaint is about must be there. */
export function companyOf({ about }: Named, read: FilingRead, { identity, unlisted }: Shown): Result<{ company: Company; member: boolean }, Refusal> {
  const { person, code, subject, subjectUnit } = read
  if (identity !== null) {
    const standing = standingOf(storedCode(code), identity.revision)
    if (!standing.ok) return standing
  }
  const found = meant(read, unlisted)
  if (!found.ok) return found
  const company = found.value
  const member = (person?.memberships ?? []).some((membership) => membership.role === 'company' && membership.companyId === company.id)
  // Naming a company by id is for its members; a stranger must have its code before his eyes.
  if (!member && identity === null && unlisted === null) return refuse('COMPANY_REQUIRED')
  if ((about?.personId && !subject) || (about?.unitId && !subjectUnit)) return refuse('SUBJECT_NOT_FOUND')
  if (isAboutTwo(read)) return refuse('SUBJECT_NOT_OF_UNIT')
  return ok({ company, member })
}
