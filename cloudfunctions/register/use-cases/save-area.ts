import { refuse } from '../../../shared/api/errors'
import { type AreaLevel, liesBelow } from '../../../shared/register/area'
import { ok } from '../../../shared/kernel/result'
import { REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { thingNow, thingWrite } from '../../_register/things'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { type SaveRead, saving } from '../saving'

interface Read extends SaveRead {
  /** Level of the area it lies in, and levels right below it. */
  above: AreaLevel | null
  below: AreaLevel[]
  /** Another one beside it has the name, or any other the code. */
  twice: boolean
}

const readForSave = statement<{ personId: string; requestId: string; id: string | null; areaId: string; name: string; code: string | null }, Read>('register_save_area_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${thingNow('area', 't')} as now, t.path as "fromPath", case when up.state = 'open' then up.path end as "toPath", case when up.id is distinct from t.id then up.level end as above,
    array(select distinct b.level from mashangban.areas b where b.tenant = :tenant and b.parent_id = t.id and b.state = 'open') as below,
    exists (select from mashangban.areas o where o.tenant = :tenant and o.parent_id = :areaId and o.name = :name and o.state = 'open' and o.id is distinct from t.id)
      or (:code::text is not null and exists (select from mashangban.areas o where o.tenant = :tenant and o.code = :code and o.state = 'open' and o.id is distinct from t.id)) as twice
  from (select 1) one left join mashangban.areas t on t.tenant = :tenant and t.id = :id left join mashangban.areas up on up.tenant = :tenant and up.id = :areaId`)

/** Registers an area below another one or corrects one. Two trips. */
export const saveArea: UseCase<'register.saveArea'> = (input, anyCall) => {
  const call = signedIn(anyCall)
  const { id, areaId, name, level, code = null } = input
  return saving<Read>(call, {
    input, prefix: 'ar', of: 'area',
    read: () => call.ports.database.one(readForSave, { personId: call.caller.personId, requestId: input.requestId, id, areaId, name, code }),
    decide({ now, above, below, twice, toPath }, newId) {
      if (now !== null && areaId !== (now.values['parentId'] ?? now.id)) return refuse('THING_CHANGED')
      if ((above !== null && !liesBelow(level, above)) || below.some((each) => !liesBelow(each, level))) return refuse('AREA_LEVEL_WRONG')
      if (twice) return refuse('THING_TWICE')
      return ok([now === null ? thingWrite('area', newId, null, { name, level, code, parentId: areaId }, { path: [newId, ...toPath ?? []] }) : thingWrite('area', now.id, now, { name, level, code })])
    },
  })
}
