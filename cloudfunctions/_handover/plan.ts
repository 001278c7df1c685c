import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { goesRound, isOfficer, type LeftCase, type Receiver, shareOut, type Shares } from '../../shared/case/hand-over'
import type { PersonId } from '../../shared/kernel/ids'
import type { Instant } from '../../shared/kernel/instant'
import { ok, type Result } from '../../shared/kernel/result'
import { isOnDuty } from '../../shared/people/duty'
import { type AskedPlace, placeOf } from './place'
import type { Rank } from '../../shared/register/pairing'
import type { LeftCompany } from './companies'
import type { Many } from './reads'

/** What is read of a hand-over before it is decided. */
export interface HandingOver {
  from: { id: PersonId; name: string } | null
  companies: LeftCompany[]
  cases: LeftCase[]
  /** How much there is of all of it: more than was read, it may be. */
  many: Many
  /** Everybody who is named, for whatever. */
  receivers: Receiver[]
}

/** Who is to get what, as it is asked. */
export interface AskedHandover extends AskedPlace {
  toIds: readonly string[]
  deputyToId?: string | undefined
  leaderToId?: string | undefined
}

/** What would be done. `left`: what was read of it, the cases as far as whoever looks may know of them; `many`: all there is. */
export interface Plan extends Shares {
  from: { id: PersonId; name: string }
  left: Pick<HandingOver, 'companies' | 'cases'>
  many: Many
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

/** Why he cannot be the deputy or leader of companies instead; null: he can, or nobody is named. */
function unpairable(rank: Rank, { from, receivers }: HandingOver, toId: string | undefined, now: Instant): Result<never, Refusal> | null {
  if (toId === undefined) return null
  const to = receivers.find(({ personId }) => personId === toId)
  if (to === undefined) return refuse('HANDOVER_PERSON_NOT_FOUND')
  if (to.personId === from?.id) return refuse('HANDOVER_TO_HIMSELF')
  const fits = isOnDuty(to, now) && (rank === 'deputy' ? isOfficer(to) : to.inOffice)
  return fits ? null : refuse(rank === 'deputy' ? 'HANDOVER_NO_DEPUTY' : 'HANDOVER_NO_LEADER', { name: to.name })
}

/** Ids of all his companies: what was not read yet has a place of its own, so that the shares are of all of them. */
const idsOf = ({ companies, many }: HandingOver): string[] => Array.from({ length: Math.max(companies.length, many.companies) }, (_, at) => companies[at]?.id ?? `later-${at}`)

/**
 * Who would get what, or why it cannot be. Cases that go round whoever looks (`viewer`) are in no number that he sees: they go to the queue of the unit or the
 * dispatchers, whomever he chooses.
 */
export function planOf(found: HandingOver, asked: AskedHandover, viewer: Pick<Receiver, 'personId' | 'units'>, now: Instant): Result<Plan, Refusal> {
  const { from, companies, cases, many } = found
  const toIds = [...new Set(asked.toIds)]
  const receivers = found.receivers.filter(({ personId }) => toIds.includes(personId))
  if (from === null || receivers.length < toIds.length) return refuse('HANDOVER_PERSON_NOT_FOUND')
  if (toIds.includes(from.id)) return refuse('HANDOVER_TO_HIMSELF')
  for (const each of receivers) {
    const why = unfit(each, asked, now)
    if (why !== null) return why
  }
  const why = unpairable('deputy', found, asked.deputyToId, now) ?? unpairable('leader', found, asked.leaderToId, now)
  if (why !== null) return why
  if (many.companies + many.cases + many.informed + many.deputy + many.leader === 0) return refuse('HANDOVER_NOTHING')
  if (many.companies + many.cases > 0 && receivers.length === 0) return refuse('HANDOVER_NO_RECEIVER')
  if (many.companies > 0 && !receivers.some(isOfficer)) return refuse('HANDOVER_NO_OFFICER')
  const known = cases.filter(({ closedTo }) => !goesRound(closedTo, viewer))
  return ok({ from, left: { companies, cases: known }, many, receivers, ...shareOut({ companies: idsOf(found), cases: known }, receivers, now) })
}

const count = (of: Iterable<PersonId | null>, personId: PersonId | null): number => [...of].filter((each) => each === personId).length

/** In numbers, before it is done. */
export const previewOf = ({ from, left, many, receivers, companies, cases }: Plan) => ({
  from: from.name, companies: many.companies, cases: many.cases,
  shares: receivers.map((each) => ({
    personId: each.personId, name: each.name, companiesBefore: each.companies, casesBefore: each.cases, companies: count(companies.values(), each.personId), cases: count(cases.values(), each.personId),
  })),
  elsewhere: left.cases.filter(({ id, closedTo }) => cases.get(id) !== null && receivers.some((each) => goesRound(closedTo, each))).length,
  pooled: count(cases.values(), null),
  informed: many.informed, deputy: many.deputy, leader: many.leader,
  later: { companies: Math.max(0, many.companies - left.companies.length), cases: Math.max(0, many.cases - left.cases.length) },
})
