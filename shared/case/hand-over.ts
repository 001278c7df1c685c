import { isClosedTo } from '../access/closed-to'
import type { Token } from '../access/tokens'
import type { Target } from '../flow/target'
import type { CaseId, CompanyId, PersonId, UnitId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'
import { isOnDuty } from '../people/duty'

/** A colleague who may take over. `companies`, `cases`: how many of each he has; `inOffice`: has any office, of whatever sort. */
export interface Receiver extends NonNullable<Target['handler']> {
  inOffice: boolean
  companies: number
  cases: number
}

/** A case that somebody leaves behind. `unitId`: of whose queue it is; null: an officer's. */
export interface LeftCase {
  id: CaseId
  companyId: CompanyId
  unitId: UnitId | null
  closedTo: readonly Token[]
  /** Whom its company has as officer. */
  officer: PersonId | null
}

/** A case of which somebody is only kept informed (知悉), as it lies when he leaves. */
export interface FollowedCase extends Pick<LeftCase, 'closedTo' | 'officer'> {
  handler: PersonId | null
  informed: readonly PersonId[]
}

/** What goes to whom; null: nobody of them may have it. */
export interface Shares {
  companies: ReadonlyMap<CompanyId, PersonId>
  cases: ReadonlyMap<CaseId, PersonId | null>
}

/** Is it closed to him, as a person or by a unit of his? */
export const goesRound = (closedTo: readonly Token[], { personId, units }: Pick<Receiver, 'personId' | 'units'>): boolean =>
  isClosedTo(closedTo, { personId, memberships: units.map((unitId) => ({ role: 'department', unitId })) })

/** May he have companies, and the cases of officers? */
export const isOfficer = ({ desks }: Pick<Receiver, 'desks'>): boolean => desks.some(({ queue }) => !queue)

const worksOff = ({ desks }: Receiver, unitId: UnitId | null): boolean => desks.some((desk) => (unitId === null ? !desk.queue : desk.queue && desk.unitId === unitId))

/** Who might take this case at all: at work, in an office of its sort, and nobody it goes round. */
const takers = ({ unitId, closedTo }: LeftCase, receivers: readonly Receiver[], now: Instant): readonly Receiver[] =>
  receivers.filter((each) => isOnDuty(each, now) && worksOff(each, unitId) && !goesRound(closedTo, each))

/** Of these the one with fewest, of two the one with the smaller id. */
function lightest(of: readonly Receiver[], loads: ReadonlyMap<PersonId, number>): PersonId | null {
  let best: { id: PersonId; load: number } | null = null
  for (const { personId: id } of of) {
    const load = loads.get(id) ?? 0
    if (best === null || load < best.load || (load === best.load && id < best.id)) best = { id, load }
  }
  return best?.id ?? null
}

const more = (loads: Map<PersonId, number>, personId: PersonId): void => void loads.set(personId, (loads.get(personId) ?? 0) + 1)

/**
 * 交接: what somebody has to do goes to his colleagues, each time to whoever has fewest by then. A case goes with its company, so that the company has one person to
 * ask, unless it is for others or goes round him; a case that none of them may have is left.
 */
export function shareOut(left: { companies: readonly CompanyId[]; cases: readonly LeftCase[] }, receivers: readonly Receiver[], now: Instant): Shares {
  const loads = { companies: new Map(receivers.map((each) => [each.personId, each.companies])), cases: new Map(receivers.map((each) => [each.personId, each.cases])) }
  const officers = receivers.filter((each) => isOfficer(each) && isOnDuty(each, now))
  const companies = new Map<CompanyId, PersonId>()
  for (const id of left.companies) {
    const to = lightest(officers, loads.companies)
    if (to === null) break
    companies.set(id, to)
    more(loads.companies, to)
  }
  const cases = new Map<CaseId, PersonId | null>()
  for (const one of left.cases) {
    const may = takers(one, receivers, now)
    const officer = companies.get(one.companyId) ?? one.officer
    const to = one.unitId === null && may.some(({ personId }) => personId === officer) ? officer : lightest(may, loads.cases)
    cases.set(one.id, to)
    if (to !== null) more(loads.cases, to)
  }
  return { companies, cases }
}

/** Who is kept informed of a case instead; null: nobody need be, for one of them has it or knows of it already, or it goes round all of them. Its company's officer goes first. */
export function informedInstead({ closedTo, officer, handler, informed }: FollowedCase, receivers: readonly Receiver[], now: Instant): PersonId | null {
  const may = receivers.filter((each) => isOnDuty(each, now) && each.desks.length > 0 && !goesRound(closedTo, each))
  if (may.some(({ personId }) => personId === handler || informed.includes(personId))) return null
  return may.some(({ personId }) => personId === officer) ? officer : lightest(may, new Map(may.map((each) => [each.personId, each.cases])))
}
