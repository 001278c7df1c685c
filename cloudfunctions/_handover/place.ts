import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { Actor } from '../../shared/access/actor'
import type { Result } from '../../shared/kernel/result'
import { allowed, type May } from '../_runtime/governed'
import type { Reader } from '../_runtime/use-case'

/** As it is asked: of an area or of a unit. */
export interface AskedPlace {
  areaId?: string | undefined
  unitId?: string | undefined
}

/** Parameters of a statement: a unit goes before an area. */
export const placeOf = ({ areaId, unitId }: AskedPlace): { areaId: string | null; unitId: string | null } => ({ areaId: unitId === undefined ? areaId ?? null : null, unitId: unitId ?? null })

/** Where it lies; null: it is not there. */
export interface Where {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
}

/** SQL: what the check below asks, with the place as `here`: an area, or that of a unit. */
export const WHERE_FROM = `from (select 1) one left join mashangban.units hu on hu.tenant = :tenant and hu.id = :unitId left join mashangban.areas here on here.tenant = :tenant and here.id = coalesce(hu.area_id, :areaId)`

/** SQL: what may be read there; the head of a unit is asked for besides. */
export const HERE_SQL = { areas: 'here.path', units: 'array[:unitId::text]' }

/** Asks the table of rights, and of a unit's people whether they lead it. */
export function mayHandOver(call: Pick<Reader, 'action' | 'caller'>, { actor, path }: Where, place: AskedPlace): Result<May, Refusal> {
  const { areaId, unitId } = placeOf(place)
  if (areaId === null && unitId === null) return refuse('HANDOVER_NO_PLACE')
  const may = allowed(call, actor, path && { areas: path, ...(unitId === null ? {} : { units: [unitId] }) })
  if (!may.ok || may.value.role !== 'department') return may
  return may.value.actor.memberships.some((each) => each.role === 'department' && each.unitId === unitId && each.head === true) ? may : refuse('HANDOVER_NOT_HEAD')
}
