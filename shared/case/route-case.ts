import { ROLE_LABELS } from '../access/roles'
import type { CaseKind, Matter } from './kinds'
import type { Desks, TakingUnit } from '../flow/desks'
import { isOnDuty } from '../people/duty'
import type { Leave } from '../people/schema'
import { holderOf, NOBODY, poolAreasOf } from './places'
import type { Case, Holder } from './schema'
import type { AreaId, PersonId, UnitId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'
import { ROUTING, type RoutingRule } from './routing-rules'

/** An official as routing sees one. */
export interface Candidate {
  personId: PersonId
  name: string
  phone: string | null
  units: UnitId[]
  leave: Pick<Leave, 'from' | 'to' | 'never'> | null
}

/** What is known where nobody has a case; looked up before, so that routing is pure. */
export interface Around extends Desks {
  now: Instant
  areaPath: readonly AreaId[]
  /** Whom a complaint is about. */
  subject: { personId: PersonId | null; units: readonly UnitId[] }
}

/** What is known when a case is filed. `units`: those of these areas that take the kind, the matter, or complaints. */
export interface Places extends Around {
  areaPath: AreaId[]
  /** The company's own officer, and who stands in while he is away. */
  officer: Candidate | null
  standIn: Candidate | null
  /** Who is there for the company when neither of them is. */
  deputy: Candidate | null
}

/** What of a request says where it goes. `under`: the matter of the tree that it is, then what that lies under. */
export interface RoutedRequest {
  kind: CaseKind
  matter: Matter | null
  under?: readonly string[]
}

export interface Routed {
  holder: Holder
  informed: PersonId[]
  excluded: Case['excluded']
  route: Case['route']
}

const isSubject = (candidate: { personId: PersonId; units: readonly UnitId[] }, subject: Places['subject']): boolean =>
  candidate.personId === subject.personId || candidate.units.some((unit) => subject.units.includes(unit))

const atDesk = (candidate: Candidate | null, places: Places): Holder | null =>
  candidate && isOnDuty(candidate, places.now) && !isSubject(candidate, places.subject)
    ? holderOf({ unit: null, handler: candidate })
    : null

/** The nearest unit (own street, then district, then city) that takes it and is not what the request is about. */
function unitTaking(token: string, places: Around): Holder | null {
  const found = places.units
    .filter((unit: TakingUnit) => unit.takes.includes(token) && places.areaPath.includes(unit.areaId) && !places.subject.units.includes(unit.id))
    .sort((a, b) => places.areaPath.indexOf(a.areaId) - places.areaPath.indexOf(b.areaId))[0]
  return found ? holderOf({ unit: found, handler: null }) : null
}

/** The next higher area with a dispatcher who is neither shut out nor away. */
function pool(kind: CaseKind, { areaPath, dispatchers, subject, now }: Around): Holder | null {
  const area = poolAreasOf(areaPath, kind).find((each) => dispatchers.some((one) => one.areaId === each && !isSubject(one, subject) && isOnDuty(one, now)))
  return area === undefined ? null : { ...NOBODY, poolArea: area }
}

/** Where a case goes that nobody has: the places at the end of the table, which always give one. */
function unowned(to: RoutingRule['to'], kind: CaseKind, around: Around): Holder | null {
  switch (to) {
    case 'dispatcherPool': return pool(kind, around)
    case 'unitTakingComplaints': return unitTaking('kind:complain', around)
    case 'lastResort': return { ...NOBODY, poolArea: around.areaPath.at(-1) ?? null, lastResort: true }
    default: return null
  }
}

/** Where a case goes that is given back. A unit that gave it back is not asked again: leave it out of `units`. */
export function unownedPlace(kind: CaseKind, around: Around): Holder {
  for (const { to } of ROUTING) {
    const holder = unowned(to, kind, around)
    if (holder) return holder
  }
  throw new Error('no place for what nobody has: the last row must always be one')
}

/** A unit that takes a matter, or else what that lies under: the narrowest first. */
function unitTakingFirst(matters: readonly string[], places: Places): Holder | null {
  for (const matter of matters) {
    const holder = unitTaking(`matter:${matter}`, places)
    if (holder) return holder
  }
  return null
}

function place(rule: RoutingRule, { kind, matter, under = [] }: RoutedRequest, places: Places): Holder | null {
  switch (rule.to) {
    case 'unitTakingKind': return unitTaking(`kind:${kind}`, places)
    case 'unitTakingMatter': return unitTakingFirst(matter === null ? under : [...under, matter], places)
    case 'companyOfficer': return atDesk(places.officer, places)
    case 'standInOfOfficer': return atDesk(places.standIn, places)
    case 'deputyOfCompany': return atDesk(places.deputy, places)
    default: return unowned(rule.to, kind, places)
  }
}

const applies = (rule: RoutingRule, kind: CaseKind, matter: Matter | null): boolean =>
  (rule.when.kinds === 'any' || rule.when.kinds.includes(kind)) && (rule.when.matter === 'any' || matter !== null)

/**
 * Where a new case goes and why: the first rule of the table whose place is found. Always finds one (the last row is the last resort).
 * A complaint keeps its subject and the subject's unit out of everything that follows.
 */
export function routeCase(request: RoutedRequest, places: Places): Routed {
  const excluded = { personId: places.subject.personId, units: [...places.subject.units] }
  for (const rule of ROUTING) {
    if (!applies(rule, request.kind, request.matter)) continue
    const holder = place(rule, request, places)
    if (!holder) continue
    const name = holder.unitName ?? holder.handlerName ?? (holder.lastResort ? ROLE_LABELS.lastResort : ROLE_LABELS.dispatcher)
    const officer = places.officer
    const informed = rule.informOfficer && officer && officer.personId !== holder.handler && !isSubject(officer, places.subject) ? [officer.personId] : []
    const reason = officer?.leave?.never ? rule.reasonNeverSeen ?? rule.reason : rule.reason
    return { holder, informed, excluded, route: { rule: rule.rule, reason: reason.replace('{name}', name) } }
  }
  throw new Error('no routing rule applies: the last row must always')
}
