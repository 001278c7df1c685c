import { refuse } from '../../../shared/api/errors'
import { actorOf } from '../../../shared/directory/actor-of'
import type { Leave, Person } from '../../../shared/directory/schema'
import { parseInstant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import type { Actor } from '../../../shared/permission/actor'
import { can } from '../../../shared/permission/matrix'
import { personById } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { signedIn, type UseCase } from '../../_runtime/use-case'

const readLeave = statement<{ person: string; standIn: string | null }, { actor: Omit<Actor, 'person'>; standIn: Person | null }>('directory_leave_read', `
  select ${ACTOR} as actor, ${personById(':standIn')} as "standIn"`)

const writeLeave = statement<{ person: string; leave: Leave | null }, { written: number }>('directory_leave', `
  with w as (update mashangban.persons p set leave = :leave::jsonb where p.tenant = :tenant and p.id = :person returning 1) select count(*)::int as written from w`)

/** Registers (or ends) a leave and who stands in. Routing reads it from the next filing on. Two trips. */
export const setLeave: UseCase<'directory.setLeave'> = async ({ leave: wanted }, anyCall) => {
  const { ports: { database }, caller: { person }, now } = signedIn(anyCall)
  const { actor, standIn } = await database.one(readLeave, { person, standIn: wanted?.standIn ?? null })
  if (!can({ ...actor, person }, 'directory.setLeave')) return refuse('NOT_ALLOWED')
  if (wanted === null) {
    await database.one(writeLeave, { person, leave: null })
    return ok({ leave: null })
  }
  const from = parseInstant(wanted.from)
  const to = parseInstant(wanted.to)
  if (!from.ok || !to.ok || from.value >= to.value || to.value <= now) return refuse('INPUT_INVALID', [{ path: 'leave.to', code: 'INPUT_INVALID' }])
  const period = { from: from.value, to: to.value }
  if (wanted.standIn) {
    if (!standIn) return refuse('TARGET_NOT_FOUND')
    if (standIn.id === person || !isOfficial(standIn) || isAway(standIn, period)) return refuse('TARGET_NOT_SUITABLE')
  }
  const standInName = standIn?.workName ?? null
  await database.one(writeLeave, { person, leave: { ...period, standIn: standIn?.id ?? null, standInName, standInPhone: standIn?.workPhone ?? null } })
  return ok({ leave: { ...period, standInName } })
}

const isOfficial = (person: Person): boolean => person.workName !== null && can(actorOf(person.id, person), 'directory.setLeave')

/** Somebody who is away for any part of the time can't stand in for it. */
const isAway = ({ leave }: Person, { from, to }: { from: string; to: string }): boolean => leave !== null && leave.from < to && from < leave.to
