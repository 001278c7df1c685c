import { oneself } from '../../../shared/access/scope'
import { idleSince } from '../../../shared/desk/standing'
import { readInstant } from '../../_database/instants'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { readSessions } from '../sql/sessions'

/** The browsers in which the caller is signed in at this moment, the newest first. One trip. */
export const sessions: UseCase<'desk.sessions'> = async (_input, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  const found = await database.one(readSessions, { personId, now, idleSince: idleSince(now) })
  const may = allowed(call, found.actor, oneself(personId))
  if (!may.ok) return may
  return may.value.reply({
    sessions: (found.sessions ?? []).map((row) => ({ ...row, confirmedAt: readInstant(row.confirmedAt), seenAt: readInstant(row.seenAt), endsAt: readInstant(row.endsAt) })),
  })
}
