import type { Actor } from '../../../shared/access/actor'
import type { OutputOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { THING_HERE } from '../../_register/thing-place'
import { THING_DETAILS } from '../../_register/thing-json'
import { withLastDay } from '../../_register/last-day'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

type Found = OutputOf<'register.thing'>

const readThing = statement<{ personId: string; of: Found['of']; id: string }, { actor: Omit<Actor, 'personId'>; path: string[] | null; found: Found | null }>('register_thing', `
  select ${ACTOR} as actor, here.path, ${withinReach('register.thing', { areas: 'here.path' }, `(case :of::text ${Object.entries(THING_DETAILS).map(([of, read]) => `when '${of}' then ${read}`).join('\n    ')} end)`)} as found
  ${THING_HERE}`)

/** One thing and what hangs on it, in numbers. One trip. */
export const thing: UseCase<'register.thing'> = async ({ of, id }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, path, found } = await call.ports.database.one(readThing, { personId: call.caller.personId, of, id })
  const may = allowed(call, actor, path && { areas: path }, 'THING_NOT_FOUND')
  if (!may.ok) return may
  // An office lies somewhere also when it has ended.
  return found === null ? refuse('THING_NOT_FOUND') : may.value.reply(withLastDay(found))
}
