import type { OutputOf, ParsedOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { makeCaseNumber } from '../../../shared/case/case-number'
import { askedInFiling, caseIdOf, fileCase as fileCaseOf, type Filing } from '../../../shared/case/file-case'
import { recordFlag } from '../../../shared/case/record'
import type { Case } from '../../../shared/case/schema'
import { ownsFile } from '../../../shared/directory/file-path'
import type { Company, Person, Unit } from '../../../shared/directory/schema'
import { makeCodeId } from '../../../shared/directory/signed-code'
import { maskName, maskPhone } from '../../../shared/kernel/mask'
import { ok, type Result } from '../../../shared/kernel/result'
import type { Calendar } from '../../../shared/sla/calendar'
import { type Candidate, isAway, type Places, routeCase } from '../../../shared/routing/route-case'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { standingOf } from '../../../shared/directory/code-standing'

type Input = ParsedOf<'case.file'>
type Output = OutputOf<'case.file'>

/** A clash of the random case number is drawn again; 10 million a day leave it rare. */
const NUMBER_ATTEMPTS = 5

const digits = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte % 10).join('')

const candidateOf = (person: Person): Candidate => ({
  person: person._id,
  name: person.workName ?? '',
  phone: person.workPhone,
  units: unitsOf(person),
  leave: person.leave ? { from: person.leave.from, to: person.leave.to } : null,
})

const unitsOf = (person: Person): string[] => [...new Set(person.memberships.flatMap((membership) => (membership.unitId ? [membership.unitId] : [])))]

/** The company, and by which right: a member names it, a stranger shows its code. */
async function companyOf(input: Input, call: SignedInCall): Promise<Result<{ company: Company | null; byCode: boolean }, Refusal>> {
  const { directory, codes } = call.ports
  if (input.companyId) return ok({ company: await directory.company(input.companyId), byCode: false })
  if (!input.code) return refuse('COMPANY_REQUIRED')
  const identity = codes.verify(input.code)
  if (!identity.ok) return refuse(identity.error.code)
  const [code, company] = await Promise.all([directory.code(identity.value.codeId), directory.companyByCode(identity.value.codeId)])
  const standing = standingOf(code, identity.value.revision)
  return standing.ok ? ok({ company, byCode: true }) : standing
}

/** Phone and name under seal. A stranger's contact is the phone he verified: he can't leave somebody else's. */
function contactOf(input: Input, person: Person | null, member: boolean, call: SignedInCall): Result<Case['contact'], Refusal> {
  const { vault } = call.ports
  const verified = person?.phone ? vault.open(person.phone) : null
  if (!member && !verified) return refuse('PHONE_NOT_VERIFIED')
  const phone = (member ? input.contact.phone : undefined) ?? verified
  if (!phone) return refuse('CONTACT_MISSING')
  return ok({
    name: vault.seal(input.contact.name),
    phone: vault.seal(phone),
    nameMasked: maskName(input.contact.name),
    phoneMasked: maskPhone(phone),
    phoneHash: vault.blind(phone),
    phoneTail: vault.blind(`tail|${phone.slice(-4)}`),
  })
}

/** The stand-in as his absent colleague named him: his name and phone were noted with the leave, so no further look-up is needed. */
function standInOf(officer: Person | null): Candidate | null {
  const leave = officer?.leave
  return leave?.standIn ? { person: leave.standIn, name: leave.standInName ?? '', phone: leave.standInPhone, units: [], leave: null } : null
}

interface Surroundings {
  company: Company
  officer: Person | null
  units: Unit[]
  subject: Places['subject']
}

/** Second hop: who could take it. */
async function surroundings(input: Input, company: Company, subjectPerson: Person | null, call: SignedInCall): Promise<Surroundings> {
  const { directory } = call.ports
  const takes: Unit['takes'][number][] = [`kind:${input.kind}`, ...(input.matter ? [`matter:${input.matter}` as const] : [])]
  const [officer, units] = await Promise.all([
    company.officer ? directory.person(company.officer) : null,
    directory.unitsTaking(takes, company.areaPath),
  ])
  const named = input.about?.unitId ? [input.about.unitId] : []
  const subject = { person: subjectPerson?._id ?? null, units: [...new Set([...named, ...(subjectPerson ? unitsOf(subjectPerson) : [])])] }
  return { company, officer, units, subject }
}

function placesOf({ company, officer, units, subject }: Surroundings, now: string): Places {
  const candidate = officer ? candidateOf(officer) : null
  return {
    now,
    areaPath: company.areaPath,
    officer: candidate,
    standIn: candidate && isAway(candidate, now) ? standInOf(officer) : null,
    units: units.map((unit) => ({ id: unit._id, name: unit.name, areaId: unit.areaId, takes: unit.takes })),
    subject,
  }
}

