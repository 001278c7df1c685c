import type { Refusal } from '../../shared/api'
import type { CompanyLanding } from '../../shared/api/directory.api'
import { isExcluded } from '../../shared/case/audience'
import { isOnDuty } from '../../shared/directory/duty'
import type { Code, Company, Person } from '../../shared/directory/schema'
import { formatShortCode } from '../../shared/directory/short-code'
import type { Instant } from '../../shared/kernel/instant'
import { ok, type Result } from '../../shared/kernel/result'
import { membershipsOf, type Actor } from '../../shared/permission/actor'
import { companyToken } from '../../shared/permission/tokens'
import type { Call } from '../_runtime/use-case'

/** Open requests shown under a company's code. */
const MOST_OPEN = 10

/** The sign of a company: its officer for everybody, its open requests for bound members only. One hop. */
export async function companyLanding({ ports, now }: Call, actor: Actor | null, code: Code, company: Company): Promise<Result<CompanyLanding, Refusal>> {
  const bound = actor !== null && membershipsOf(actor, 'company').some(({ companyId }) => companyId === company._id)
  const [officer, open] = await Promise.all([
    company.officer === null ? null : ports.directory.person(company.officer),
    bound ? ports.cases.page({ token: companyToken(company._id), box: 'open', after: null, limit: MOST_OPEN }) : [],
  ])
  return ok({
    kind: 'company',
    company: { id: company._id, name: company.name, areaName: company.areaName },
    shortCode: formatShortCode(code.shortCode),
    code: ports.codes.sign({ codeId: code._id, revision: code.revision }),
    officer: officer && officerView(officer, now),
    bound,
    open: open
      .filter((each) => actor !== null && !isExcluded(each, actor))
      .map(({ _id, title, status, dueAt }) => ({ id: _id, title, status, dueAt })),
  })
}

const officerView = (person: Person, now: Instant) => person.workName === null ? null : {
  personId: person._id, name: person.workName, workPhone: person.workPhone, onDuty: isOnDuty(person, now), unitName: person.unitName,
}
