import { refuse } from '../../../shared/api/errors'
import { actorOf } from '../../../shared/directory/actor-of'
import type { Person } from '../../../shared/directory/schema'
import { parseInstant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { can } from '../../../shared/permission/matrix'
import { signedIn, type UseCase } from '../../_runtime/use-case'

/** Registers (or ends) a leave and who stands in. Routing reads it from the next filing on. */
export const setLeave: UseCase<'directory.setLeave'> = async ({ leave: wanted }, anyCall) => {
  const call = signedIn(anyCall)
  const { directory } = call.ports
  const id = call.caller.person
  const [person, standIn] = await Promise.all([directory.person(id), wanted?.standIn ? directory.person(wanted.standIn) : null])
  if (!can(actorOf(id, person), 'directory.setLeave')) return refuse('NOT_ALLOWED')
  if (wanted === null) {
    await directory.updatePerson(id, { leave: null })
    return ok({ leave: null })
  }
  const from = parseInstant(wanted.from)
  const to = parseInstant(wanted.to)
  if (!from.ok || !to.ok || from.value >= to.value || to.value <= call.now) return refuse('INPUT_INVALID', [{ path: 'leave.to', code: 'INPUT_INVALID' }])
  const period = { from: from.value, to: to.value }
  if (wanted.standIn) {
    if (!standIn) return refuse('TARGET_NOT_FOUND')
    if (standIn._id === id || !isOfficial(standIn) || isAway(standIn, period)) return refuse('TARGET_NOT_SUITABLE')
  }
  await directory.updatePerson(id, { leave: { ...period, standIn: standIn?._id ?? null, standInName: standIn?.workName ?? null, standInPhone: standIn?.workPhone ?? null } })
  return ok({ leave: { ...period, standInName: standIn?.workName ?? null } })
}

const isOfficial = (person: Person): boolean => person.workName !== null && can(actorOf(person._id, person), 'directory.setLeave')

/** Somebody who is away for any part of the time can't stand in for it. */
const isAway = ({ leave }: Person, { from, to }: { from: string; to: string }): boolean => leave !== null && leave.from < to && from < leave.to
