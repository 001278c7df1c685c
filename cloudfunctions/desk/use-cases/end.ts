import { oneself } from '../../../shared/access/scope'
import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { readEnd, writeEnd } from '../sql/sessions'

/** Ends one of the caller's own sessions: the next call of that browser is refused. Two trips. */
export const end: UseCase<'desk.end'> = async ({ requestId, sessionId }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  return governed(call, {
    requestId,
    asked: () => ({ sessionId }),
    read: () => database.one(readEnd, { personId, requestId, sessionId }),
    may: ({ actor }) => allowed(call, actor, oneself(personId)),
    decide: ({ own }) => (own
      ? ok({ reply: { sessionId }, write: async (request) => (await database.one(writeEnd, { personId, sessionId, now, request })).changed === 1 })
      : refuse('DESK_SESSION_NOT_FOUND')),
  })
}
