import type { Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { ok, type Result } from '../../../shared/kernel/result'
import type { CompanyState } from '../../../shared/register/company'
import type { Code } from '../../../shared/register/schema'
import { codeJson } from '../../_database/fragments'
import { COMPANY_PLACE, type CompanyPlace } from '../../_register/company-place'
import { storedCode } from '../../_runtime/stored-code'
import type { SignedInCall } from '../../_runtime/use-case'
import { standingWithDetails } from '../code-standing-details'
import { endOf, refusedAsEnded } from '../landing-company'
import { companyEnd } from '../sql/signs'
import { type Company, companyOf } from './change'
import { PEOPLE, type ReadPeople } from './people'

/** A company by its printed code, with its people. */
export interface PrintedRead {
  code: Code | null
  place: CompanyPlace | null
  company: string | null
  areaName: string | null
  end: { state: CompanyState; endedAt: string | null } | null
  people: ReadPeople | null
}

/** SQL: its columns, and where they come from, after `from (select 1) one`. */
export const PRINTED = `case when k.code_id is not null then ${codeJson('k')} end as code, ${COMPANY_PLACE}, c.name as company, a.name as "areaName",
    case when c.id is not null then json_build_object(${companyEnd('c')}) end as end, case when c.id is not null then ${PEOPLE} end as people`
export const FROM_PRINTED = `left join mashangban.codes k on k.tenant = :tenant and k.code_id = :codeId
    left join mashangban.companies c on c.tenant = :tenant and c.id = k.id and k.of = 'company' left join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id`

/** The company whose code it is, if the code is in force and the company has not ended. */
export async function printedCompany(call: SignedInCall, read: PrintedRead, revision: number): Promise<Result<Company, Refusal>> {
  const standing = await standingWithDetails(call, storedCode(read.code), revision, read.areaName)
  if (!standing.ok) return standing
  const company = companyOf(read)
  if (company === null) return refuse('CODE_UNKNOWN')
  return read.end !== null && endOf(read.end, call.now) === 'over' ? refusedAsEnded(call) : ok(company)
}
