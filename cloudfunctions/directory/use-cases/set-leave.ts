import { refuse } from '../../../shared/api/errors'
import { actorOf } from '../../../shared/access/actor-of'
import type { Leave, Person } from '../../../shared/people/schema'
import { parseInstant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import type { Actor } from '../../../shared/access/actor'
import { can } from '../../../shared/api/matrix'
import { personById } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { signedIn, type UseCase } from '../../_runtime/use-case'

const readLeave = statement<{ personId: string; standInId: string | null }, { actor: Omit<Actor, 'personId'>; standIn: Person | null }>('directory_leave_read', `
  select ${ACTOR} as actor, ${personById(':standInId')} as "standIn"`)

const writeLeave = statement<{ personId: string; leave: Leave | null }, { written: number }>('directory_leave', `
  with w as (update mashangban.persons p set leave = :leave::jsonb where p.tenant = :tenant and p.id = :personId returning 1) select count(*)::int as written from w`)

/** Registers (or ends) a leave and who stands in. Routing reads it from the next filing on. Two trips. */
export const setLeave: UseCase<'directory.setLeave'> = async ({ leave: wanted }, anyCall) => {
  const { ports: { database }, caller: { personId }, now } = signedIn(anyCall)
  const { actor, standIn } = await database.one(readLeave, { personId, standInId: wanted?.standInId ?? null })
  if (!can({ ...actor, personId }, 'directory.setLeave')) return refuse('NOT_ALLOWED')
  if (wanted === null) {
    await database.one(writeLeave, { personId, leave: null })
    return ok({ leave: null })
  }
  const from = parseInstant(wanted.from)
  const to = parseInstant(wanted.to)
  if (!from.ok || !to.ok || from.value >= to.value || to.value <= now) return refuse('INPUT_INVALID', [{ path: 'leave.to', code: 'INPUT_INVALID' }])
  const period = { from: from.value, to: to.value }
  if (wanted.standInId) {
    if (!standIn) return refuse('TARGET_NOT_FOUND')
    if (standIn.id === personId || !isOfficial(standIn) || isAway(standIn, period)) return refuse('TARGET_NOT_SUITABLE')
  }
  const standInName = standIn?.workName ?? null
  await database.one(writeLeave, { personId, leave: { ...period, standIn: standIn?.id ?? null, standInName, standInPhone: standIn?.workPhone ?? null } })
  return ok({ leave: { ...period, standInName } })
}

const isOfficial = (person: Person): boolean => person.workName !== null && can(actorOf(person.id, person), 'directory.setLeave')

/** Somebody who is away for any part of the time can't stand in for it. */
const isAway = ({ leave }: Person, { from, to }: { from: string; to: string }): boolean => leave !== null && leave.from < to && from < leave.to
