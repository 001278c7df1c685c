import type { Desk, Target } from '../../shared/flow/target'
import type { AreaId, UnitId } from '../../shared/kernel/ids'
import type { Person } from '../../shared/people/schema'
import { personById } from '../_database/fragments'

/** What is read of a place that was named. */
export interface NamedPlace {
  unit: { id: UnitId; name: string; areaPath: AreaId[]; staffed: boolean } | null
  target: Person | null
  /** Where that person works off cases. */
  desks: (Desk & { unitName: string })[]
}

const HAS_MEMBERS = "exists (select from mashangban.memberships m where m.tenant = :tenant and m.role = 'department' and m.place = u.id)"

/** Columns of NamedPlace: the unit `:unitId` and the person `:targetId`. */
export const NAMED_PLACE = `(select json_build_object('id', u.id, 'name', u.name, 'areaPath', to_json(a.path), 'staffed', ${HAS_MEMBERS})
      from mashangban.units u join mashangban.areas a on a.tenant = :tenant and a.id = u.area_id where u.tenant = :tenant and u.id = :unitId and u.state = 'open') as unit,
    ${personById(':targetId')} as target,
    coalesce((select json_agg(json_build_object('unitId', m.unit_id, 'queue', m.role = 'department', 'areaPath', to_json(a.path), 'unitName', u.name) order by m.role, m.place)
      from mashangban.memberships m join mashangban.units u on u.tenant = :tenant and u.id = m.unit_id
        join mashangban.areas a on a.tenant = :tenant and a.id = case m.role when 'department' then u.area_id else m.area_id end
      where m.tenant = :tenant and m.person_id = :targetId and m.role in ('officer', 'department')), '[]') as desks`
export const NO_PLACE_NAMED = "null as unit, null as target, '[]'::json as desks"

/** Where to, as named in the input: undefined = not named, null = not found. Whether it will do is for the checks of the act. */
export function targetFrom(input: { unitId?: string | undefined; personId?: string | undefined }, { unit, target: person, desks }: NamedPlace): Target | null | undefined {
  if (!input.unitId && !input.personId) return undefined
  if ((input.unitId && !unit) || (input.personId && !person)) return null
  const home = desks.find(({ queue }) => queue)
  return {
    // A person of a department keeps the department responsible: `assign` inside it, `transfer` to it.
    unit: unit ?? (home ? { id: home.unitId, name: home.unitName, areaPath: home.areaPath, staffed: true } : null),
    handler: person
      ? {
          personId: person.id, name: person.workName ?? '', phone: person.workPhone,
          units: [...new Set(person.memberships.flatMap(({ unitId }) => (unitId ? [unitId] : [])))],
          desks: desks.map(({ unitId, queue, areaPath }) => ({ unitId, queue, areaPath })),
          leave: person.leave,
        }
      : null,
  }
}
