import type { OutputOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import type { CommandRead, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { noteNothing } from '../../_runtime/note-nothing'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { fit, kept, nameContacts, namedIn, readUnit, readUnitForNaming, type UnitRead } from '../unit-contacts'

/** Whom a unit names to be asked for each matter, and who could be. One trip. */
export const contacts: UseCase<'register.contacts'> = async ({ unitId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, path, unit } = await call.ports.database.one(readUnit, { personId: call.caller.personId, unitId, now: call.now })
  const may = allowed(call, actor, path && { units: [unitId], areas: path }, 'THING_NOT_FOUND')
  if (!may.ok || unit === null) return may.ok ? refuse('THING_NOT_FOUND') : may
  const { id, version, name, takes, people } = unit
  return may.value.reply({ id, version, name, takes: takes as OutputOf<'register.contacts'>['takes'], contacts: namedIn(unit), people: people.map(({ personId, name: called, workPhone, head }) => ({ personId, name: called, workPhone, head })) })
}

/** Names them; what is left out goes to the head. Two trips. */
export const setContacts: UseCase<'register.setContacts'> = async ({ requestId, unitId, seen, contacts: wanted }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  return governed<UnitRead & CommandRead, OutputOf<'register.setContacts'>>(call, {
    requestId, asked: () => ({ unitId, contacts: wanted }),
    read: () => database.one(readUnitForNaming, { personId, unitId, requestId, now }),
    may: ({ actor, path }) => allowed(call, actor, path && { units: [unitId], areas: path }, 'THING_NOT_FOUND'),
    decide({ unit }) {
      if (unit === null) return refuse('THING_NOT_FOUND')
      if (unit.version !== seen) return refuse('THING_CHANGED')
      if (unit.state !== 'open') return refuse('THING_CLOSED')
      const fits = fit(unit, wanted)
      if (!fits.ok) return fits
      const [before, after] = [kept(namedIn(unit)), kept(wanted)]
      const changed = before.join() !== after.join()
      return ok({
        reply: { id: unitId, version: unit.version + (changed ? 1 : 0), changed },
        async write(request: RequestRow) {
          if (!changed) return (await database.one(noteNothing, { request })).noted === 1
          return (await database.one(nameContacts, { unitId, before: unit.version, contacts: wanted, what: { contactFor: [before, after] }, at: now, personId, request })).put === 1
        },
      })
    },
  })
}
