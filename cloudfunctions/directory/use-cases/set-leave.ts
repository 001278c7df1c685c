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

const readLeave = statement<{ personId: string; standIn: string | null }, { actor: Omit<Actor, 'personId'>; standIn: Person | null }>('directory_leave_read', `
  select ${ACTOR} as actor, ${withinReach('directory.setLeave', { handlers: 'array[:personId::text]' }, personById(':standIn'))} as "standIn"`)

const writeLeave = statement<{ personId: string; leave: Leave | null }, { written: number }>('directory_leave', `
  with w as (update mashangban.persons p set leave = :leave::jsonb where p.tenant = :tenant and p.id = :personId returning 1) select count(*)::int as written from w`)

/** Registers (or ends) a leave and who stands in. Routing reads it from the next filing on. Two trips. */
export const setLeave: UseCase<'directory.setLeave'> = async ({ leave: wanted }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  const { actor, standIn } = await database.one(readLeave, { personId, standIn: wanted?.standIn ?? null })
  const may = allowed(call, actor, oneself(personId))
  if (!may.ok) return may
  if (wanted === null) {
    await database.one(writeLeave, { personId, leave: null })
    return may.value.reply({ leave: null })
  }
  const from = parseInstant(wanted.from)
  const to = parseInstant(wanted.to)
  if (!from.ok || !to.ok || from.value >= to.value || to.value <= now) return refuse('INPUT_INVALID', [{ path: 'leave.to', code: 'INPUT_INVALID' }])
  const period = { from: from.value, to: to.value }
  if (wanted.standIn) {
    if (!standIn) return refuse('TARGET_NOT_FOUND')
    if (standIn.id === personId || !isOfficial(standIn) || isAway(standIn, period)) return refuse('TARGET_NOT_SUITABLE')
  }
  const standInName = standIn?.workName ?? null
  await database.one(writeLeave, { personId, leave: { ...period, standIn: standIn?.id ?? null, standInName, standInPhone: standIn?.workPhone ?? null } })
  return may.value.reply({ leave: { ...period, standInName } })
}

/** Somebody who could be away himself. */
const isOfficial = (person: Person): boolean => person.workName !== null && grantsOf(RIGHTS['directory.setLeave'].by, actorOf(person.id, person)).length > 0

/** Somebody who is away for any part of the time can't stand in for it. */
const isAway = ({ leave }: Person, { from, to }: { from: string; to: string }): boolean => leave !== null && leave.from < to && from < leave.to
