import type { Actor } from '../../../shared/access/actor'
import { refuse } from '../../../shared/api/errors'
import { readInstant } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { HERE } from '../../_flow/scope'
import { hinders } from '../../_register/touches'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { nameOf } from './pair'
import { confirmHindrance, type Waiting, waitingIn } from './waiting'

const readMerge = statement<{ personId: string; areaId: string; mergeId: string }, { actor: Omit<Actor, 'personId'>; path: string[] | null; found: Waiting | null }>('merge_show', `
  select ${ACTOR} as actor, here.path, ${waitingIn('merge.show')} as found ${HERE}`)

/** One merge: as it was proposed, what it touches now, whether it can be confirmed. One trip. */
export const show: UseCase<'merge.show'> = async ({ areaId, mergeId }, anyCall) => {
  const call = signedIn(anyCall)
  const { personId } = call.caller
  const { actor, path, found } = await call.ports.database.one(readMerge, { personId, areaId, mergeId })
  const may = allowed(call, actor, path && { areas: path })
  if (!may.ok) return may
  if (found === null) return refuse('MERGE_NOT_FOUND')
  const { row, of, from, into, touches } = found
  const waits = row.state === 'proposed'
  return may.value.reply({
    mergeId, of, from: { id: row.fromId, name: nameOf(from) }, into: { id: row.intoId, name: nameOf(into) }, reason: row.reason, state: row.state,
    by: row.byName, at: readInstant(row.at), mine: row.by === personId, decidedBy: row.decidedBy, decidedAt: row.decidedAt === null ? null : readInstant(row.decidedAt),
    then: row.touches, touches: waits ? touches : row.touched, hinders: waits ? hinders(confirmHindrance(found, call.now)) : null,
  })
}
