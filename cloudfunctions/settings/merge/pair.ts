import type { Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { GovernedName } from '../../../shared/access/rights'
import type { Result } from '../../../shared/kernel/result'
import type { AreaLevel } from '../../../shared/register/area'
import type { MergedKind } from '../../../shared/register/merges'
import { withinReach } from '../../_flow/scope'
import { areaHindrance, type MovingArea } from '../../_register/area-moves'
import { MOVE_RUNNING } from '../../_register/moving'
import { type ThingNow, thingNow } from '../../_register/things'
import { TOUCHES, type Touches } from '../../_register/touches'

/** Two things of which one is to go into the other, as they are now. */
export interface Pair {
  of: MergedKind
  from: ThingNow | null
  into: ThingNow | null
  fromPath: string[] | null
  intoPath: string[] | null
  /** Null: he may not know. */
  touches: Touches | null
  /** Open requests that one of the two has and that go round the other. */
  about: number | null
  /** An area or a unit is being moved or merged already. */
  running: boolean
  /** Somebody else could confirm it. */
  others: boolean
}

const about = (has: string, round: string): string => `(select count(*)::int from mashangban.cases k where k.tenant = :tenant and k.unit_id = ${has} and k.box <> 'done' and k.closed_to @> array['u:' || ${round}])`
const one = (which: string, unit: string, area: string): string => `case when pair.of = 'unit' then ${thingNow('unit', unit)} when ${area}.id = pair.${which} then ${thingNow('area', area)} end`

/** SQL: the administrators of a place above both. */
const ABOVE_BOTH = `from mashangban.memberships m where m.tenant = :tenant and m.role = 'admin' and m.place = any(fp.path) and m.place = any(ip.path)`

/** SQL: columns of Pair, of `pair (of, from_id, into_id)`; numbers only for whose right to `action` reaches both. */
export const pairOf = (action: GovernedName): string => {
  const reached = (read: string): string => withinReach(action, { areas: 'fp.path' }, withinReach(action, { areas: 'ip.path' }, read))
  return `pair.of, ${one('from_id', 'fu', 'fp')} as "from", ${one('into_id', 'iu', 'ip')} as into, to_json(fp.path) as "fromPath", to_json(ip.path) as "intoPath", ${MOVE_RUNNING} as running,
    exists (select ${ABOVE_BOTH} and m.person_id <> :personId) as others,
    ${reached(`case pair.of when 'area' then ${TOUCHES.area('pair.from_id')} else ${TOUCHES.unit('pair.from_id')} end`)} as touches,
    ${reached(`case pair.of when 'area' then 0 else ${about('pair.from_id', 'pair.into_id')} + ${about('pair.into_id', 'pair.from_id')} end`)} as about`
}

/** SQL: where both lie; after `pair`. A unit lies in an area, an area in itself. */
export const PLACES = `left join mashangban.units fu on pair.of = 'unit' and fu.tenant = :tenant and fu.id = pair.from_id left join mashangban.units iu on pair.of = 'unit' and iu.tenant = :tenant and iu.id = pair.into_id
  left join mashangban.areas fp on fp.tenant = :tenant and fp.id = case pair.of when 'area' then pair.from_id else fu.area_id end
  left join mashangban.areas ip on ip.tenant = :tenant and ip.id = case pair.of when 'area' then pair.into_id else iu.area_id end`

const isOpen = (thing: ThingNow | null): boolean => thing?.values['state'] === 'open'

const areaNow = (thing: ThingNow | null, path: string[] | null): MovingArea | null =>
  (thing === null || path === null ? null : { path, level: thing.values['level'] as AreaLevel, state: String(thing.values['state']) })

/** Are both there, and open? */
export const bothOpen = ({ from, into }: Pair): boolean => isOpen(from) && isOpen(into)

/** What stands in the way of merging the two; null: nothing. */
export function hindrance(pair: Pair): Result<never, Refusal> | null {
  const { of, from, into, fromPath, intoPath, about: many, running, others } = pair
  if (!bothOpen(pair) || from?.id === into?.id) return refuse('THING_CLOSED')
  const ofAreas = of === 'area' ? areaHindrance(true, areaNow(from, fromPath), areaNow(into, intoPath)) : null
  if (ofAreas !== null) return ofAreas
  if (many !== null && many > 0) return refuse('UNIT_ABOUT_UNIT', { count: many })
  if (running) return refuse('MOVE_RUNNING')
  return others ? null : refuse('MERGE_ALONE')
}

/** The areas above both: whose administrators decide. */
export const aboveBoth = ({ fromPath, intoPath }: Pick<Pair, 'fromPath' | 'intoPath'>): string[] => (fromPath ?? []).filter((area) => intoPath?.includes(area))

export const nameOf = (thing: ThingNow | null): string => String(thing?.values['name'] ?? '')
