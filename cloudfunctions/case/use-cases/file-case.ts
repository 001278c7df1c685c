import type { OutputOf, ParsedOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { makeCaseNumber } from '../../../shared/case/case-number'
import { fileCase as fileCaseOf } from '../../../shared/case/file-case'
import type { Case } from '../../../shared/case/schema'
import type { Person } from '../../../shared/people/schema'
import { makeCodeId } from '../../../shared/register/signed-code'
import { maskName, maskPhone } from '../../../shared/kernel/mask'
import { keptPhone, lineOf } from '../../../shared/kernel/phone'
import { ok, type Result } from '../../../shared/kernel/result'
import { CHANCE, timedId } from '../../../shared/kernel/timed-id'
import { routeCase } from '../../../shared/case/route-case'
import { pathOf } from '../../../shared/settings/path'
import type { Calendar } from '../../../shared/sla/calendar'
import { type Clock, startClock } from '../../../shared/sla/clock'
import type { Instant } from '../../../shared/kernel/instant'
import type { RecognisedRow, UnlistedRow } from '../../_database/rows'
import { countsOfFiling, countsOfUnlisted } from '../../_flow/case-counts'
import { CASES } from '../../_flow/case-rows'
import { writeNew } from '../../_flow/store'
import { command } from '../../_runtime/command'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { fileRefs, filesAsked } from '../../_flow/attachments'
import { checkedChange } from '../../_flow/checked-change'
import { companyOf, shownOf } from '../filing-company'
import { type FilingRead, type NamedUnlisted, placesOf, readFiling } from '../read-filing'
import { saidBy } from '../../../shared/settings/names'

type Input = ParsedOf<'case.file'>
type Output = OutputOf<'case.file'>

const digits = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte % 10).join('')

/** Phone and name under seal. A stranger's contact is the phone he verified: he can't leave somebody else's. */
function contactOf(input: Input, person: Person | null, member: boolean, call: SignedInCall): Result<Case['contact'], Refusal> {
  const { vault } = call.ports
  const verified = person?.phone ? vault.open(person.phone) : null
  if (!member && !verified) return refuse('PHONE_NOT_VERIFIED')
  const asked = input.contact.phone
  if (!member && asked !== undefined && asked !== keptPhone(verified ?? '')) return refuse('CONTACT_NOT_VERIFIED')
  const phone = asked ?? (verified === null ? null : keptPhone(verified))
  if (!phone) return refuse('CONTACT_MISSING')
  return ok({
    name: vault.seal(input.contact.name),
    phone: vault.seal(phone),
    nameMasked: maskName(input.contact.name),
    phoneMasked: maskPhone(phone),
    phoneHash: vault.blind(lineOf(phone)),
    phoneTail: vault.blind(`tail|${lineOf(phone).slice(-4)}`),
  })
}

/** As it is written when it is named for the first time. */
const unlistedRow = ({ id, name, uscc, areaId }: NamedUnlisted, tenant: string, now: Instant): UnlistedRow =>
  ({ tenant, id, name, uscc, area_id: areaId, filed_at: now, last_at: now, state: 'waiting', version: 1, company_id: null, decided_by: null, decided_at: null, reason: null })

/** That it is the company's by an administrator's word, so that it can be taken back. */
const recognisedRow = ({ id, name }: NamedUnlisted, caseId: string, companyId: string, tenant: string): RecognisedRow =>
  ({ tenant, unlisted_id: id, case_id: caseId, company_id: companyId, name, informed: null })

/** 最迟 when it is done: accepted at the last moment, then all of the time that handling may take. */
function lastClock({ clocks, profile }: Case, calendar: Calendar): Clock | null {
  const { dueAt } = clocks.response
  const handling = dueAt === null ? null : startClock(calendar, profile.handling, dueAt)
  return handling?.ok ? handling.value : null
}

