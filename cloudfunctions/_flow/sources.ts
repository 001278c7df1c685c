import type { Carrier } from '../../shared/flow/carrier'
import { type Box, BOXES } from '../../shared/flow/shape'
import type { Tab } from '../../shared/list/tab'
import { conditionsOf, roleOf } from './reading'
import { type AnyList, besidesArea, placesAsked } from './filters'
import type { AnyKept } from './kept'

/** A tab is one token: which, and the place it is for (null: the reader himself). */
const TOKEN_OF_TAB: Record<Tab['of'], Carrier['token']> = { mine: 'p', standIn: 'p', company: 'c', unit: 'u', pool: 'pool', area: 'a', supervise: 's', lastResort: 'last' }

export function placeOf(tab: Tab): string | null {
  switch (tab.of) {
    case 'mine': return null
    case 'standIn': return tab.personId
    case 'company': return tab.companyId
    case 'unit': return tab.unitId
    case 'pool':
    case 'area':
    case 'supervise':
    case 'lastResort': return tab.areaId
  }
}

/** Where the rows of a carrier stand, in an index of their own: alias k with id, closed_to, by_due, closed_at. */
export interface Source {
  from: string
  where: string
}

export function sourceOf({ flow, table: ownTable }: AnyKept, carrier: Carrier, box: Box): Source {
  // What a partial index asks stands in the text, never as a parameter: a generic plan could not use it.
  const inBox = box === 'done' ? "k.box = 'done'" : `k.box <> 'done' and k.box = '${box}'`
  const [table, column] = carrier.column.includes('.') ? carrier.column.split('.') as [string, string] : [null, carrier.column]
  const of = table === null ? '' : ` and k.of = '${flow.of}'`
  // Followers are written only where they may read.
  const conditions = table === 'followers' ? '' : conditionsOf(carrier, 'k')
  return { from: `${table === null ? ownTable : `mashangban.${table}`} k`, where: `k.tenant = :tenant and k.${column} = granted.place${of} and ${inBox}${conditions} and not (k.closed_to && granted.self)` }
}

/** Where the rows of a tab may stand; a child has no list of its own. */
export const carriersOf = ({ flow }: AnyKept, tab: Tab['of']): readonly Carrier[] =>
  'asParent' in flow.audience ? [] : flow.audience.filter(({ token, orStandIn }: Carrier) => token === TOKEN_OF_TAB[tab] && (tab !== 'standIn' || orStandIn === true))

/** Tabs of an area and all that lies below it: the rows of each area below stand in the same index, so that a part of it is walked by itself. */
const isOfAreas = (tab: Tab['of']): boolean => tab === 'area' || tab === 'supervise' || tab === 'lastResort'

/** The list whose filters rows of a tab are held against: where the rows of an area below are walked, it isn't asked of each. */
export const heldAgainst = (tab: Tab['of'], list: AnyList): AnyList => (isOfAreas(tab) ? besidesArea(list) : list)

/** SQL: do these places, where they are asked for, lie in the area of the membership m; the unit, which may work for an area above it, there or above? A list of no area has none. */
function narrowing(tab: Tab['of'], list: AnyList): string {
  const { area, unit } = placesAsked(list)
  if (!isOfAreas(tab) && tab !== 'pool') return ` where ${area} is null and ${unit} is null`
  return ` and (${area} is null or exists (select from mashangban.areas b where b.tenant = :tenant and b.id = ${area} and m.place = any(b.path)))
    and (${unit} is null or exists (select from mashangban.units w join mashangban.areas b on b.tenant = :tenant and b.id = w.area_id, mashangban.areas h
      where w.tenant = :tenant and w.id = ${unit} and h.tenant = :tenant and h.id = m.place and (m.place = any(b.path) or b.id = any(h.path))))`
}

/**
 * CTE `granted`: the place of the tab if the reader holds the office that grants it (or stands in for that person), and his own tokens; no row, and no
 * list is touched. A place that it is narrowed to must be one of that area, and of an area below it the rows are walked instead.
 */
export function granted(tab: Tab['of'], list: AnyList): string {
  const token = TOKEN_OF_TAB[tab]
  const more = narrowing(tab, list)
  if (tab === 'standIn') return `granted as materialized (select g.* from (select a.id as place, reader.self from reader, unnest(reader.stands_for) a(id) where a.id = :place) g${more})`
  if (token === 'p') return `granted as materialized (select reader.id as place, reader.self from reader${more})`
  const held = `mashangban.memberships m where m.tenant = :tenant and m.person_id = :personId and m.role = '${roleOf(token)}' and m.place = :place`
  if (!isOfAreas(tab) && tab !== 'pool') return `granted as materialized (select g.* from (select m.place, reader.self from reader, ${held}) g${more})`
  return `granted as materialized (select ${isOfAreas(tab) ? `coalesce(${placesAsked(list).area}, m.place)` : 'm.place'} as place, reader.self from reader, ${held}${more})`
}

/** The order of a box: what is due next, or what ended last. `at` is of a source's row k. */
export const orderOf = (box: Box) => (box === 'done' ? { at: 'k.closed_at', desc: ' desc' } : { at: 'k.by_due', desc: '' })

const TABS = Object.keys(TOKEN_OF_TAB) as Tab['of'][]

/** Something for every tab and box. */
export const byTabAndBox = <T>(make: (tab: Tab['of'], box: Box) => T): Record<Tab['of'], Record<Box, T>> =>
  Object.fromEntries(TABS.map((tab) => [tab, Object.fromEntries(BOXES.map((box) => [box, make(tab, box)]))])) as Record<Tab['of'], Record<Box, T>>
