import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { thingNow, thingWrite } from '../../_register/things'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { type SaveRead, saving } from '../saving'

interface Read extends SaveRead {
  /** Another open hall there has the name. */
  twice: boolean
}

const readForSave = statement<{ personId: string; requestId: string; id: string | null; areaId: string; name: string }, Read>('register_save_hall_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${thingNow('hall', 't')} as now, a.path as "fromPath", (select o.path from mashangban.areas o where o.tenant = :tenant and o.id = :areaId and o.state = 'open') as "toPath",
    exists (select from mashangban.halls o where o.tenant = :tenant and o.area_id = :areaId and o.name = :name and o.state = 'open' and o.id is distinct from t.id) as twice
  from (select 1) one left join mashangban.halls t on t.tenant = :tenant and t.id = :id left join mashangban.areas a on a.tenant = :tenant and a.id = t.area_id`)

/** Registers a hall or corrects one; its windows go with it. Two trips. */
export const saveHall: UseCase<'register.saveHall'> = (input, anyCall) => {
  const call = signedIn(anyCall)
  const { id, areaId, name, address } = input
  return saving<Read>(call, {
    input, prefix: 'ha', of: 'hall',
    read: () => call.ports.database.one(readForSave, { personId: call.caller.personId, requestId: input.requestId, id, areaId, name }),
    decide: ({ now, twice }, newId) => (twice ? refuse('THING_TWICE') : ok([thingWrite('hall', newId, now, { areaId, name, address })])),
  })
}
