import { refuse } from '../../../shared/api/errors'
import type { CompanyState } from '../../../shared/register/company'
import type { Code, Company } from '../../../shared/register/schema'
import { ok } from '../../../shared/kernel/result'
import { codeJson, companyJson } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { storedCode } from '../../_runtime/stored-code'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { standingWithDetails } from '../code-standing-details'
import { endOf, refusedAsEnded } from '../landing-company'
import { companyEnd } from '../sql/signs'

interface Read {
  /** HMAC of the caller's verified phone; null when there is none. */
  phone: string | null
  code: Code | null
  company: Company | null
  end: { state: CompanyState; endedAt: string | null } | null
}

const readBinding = statement<{ personId: string; codeId: string }, Read>('directory_bind_read', `
  select (select p.phone_hash from mashangban.persons p where p.tenant = :tenant and p.id = :personId and p.phone_verified_at is not null) as phone,
    case when k.code_id is not null then ${codeJson('k')} end as code, case when a.id is not null then ${companyJson('co', 'a')} end as company,
    case when a.id is not null then json_build_object(${companyEnd('co')}) end as end
  from (select 1) one left join mashangban.codes k on k.tenant = :tenant and k.code_id = :codeId
    left join mashangban.companies co on co.tenant = :tenant and co.id = k.id and k.of = 'company'
    left join mashangban.areas a on a.tenant = :tenant and a.id = co.area_id`)

/** A row of its own per membership: two bindings at once are both kept, the same one twice is one. */
const bind = statement<{ personId: string; companyId: string }, { bound: number }>('directory_bind', `
  with bound as (insert into mashangban.memberships (tenant, person_id, role, place, company_id, head, owner)
    values (:tenant, :personId, 'company', :companyId, :companyId, false, false) on conflict do nothing returning 1)
  select count(*)::int as bound from bound`)

/** Makes the caller a member of the scanned company, if the verified phone is among the contacts of its register. Repeating changes nothing. Two trips. */
export const bindCompany: UseCase<'directory.bindCompany'> = async ({ code: text }, anyCall) => {
  const call = signedIn(anyCall)
  const { codes, database } = call.ports
  const { personId } = call.caller
  const identity = codes.verify(text)
  if (!identity.ok) return refuse(identity.error.code)
  const { codeId, revision } = identity.value
  const { phone, code, company, end } = await database.one(readBinding, { personId, codeId })
  const standing = await standingWithDetails(call, storedCode(code), revision, company?.areaName ?? null)
  if (!standing.ok) return standing
  if (!company) return refuse('CODE_UNKNOWN')
  if (end !== null && endOf(end, call.now) === 'over') return refusedAsEnded(call)
  if (phone === null) return refuse('PHONE_NOT_VERIFIED')
  if (!company.contactHashes.includes(phone)) return refuse('BIND_PHONE_MISMATCH')
  await database.one(bind, { personId, companyId: company.id })
  return ok({ companyId: company.id, companyName: company.name })
}
