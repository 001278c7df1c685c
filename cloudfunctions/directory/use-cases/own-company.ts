import { refuse } from '../../../shared/api/errors'
import type { Code } from '../../../shared/register/schema'
import { ok } from '../../../shared/kernel/result'
import { codeJson } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { READER } from '../../_flow/reading'
import { storedCode } from '../../_runtime/stored-code'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { companyLanding } from '../landing-company'
import { companySign, type CompanySign } from '../sql/signs'

/** The company hangs on the reader's membership: of any other there is no row, and nothing of it is read. */
const readOwn = statement<{ personId: string; companyId: string }, { company: CompanySign; code: Code | null }>('directory_own_company', `
  with ${READER}
  select ${companySign('co', 'a')} as company,
    (select ${codeJson('k')} from mashangban.codes k where k.tenant = :tenant and k.of = 'company' and k.id = co.id) as code
  from reader, mashangban.companies co, mashangban.areas a
  where :companyId = any(reader.companies) and co.tenant = :tenant and co.id = :companyId and a.tenant = :tenant and a.id = co.area_id`)

/** What the sign of one's own company shows, without scanning it. One trip. */
export const ownCompany: UseCase<'directory.company'> = async ({ companyId }, anyCall) => {
  const call = signedIn(anyCall)
  const found = await call.ports.database.first(readOwn, { personId: call.caller.personId, companyId })
  if (!found) return refuse('NOT_ALLOWED')
  const code = storedCode(found.code)
  return code ? ok(companyLanding(call, code, found.company)) : refuse('CODE_UNKNOWN')
}
