import type { Actor } from '../../shared/access/actor'
import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { AreaId } from '../../shared/kernel/ids'
import { ok, type Result } from '../../shared/kernel/result'
import { pathOf, type SettingPath, type SettingPlace, WHOLE_TENANT } from '../../shared/settings/path'
import { settingOf } from '../../shared/settings/table'
import type { SettingName } from '../../shared/settings/values'

/** The place a setting is asked for, as a statement reads it. */
export interface PlaceRead {
  actor: Omit<Actor, 'personId'>
  path: AreaId[] | null
  areaName: string | null
  /** Null: none was named, or it lies elsewhere. */
  unit: { id: string; name: string; areaId: string; path: AreaId[] } | null
}

export interface Asked {
  personId: string
  areaId: string
  unitId: string | null
}

/** Columns of PlaceRead besides the actor, and where they come from: an area (`:areaId`), and a unit in it or below (`:unitId`). */
export const PLACE = `here.path, here.name as "areaName", (select json_build_object('id', u.id, 'name', u.name, 'areaId', u.area_id, 'path', to_json(ua.path))
      from mashangban.units u join mashangban.areas ua on ua.tenant = :tenant and ua.id = u.area_id where u.tenant = :tenant and u.id = :unitId and here.id = any(ua.path)) as unit`

export interface Spot extends SettingPlace {
  /** Whose administrators look after it. */
  areaId: AreaId
  /** What holds there. */
  path: SettingPath
}

/** The place in terms of settings: what is set at a root of the areas is the tenant's. Refused: a unit that is not there. */
export function spotOf({ path, unit }: PlaceRead, unitId: string | null): Result<Spot, Refusal> {
  const [areaId] = path ?? []
  if (areaId === undefined || (unitId !== null && unit === null)) return refuse('SETTING_NOT_HERE')
  if (unit !== null) return ok({ scope: 'unit', place: unit.id, areaId: unit.areaId, path: pathOf(unit.id, unit.path) })
  if (path?.length === 1) return ok({ scope: 'tenant', place: '', areaId, path: WHOLE_TENANT })
  return ok({ scope: 'area', place: areaId, areaId, path: pathOf(null, path ?? []) })
}

/** May that be set there at all? */
export const isHere = (name: SettingName, { scope }: SettingPlace): boolean => settingOf(name).scopes.includes(scope)
