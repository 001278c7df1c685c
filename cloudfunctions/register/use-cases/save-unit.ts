import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { thingNow, thingWrite } from '../../_register/things'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { type SaveRead, saving } from '../saving'

const readForSave = statement<{ personId: string; requestId: string; id: string | null; areaId: string; name: string }, SaveRead & { twice: boolean }>('register_save_unit_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${thingNow('unit', 't')} as now, a.path as "fromPath", (select o.path from mashangban.areas o where o.tenant = :tenant and o.id = :areaId and o.state = 'open') as "toPath",
    exists (select from mashangban.units o where o.tenant = :tenant and o.area_id = :areaId and o.name = :name and o.state = 'open' and o.id is distinct from t.id) as twice
  from (select 1) one left join mashangban.units t on t.tenant = :tenant and t.id = :id left join mashangban.areas a on a.tenant = :tenant and a.id = t.area_id`)

/** Registers a unit or corrects one. Two trips. */
export const saveUnit: UseCase<'register.saveUnit'> = (input, anyCall) => {
  const call = signedIn(anyCall)
  const { id, areaId, name, kind, phone, takes } = input
  return saving<SaveRead & { twice: boolean }>(call, {
    input, prefix: 'un', of: 'unit',
    read: () => call.ports.database.one(readForSave, { personId: call.caller.personId, requestId: input.requestId, id, areaId, name }),
    decide: ({ now, twice }, newId) => (twice ? refuse('THING_TWICE') : ok([thingWrite('unit', newId, now, { name, areaId, kind, phone, takes: [...new Set(takes)].sort() })])),
  })
}
