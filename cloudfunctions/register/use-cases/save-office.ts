import type { OutputOf, ParsedOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { maskPhone } from '../../../shared/kernel/mask'
import { lineOf, MOBILE } from '../../../shared/kernel/phone'
import { ok, type Result } from '../../../shared/kernel/result'
import { changesOf } from '../../../shared/register/changes'
import type { Values } from '../../../shared/register/field'
import { endOfOffice, officeIdOf, placeOfOffice, startOfOffice } from '../../../shared/register/office'
import type { Vault } from '../../_ports/vault'
import { noteNothing } from '../../_runtime/note-nothing'
import { type OfficeWrite, writeOffice } from '../../_register/office-rows'
import type { RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { type OfficeRead, readForOffice } from '../read-office'
import { asSeen } from '../saving'

type Input = ParsedOf<'register.saveOffice'>
type Saved = OutputOf<'register.saveOffice'>
type Decided = Omit<OfficeWrite, 'at' | 'doer' | 'request'>

const OF_THE_PERSON: readonly string[] = ['name', 'phone', 'workPhone']

/** Registers an office of an official, who is found by his mobile number or is new, or corrects one. Two trips. */
export const saveOffice: UseCase<'register.saveOffice'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { database, vault } = call.ports
  const { personId } = call.caller
  const { requestId, seen: _seen, phone, ...rest } = input
  const phoneHash = phone === undefined ? null : vault.blind(lineOf(phone))
  return governed<OfficeRead, Saved>(call, {
    requestId,
    asked: () => ({ ...rest, phone: phoneHash }),
    read: () => readForOffice(database, { personId, requestId, id: input.id, areaId: input.areaId, unitId: input.unitId, role: input.role, phoneHash }),
    may({ actor, now, fromPath, area, unit }) {
      const from = now === null ? null : allowed(call, actor, fromPath && { areas: fromPath }, 'THING_NOT_FOUND')
      if (from !== null && !from.ok) return from
      const to = allowed(call, actor, area && { areas: area.path }, 'AREA_NOT_FOUND')
      // Whoever is of a unit counts for its queue and its complaints: nobody is put into one of somebody else's.
      return to.ok ? allowed(call, actor, unit && { areas: unit.path }, 'UNIT_NOT_FOUND') : to
    },
    decide(read) {
      const decided = decide(input, read, call, phoneHash)
      if (!decided.ok) return decided
      const { officeId, before, last, what } = decided.value
      const changed = Object.keys(what).length > 0
      const reply = { id: officeId, version: (before ?? last) + (changed ? 1 : 0), changed }
      return ok({
        reply,
        of: { of: 'office', id: reply.id },
        async write(request: RequestRow) {
          if (!changed) return (await database.one(noteNothing, { request })).noted === 1
          return (await database.one(writeOffice, { ...decided.value, at: call.now, doer: personId, request })).put === 1
        },
      })
    },
  })
}

/** What stands in the way of writing it, in the order in which it is told. */
function hindrance(input: Input, { now, person, same, loneAdmin }: OfficeRead, call: SignedInCall, phoneHash: string | null): Result<true, Refusal> {
  const { id, role, areaId, unitId, from = null, until = null } = input
  const seen = asSeen(id, input.seen, now)
  if (!seen.ok) return seen
  if (now !== null && now.id !== officeIdOf(String(now.values['personId']), role, placeOfOffice({ role, unitId, areaId }))) return refuse('THING_CHANGED')
  if (input.phone === undefined ? now === null : !MOBILE.test(input.phone)) return refuse('OFFICE_PHONE')
  if (now !== null && phoneHash !== null && person !== null && phoneHash !== person.phoneHash) {
    if (person.joined) return refuse('OFFICE_PHONE_HIS')
    if (person.taken) return refuse('THING_TWICE')
  }
  if (same) return refuse('THING_TWICE')
  const untilMoved = (until === null ? null : endOfOffice(until)) !== (now?.until ?? null)
  if (person?.id === call.caller.personId && (now === null || untilMoved)) return refuse('OFFICE_OWN')
  if (from !== null && until !== null && from > until) return refuse('OFFICE_ORDER')
  if (now?.begun === true && from !== null && startOfOffice(from) > call.now) return refuse('OFFICE_BEGUN')
  if (until !== null && endOfOffice(until) <= call.now && untilMoved) return refuse('OFFICE_OVER')
  return loneAdmin && until !== null ? refuse('LAST_ADMIN') : ok(true)
}

function decide(input: Input, read: OfficeRead, call: SignedInCall, phoneHash: string | null): Result<Decided, Refusal> {
  const fit = hindrance(input, read, call, phoneHash)
  if (!fit.ok) return fit
  const { now, person, unit, last } = read
  const { role, unitId, areaId, name, workPhone, head, from = null, until = null } = input
  const id = person?.id ?? `of-${Buffer.from(call.random(9)).toString('base64url')}`
  const place = placeOfOffice({ role, unitId, areaId })
  const ofArea = role === 'department' ? unit?.areaId ?? areaId : areaId
  const kept: Values = { personId: id, name, workPhone, role, unitId, areaId: ofArea, head, from, until, state: 'open', ...(phoneHash === null ? {} : { phone: [{ mark: phoneHash }] }) }
  const what = changesOf(now?.values ?? null, kept)
  const ofPerson = person === null ? {} : changesOf({ name: person.name, workPhone: person.workPhone, phone: person.phoneHash === null ? null : [{ mark: person.phoneHash }] }, Object.fromEntries(OF_THE_PERSON.flatMap((field) => (kept[field] === undefined ? [] : [[field, kept[field]]]))))
  return ok({
    officeId: officeIdOf(id, role, place), fresh: person === null, before: now?.version ?? null, last, what, shared: ofPerson,
    person: { id, work_name: name, work_phone: workPhone, unit_name: unit?.name ?? '', ...phoneColumns(call.ports.vault, input.phone, phoneHash, person?.joined ?? false) },
    office: { person_id: id, role, place, area_id: ofArea, unit_id: unitId, head, until: until === null ? null : endOfOffice(until), begins: from === null ? null : startOfOffice(from) },
    begun: now?.begun === true || from === null || startOfOffice(from) <= call.now,
  })
}

/** His number, sealed and found by its hash; of one who has signed in it is his own affair. */
const phoneColumns = (vault: Vault, phone: string | undefined, hash: string | null, joined: boolean): Pick<OfficeWrite['person'], 'phone' | 'phone_masked' | 'phone_hash'> =>
  (phone === undefined || joined ? { phone: null, phone_masked: null, phone_hash: null } : { phone: vault.seal(phone), phone_masked: maskPhone(phone), phone_hash: hash })