function replyOf(filed: Case, calendar: Calendar): Output {
  const done = lastClock(filed, calendar)
  const { dueAt, assumed = false } = filed.clocks.response
  return {
    caseId: filed.id,
    number: filed.number,
    version: 1,
    status: 'filed',
    title: filed.title,
    dueAt,
    doneBy: done?.dueAt ?? null,
    ...(assumed ? { assumed } : {}),
    ...(assumed || done?.assumed ? { doneByAssumed: true } : {}),
    to: { unitName: filed.holder.unitName, handlerName: filed.holder.handlerName },
    reason: filed.route.reason,
  }
}

/**
 * 提交诉求: who files, for which company, who could take it (1 trip), write (1 trip). Filing twice with one requestId files once.
 * The content check runs beside the look-up; whatever it says, or if it says nothing, the case is filed.
 */
export const fileCase: UseCase<'case.file'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { database, settings, wechat, tenant } = call.ports
  const { personId } = call.caller
  const shown = shownOf(input, call.ports)
  if (!shown.ok) return shown
  const { identity, unlisted } = shown.value
  const checked = wechat.checkText(input.text, call.caller.openid, 3)

  return command<FilingRead, Output>(call, {
    requestId: input.requestId,
    asked: (read) => {
      const { requestId: _request, files, code: _code, companyId, ...said } = input
      return { ...said, companyId: companyId ?? (unlisted === null ? read.company?.id ?? null : null), files: filesAsked(files, read.attached) }
    },
    read: () => readFiling(database, { personId, now: call.now, input, codeId: identity?.codeId ?? null, unlisted, cold: settings.stale() }),
    async decide(read) {
      const found = companyOf(input, read, shown.value)
      if (!found.ok) return found
      const { company, member } = found.value
      const named = unlisted !== null && read.company === null ? unlisted : null
      const contact = contactOf(input, read.person, member, call)
      if (!contact.ok) return contact
      const held = await fileRefs(input.files, read.attached, call.ports.files)
      if (!held.ok) return held
      const matter = read.matter?.topic ?? input.matter ?? null
      const routed = routeCase({ kind: input.kind, matter, under: read.matter?.path ?? [] }, placesOf(read, company, input, call.now))
      const { calendar, profile, ladder, names } = await settings.at(call.now, pathOf(routed.holder.unitId, company.areaPath))
      const circumstances = { now: call.now, calendar, salt: call.salt() }
      const filed = fileCaseOf({
        id: timedId(call.now, call.random(CHANCE)),
        number: makeCaseNumber(call.now, digits(call.random(7))),
        filer: personId, kind: input.kind, matter, ...(read.matter === null ? {} : { found: { id: read.matter.id, name: read.matter.name } }), urgent: input.urgent, text: input.text, files: held.value.refs, contact: contact.value,
        company: { id: company.id, name: company.name, areaId: company.areaId, areaName: company.areaName },
        areaPath: company.areaPath, verified: member, routed: { ...routed, route: { ...routed.route, reason: saidBy(names, routed.route.reason) } }, profile, ladder,
      }, circumstances)
      if (!filed.ok) return filed
      const change = checkedChange(CASES, filed.value, await checked, circumstances, call.salt)
      if (!change.ok) return change as Result<never, Refusal>
      return ok({
        reply: replyOf(filed.value.next, calendar),
        of: { of: 'case', id: filed.value.next.id },
        async write(request) {
          await writeNew(database, tenant, { kept: CASES, read: null, change: change.value }, makeCodeId(call.random(8)), request, { doer: personId, at: call.now, files: held.value.held, unlisted: named && unlistedRow(named, tenant, call.now), recognised: unlisted !== null && read.listed ? recognisedRow(unlisted, filed.value.next.id, company.id, tenant) : null, counts: named ? countsOfUnlisted(personId, named.id, read.named, call.now) : countsOfFiling(personId, company.id, member, call.now) })
          return true
        },
      })
    },
  })
}
