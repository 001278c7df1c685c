import { refuse } from '../../../shared/api/errors'
import { actorOf } from '../../../shared/directory/actor-of'
import { ok } from '../../../shared/kernel/result'
import { grantsFor } from '../../../shared/permission/matrix'
import { unitToken } from '../../../shared/permission/tokens'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { colleagueViews } from '../colleague-view'

/** The members of my own unit, for giving a case to one of them. One hop: read together, authorised before replying. */
export const colleagues: UseCase<'directory.colleagues'> = async ({ unitId }, anyCall) => {
  const { ports, caller, now } = signedIn(anyCall)
  const [person, people] = await Promise.all([ports.directory.person(caller.person), ports.directory.peopleWithToken(unitToken(unitId))])
  const grants = grantsFor(actorOf(caller.person, person), 'directory.colleagues')
  if (!grants.some(({ membership }) => membership.unitId === unitId)) return refuse('NOT_ALLOWED')
  const views = colleagueViews(people, now).map((view) => ({ ...view, head: isHeadOf(people.find(({ _id }) => _id === view.personId), unitId) }))
  return ok({ people: views })
}

const isHeadOf = (person: { memberships: readonly { unitId?: string; head?: boolean }[] } | undefined, unitId: string): boolean =>
  person?.memberships.some((membership) => membership.unitId === unitId && membership.head === true) ?? false