const replyOf = (filed: Case): Output => ({
  caseId: filed._id,
  number: filed.number,
  version: 1,
  status: 'filed',
  title: filed.title,
  dueAt: filed.clocks.response.dueAt,
  to: { unitName: filed.holder.unitName, handlerName: filed.holder.handlerName },
  reason: filed.route.reason,
})

/** What was filed the first time under this id, told as it was told then. */
async function repeated(id: string, asked: string, call: SignedInCall): Promise<Result<Output, Refusal> | null> {
  const stored = await call.ports.cases.load(id, null)
  if (!stored) return null
  const first = stored.trail.find((entry) => entry.seq === 1) ?? (await call.ports.cases.ledgerBefore(id, 2, 1))[0]
  if (!first || first.asked !== asked) return refuse('REQUEST_ID_REUSED')
  const to = first.content?.to
  return ok({ ...replyOf(stored), to: { unitName: to?.unitName ?? null, handlerName: to?.handlerName ?? null }, reason: to?.reason ?? stored.route.reason })
}

/** Inserts under a number that is free; the same person and requestId meet their own document again. */
async function insertCase(filing: Omit<Filing, 'number'>, calendar: Calendar, suspicious: boolean, call: SignedInCall): Promise<Result<Output, Refusal>> {
  for (let attempt = 0; attempt < NUMBER_ATTEMPTS; attempt++) {
    const circumstances = { now: call.now, calendar, salt: call.salt() }
    const fresh = fileCaseOf({ ...filing, number: makeCaseNumber(call.now, digits(call.random(7))) }, circumstances)
    if (!fresh.ok) return fresh
    const flagged = suspicious
      ? recordFlag(fresh.value, '内容检查提示需要人工复核', `${filing.requestId}:flag`, { ...circumstances, salt: call.salt() })
      : fresh
    if (!flagged.ok) return flagged
    const inserted = await call.ports.cases.insert(flagged.value)
    if (inserted === 'inserted') return ok(replyOf(flagged.value))
    const again = await repeated(filing.id, filing.asked, call)
    if (again) return again
  }
  return refuse('CASE_BUSY')
}

/**
 * 提交诉求: who files and for which company (1 hop), who can take it (1), insert (1). Filing twice with one requestId files once.
 * The content check runs beside the look-ups; whatever it says, or if it says nothing, the case is filed.
 */
export const fileCase: UseCase<'case.file'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { directory, settings, wechat } = call.ports
  if (!input.files.every((file) => ownsFile(file.fileId, call.caller.person))) return refuse('FILE_NOT_YOURS')
  const checked = wechat.checkText(input.text, call.caller.openid, 3)
  const [person, found, subject, subjectUnit, profile, calendar] = await Promise.all([
    directory.person(call.caller.person),
    companyOf(input, call),
    input.about?.personId ? directory.person(input.about.personId) : null,
    input.about?.unitId ? directory.unit(input.about.unitId) : null,
    settings.profile(),
    settings.calendar(),
  ])
  if (!found.ok) return found
  const { company } = found.value
  if (!company) return refuse('COMPANY_NOT_FOUND')
  if ((input.about?.personId && !subject) || (input.about?.unitId && !subjectUnit)) return refuse('SUBJECT_NOT_FOUND')
  const member = (person?.memberships ?? []).some((membership) => membership.role === 'company' && membership.companyId === company._id)
  // Naming a company by id is for its members; a stranger must have its code before his eyes.
  if (!member && !found.value.byCode) return refuse('COMPANY_REQUIRED')
  const contact = contactOf(input, person, member, call)
  if (!contact.ok) return contact

  const around = await surroundings(input, company, subject, call)
  const outcome = await checked
  const matter = input.matter ?? null
  const filing: Omit<Filing, 'number'> = {
    tenant: company.tenant,
    id: caseIdOf(call.caller.openid, input.requestId),
    codeId: makeCodeId(call.random(8)),
    requestId: input.requestId,
    filer: call.caller.person,
    kind: input.kind,
    matter,
    urgent: input.urgent,
    text: input.text,
    files: input.files,
    contact: contact.value,
    company: { id: company._id, name: company.name, areaId: company.areaId, areaName: company.areaName },
    areaPath: company.areaPath,
    verified: member,
    routed: routeCase({ kind: input.kind, matter }, placesOf(around, call.now)),
    profile,
    asked: askedInFiling({ ...input, companyId: company._id, matter, about: input.about ?? {}, contactHash: call.ports.vault.blind(`contact|${input.contact.name}|${contact.value.phoneHash}`) }),
  }
  return insertCase(filing, calendar, outcome === 'risky' || outcome === 'review', call)
}
