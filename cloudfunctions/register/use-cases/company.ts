import type { Actor } from '../../../shared/access/actor'
import type { CompanyDetail, PairedView } from '../../../shared/api/register-views'
import { industryName } from '../../../shared/register/industries'
import { formatShortCode } from '../../../shared/register/short-code'
import { organisationCodeFits } from '../../../shared/register/uscc'
import type { Instant } from '../../../shared/kernel/instant'
import { isOnDuty, standInOf } from '../../../shared/people/duty'
import type { Leave } from '../../../shared/people/schema'
import { readInstant } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { pairedJson } from '../../_register/pairings'
import type { SealedContact } from '../../_register/contacts'
import { COMPANY_PLACE, COMPANY_SQL, type CompanyPlace, companySubject } from '../../_register/company-place'
import { knownCasesOf } from '../../_register/company-cases'
import { allowed, readByRight } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

interface Found extends Omit<CompanyDetail, 'industryName' | 'organisationCodeOdd' | 'contacts' | 'officer' | 'paired'> {
  officer: (Omit<NonNullable<CompanyDetail['officer']>, 'standIn'> & { leave: Leave | null }) | null
  paired: (Omit<PairedView, 'onDuty'> & { leave: Leave | null })[]
  contacts: SealedContact[]
}

const KNOWN = knownCasesOf('c.id')

const readCompany = statement<{ personId: string; companyId: string; now: string }, { actor: Omit<Actor, 'personId'>; place: CompanyPlace | null; found: Found | null }>('register_company', `
  select ${ACTOR} as actor, ${COMPANY_PLACE}, ${withinReach('register.company', COMPANY_SQL, `json_build_object('id', c.id, 'version', c.version, 'name', c.name, 'formerNames', to_json(c.former_names), 'uscc', c.uscc,
      'areaId', c.area_id, 'areaName', a.name, 'address', c.address, 'industry', c.industry, 'size', c.size, 'key', c.key, 'state', c.state, 'contacts', c.contacts,
      'officer', (select json_build_object('personId', p.id, 'name', p.work_name, 'workPhone', p.work_phone, 'unitName', p.unit_name, 'leave', p.leave) from mashangban.persons p where p.tenant = :tenant and p.id = c.officer_id),
      'paired', ${pairedJson('c.id')},
      'people', (select count(*) from mashangban.memberships m where m.tenant = :tenant and m.role = 'company' and m.place = c.id),
      'openCases', (select count(*) from mashangban.cases e where ${KNOWN} and e.box <> 'done'),
      'cases', (select count(*) from mashangban.cases e where ${KNOWN} and e.box <> 'done') + (select count(*) from mashangban.cases e where ${KNOWN} and e.box = 'done'),
      'code', (select json_build_object('shortCode', k.short_code, 'status', k.status, 'issuedAt', k.issued_at) from mashangban.codes k where k.tenant = :tenant and k.of = 'company' and k.id = c.id))`)} as found
  from (select 1) one left join mashangban.companies c on c.tenant = :tenant and c.id = :companyId left join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id`)

/** What the register has of one company; contacts masked, of its requests and people how many. One trip. */
export const company: UseCase<'register.company'> = async ({ companyId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, place, found } = await call.ports.database.one(readCompany, { personId: call.caller.personId, companyId, now: call.now })
  const may = allowed(call, actor, place && companySubject(place), 'COMPANY_NOT_FOUND')
  if (!may.ok) return may
  readByRight(found)
  return may.value.reply(viewOf(found, call.now))
}

const viewOf = ({ contacts, code, industry, uscc, officer, paired, ...found }: Found, now: Instant): CompanyDetail => ({
  ...found, uscc, industry,
  officer: officer && officerView(officer, now),
  paired: paired.map(({ leave, ...one }) => ({ ...one, onDuty: isOnDuty({ leave }, now) })),
  industryName: industry === null ? null : industryName(industry),
  organisationCodeOdd: !organisationCodeFits(uscc),
  contacts: contacts.map(({ shown, masked }) => ({ name: shown, phoneMasked: masked })),
  code: code && { ...code, shortCode: code.shortCode === null ? null : formatShortCode(code.shortCode), issuedAt: readInstant(code.issuedAt) },
})

const officerView = ({ leave, ...officer }: NonNullable<Found['officer']>, now: Instant): NonNullable<CompanyDetail['officer']> => ({ ...officer, standIn: standInOf(leave, now) })
