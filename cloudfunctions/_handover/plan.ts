import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { goesRound, isOfficer, type LeftCase, type Receiver, shareOut, type Shares } from '../../shared/case/hand-over'
import type { PersonId } from '../../shared/kernel/ids'
import type { Instant } from '../../shared/kernel/instant'
import { ok, type Result } from '../../shared/kernel/result'
import { isOnDuty } from '../../shared/people/duty'
import { type AskedPlace, placeOf } from './place'
import type { LeftCompany } from './reads'

/** What is read of a hand-over before it is decided. */
export interface HandingOver {
  from: { id: PersonId; name: string } | null
  companies: LeftCompany[]
  cases: LeftCase[]
  receivers: Receiver[]
}

/** What would be done. `cases`: those that whoever looks may know of. */
export interface Plan extends Shares {
  from: { id: PersonId; name: string }
  left: Pick<HandingOver, 'companies' | 'cases'>
  receivers: readonly Receiver[]
}

/** Why one of them cannot take over; null: he can. */
function unfit({ name, leave, desks }: Receiver, place: AskedPlace, now: Instant): Result<never, Refusal> | null {
  const { areaId, unitId } = placeOf(place)
  if (!isOnDuty({ leave }, now)) return refuse('HANDOVER_AWAY', { name })
  if (desks.length === 0) return refuse('HANDOVER_NO_OFFICE', { name })
  if (unitId !== null) return desks.some((desk) => desk.queue && desk.unitId === unitId) ? null : refuse('HANDOVER_NOT_COLLEAGUE', { name })
  return desks.some(({ areaPath }) => areaId !== null && areaPath.includes(areaId)) ? null : refuse('HANDOVER_OUT_OF_REACH', { name })
}

/**
 * Who would get what, or why it cannot be. Cases that go round whoever looks (`viewer`) are in no number that he sees: they go to the queue of the unit or the
 * dispatchers, whomever he chooses.
 */
export function planOf({ from, companies, cases, receivers }: HandingOver, asked: AskedPlace & { toIds: readonly string[] }, viewer: Pick<Receiver, 'personId' | 'units'>, now: Instant): Result<Plan, Refusal> {
  const toIds = [...new Set(asked.toIds)]
  if (from === null || receivers.length < toIds.length) return refuse('HANDOVER_PERSON_NOT_FOUND')
  if (toIds.includes(from.id)) return refuse('HANDOVER_TO_HIMSELF')
  for (const each of receivers) {
    const why = unfit(each, asked, now)
    if (why !== null) return why
  }
  if (companies.length > 0 && !receivers.some(isOfficer)) return refuse('HANDOVER_NO_OFFICER')
  const known = cases.filter(({ closedTo }) => !goesRound(closedTo, viewer))
  if (companies.length === 0 && known.length === 0) return refuse('HANDOVER_NOTHING')
  return ok({ from, left: { companies, cases: known }, receivers, ...shareOut({ companies: companies.map(({ id }) => id), cases: known }, receivers, now) })
}

const many = (of: Iterable<PersonId | null>, personId: PersonId | null): number => [...of].filter((each) => each === personId).length

/** In numbers, before it is done. */
export const previewOf = ({ from, left, receivers, companies, cases }: Plan) => ({
  from: from.name, companies: left.companies.length, cases: left.cases.length,
  shares: receivers.map((each) => ({
    personId: each.personId, name: each.name, companiesBefore: each.companies, casesBefore: each.cases, companies: many(companies.values(), each.personId), cases: many(cases.values(), each.personId),
  })),
  elsewhere: left.cases.filter(({ id, closedTo }) => cases.get(id) !== null && receivers.some((each) => goesRound(closedTo, each))).length,
  pooled: many(cases.values(), null),
})
