import { refuse } from '../../../shared/api/errors'
import { actorOf } from '../../../shared/directory/actor-of'
import { membershipsOf } from '../../../shared/permission/actor'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { companyLanding } from '../landing-company'

/** What the sign of one's own company shows, without scanning it. Three hops. */
export const ownCompany: UseCase<'directory.company'> = async ({ companyId }, anyCall) => {
  const call = signedIn(anyCall)
  const { directory } = call.ports
  const [person, company] = await Promise.all([directory.person(call.caller.person), directory.company(companyId)])
  const actor = actorOf(call.caller.person, person)
  if (!company || !membershipsOf(actor, 'company').some((membership) => membership.companyId === companyId)) return refuse('NOT_ALLOWED')
  const code = await directory.code(company.codeId)
  return code ? companyLanding(call, actor, code, company) : refuse('CODE_UNKNOWN')
}
