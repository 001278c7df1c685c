import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { type ThingNow, thingNow, thingWrite } from '../../_register/things'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { type SaveRead, saving } from '../saving'

interface Read extends SaveRead {
  /** The hall of that name there. */
  hall: ThingNow | null
  /** Another window of that hall has the number. */
  twice: boolean
  /** The unit is there and open. */
  unit: boolean
}
interface Asked { personId: string; requestId: string; id: string | null; areaId: string; hallName: string; number: string; unitId: string }

const readForSave = statement<Asked, Read>('register_save_window_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${thingNow('window', 't')} as now, a.path as "fromPath", (select o.path from mashangban.areas o where o.tenant = :tenant and o.id = :areaId and o.state = 'open') as "toPath",
    ${thingNow('hall', 'h')} as hall, exists (select from mashangban.windows o where o.tenant = :tenant and o.hall_id = h.id and o.number = :number and o.state = 'open' and o.id is distinct from t.id) as twice,
    exists (select from mashangban.units u where u.tenant = :tenant and u.id = :unitId and u.state = 'open') as unit
  from (select 1) one left join mashangban.windows t on t.tenant = :tenant and t.id = :id
    left join mashangban.halls was on was.tenant = :tenant and was.id = t.hall_id left join mashangban.areas a on a.tenant = :tenant and a.id = was.area_id
    left join lateral (select o.* from mashangban.halls o where o.tenant = :tenant and o.area_id = :areaId and o.name = :hallName and o.state = 'open' order by o.id limit 1) h on true`)

/** Registers a window or corrects one; with the first window of a hall the hall, with another address also that. Two trips. */
export const saveWindow: UseCase<'register.saveWindow'> = (input, anyCall) => {
  const call = signedIn(anyCall)
  const { id, areaId, hallName, hallAddress, number, name, unitId } = input
  return saving<Read>(call, {
    input, prefix: 'wi', of: 'window',
    read: () => call.ports.database.one(readForSave, { personId: call.caller.personId, requestId: input.requestId, id, areaId, hallName, number, unitId }),
    decide({ now, hall, twice, unit }, newId) {
      if (!unit) return refuse('UNIT_NOT_FOUND')
      if (twice) return refuse('THING_TWICE')
      const hallId = hall?.id ?? `ha-${Buffer.from(call.random(9)).toString('base64url')}`
      const address = hallAddress === '' ? hall?.values['address'] ?? '' : hallAddress
      return ok([thingWrite('window', newId, now, { hallId, number, name, unitId }), thingWrite('hall', hallId, hall, { name: hallName, areaId, address })])
    },
  })
}
