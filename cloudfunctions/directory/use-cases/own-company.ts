import { refuse } from '../../../shared/api/errors'
import type { Actor } from '../../../shared/access/actor'
import type { Code } from '../../../shared/register/schema'
import { codeJson } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { READER, READER_AS_ACTOR } from '../../_flow/reading'
import { membershipsThatReach } from '../../_flow/scope'
import { allowed } from '../../_runtime/governed'
import { storedCode } from '../../_runtime/stored-code'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { firstCode } from '../first-code'
import { companyLanding } from '../landing-company'
import { companySign, type CompanySign } from '../sql/signs'

/** The company hangs on the reader's membership in it: of any other nothing is read. */
const readOwn = statement<{ personId: string; now: string; companyId: string }, { actor: Omit<Actor, 'personId'>; company: CompanySign | null; code: Code | null }>('directory_own_company', `
  with ${READER},
  mine as materialized (select m.place from ${membershipsThatReach('directory.company', { companies: 'array[:companyId::text]' })})
  select ${READER_AS_ACTOR} as actor, case when co.id is not null then ${companySign('co', 'a')} end as company,
    case when co.id is not null then (select ${codeJson('k')} from mashangban.codes k where k.tenant = :tenant and k.of = 'company' and k.id = co.id) end as code
  from reader left join mine on true left join mashangban.companies co on co.tenant = :tenant and co.id = mine.place
    left join mashangban.areas a on a.tenant = :tenant and a.id = co.area_id`)

/** What the sign of one's own company shows, without scanning it. One trip; another one for a company that has no code yet. */
export const ownCompany: UseCase<'directory.company'> = async ({ companyId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, company, code: stored } = await call.ports.database.one(readOwn, { personId: call.caller.personId, now: call.now, companyId })
  const may = allowed(call, actor, company && { companies: [company.id] })
  if (!may.ok || !company) return may.ok ? refuse('NOT_ALLOWED') : may
  const code = storedCode(stored) ?? (await firstCode(call, 'company', companyId))
  return code ? may.value.reply(companyLanding(call, code, company)) : refuse('CODE_UNKNOWN')
}
