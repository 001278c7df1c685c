import type { Actor } from '../../../shared/access/actor'
import type { OutputOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { Instant } from '../../../shared/kernel/instant'
import type { Leave } from '../../../shared/people/schema'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { THING_HERE } from '../../_register/thing-place'
import { THING_DETAILS } from '../../_register/thing-json'
import { withDays } from '../../_register/last-day'
import { type FoundInvitation, invitationView } from '../../_register/invitations'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

type View = OutputOf<'register.thing'>
type OfficeView = Extract<View, { of: 'office' }>
/** An office as it is read: what he has noted of a leave, however long ago, and his invitation with its dates. */
type Found = Exclude<View, OfficeView> | (Omit<OfficeView, 'leave' | 'invitation'> & { leave: Leave | null; invitation: FoundInvitation | null })

/** As it is told: a leave that is over is nobody's business, nor is why. */
function viewOf(found: Found, now: Instant): View {
  if (found.of !== 'office') return withDays(found)
  const { leave, invitation, ...rest } = found
  return { ...withDays(rest), leave: leave === null || leave.to <= now ? null : { from: leave.from, to: leave.to, standInName: leave.standInName }, invitation: invitationView(invitation, now) }
}

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
  return found === null ? refuse('THING_NOT_FOUND') : may.value.reply(viewOf(found, call.now))
}
