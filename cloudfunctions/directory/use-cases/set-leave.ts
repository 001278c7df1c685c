import { refuse } from '../../../shared/api/errors'
import { actorOf } from '../../../shared/access/actor-of'
import type { Leave, Person } from '../../../shared/people/schema'
import { parseInstant } from '../../../shared/kernel/instant'
import type { Actor } from '../../../shared/access/actor'
import { RIGHTS } from '../../../shared/access/rights'
import { grantsOf, oneself } from '../../../shared/access/scope'
import { personById } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

interface Asked {
  personId: string
  now: string
  standIn: string | null
  from: string
  to: string
}
interface LeaveRead {
  actor: Omit<Actor, 'personId'>
  standIn: Person | null
  /** Whom he stands in for in that time: they will have nobody, unless he names somebody. */
  standsInFor: string[] | null
}

const readLeave = statement<Asked, LeaveRead>('directory_leave_read', `
  select ${ACTOR} as actor, ${withinReach('directory.setLeave', { handlers: 'array[:personId::text]' }, personById(':standIn'))} as "standIn",
    ${withinReach('directory.setLeave', { handlers: 'array[:personId::text]' }, `(select json_agg(p.work_name order by p.work_name) from mashangban.persons p
      where p.tenant = :tenant and p.leave is not null and p.leave->>'standIn' = :personId and (p.leave->>'from')::timestamptz < :to::timestamptz and :from::timestamptz < (p.leave->>'to')::timestamptz)`)} as "standsInFor"`)

const writeLeave = statement<{ personId: string; leave: Leave | null }, { written: number }>('directory_leave', `
  with w as (update mashangban.persons p set leave = :leave::jsonb where p.tenant = :tenant and p.id = :personId returning 1) select count(*)::int as written from w`)

/**
 * Registers (or ends) a leave and who stands in: from its first moment he sees and does what lies with the absent person, and so on along the
 * stand-ins of stand-ins. The reply names whom the caller himself stands in for meanwhile. Two trips.
 */
export const setLeave: UseCase<'directory.setLeave'> = async ({ leave: wanted }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  const [from, to] = [parseInstant(wanted?.from ?? now), parseInstant(wanted?.to ?? now)]
  if (!from.ok || !to.ok || (wanted !== null && (from.value >= to.value || to.value <= now))) return refuse('INPUT_INVALID', [{ path: 'leave.to', code: 'INPUT_INVALID' }])
  const period = { from: from.value, to: to.value }
  const { actor, standIn, standsInFor } = await database.one(readLeave, { personId, now, standIn: wanted?.standIn ?? null, ...period })
  const may = allowed(call, actor, oneself(personId))
  if (!may.ok) return may
  if (wanted === null) {
    await database.one(writeLeave, { personId, leave: null })
    return may.value.reply({ leave: null, standsInFor: [] })
  }
  if (wanted.standIn) {
    if (!standIn) return refuse('TARGET_NOT_FOUND')
    if (standIn.id === personId || !isOfficial(standIn) || isAway(standIn, period)) return refuse('TARGET_NOT_SUITABLE')
  }
  const standInName = standIn?.workName ?? null
  await database.one(writeLeave, { personId, leave: { ...period, standIn: standIn?.id ?? null, standInName, standInPhone: standIn?.workPhone ?? null } })
  return may.value.reply({ leave: { ...period, standInName }, standsInFor: standsInFor ?? [] })
}

/** Somebody who could be away himself. */
const isOfficial = (person: Person): boolean => person.workName !== null && grantsOf(RIGHTS['directory.setLeave'].by, actorOf(person.id, person)).length > 0

/** Somebody who is away for any part of the time can't stand in for it. */
const isAway = ({ leave }: Person, { from, to }: { from: string; to: string }): boolean => leave !== null && leave.from < to && from < leave.to
