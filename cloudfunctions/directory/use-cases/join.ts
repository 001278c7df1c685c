import type { Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { Official } from '../../../shared/api/joining.api'
import type { Instant } from '../../../shared/kernel/instant'
import { isFreshPhone } from '../../../shared/people/fresh-phone'
import { ok, type Result } from '../../../shared/kernel/result'
import { invitationWords, readInvitation } from '../../../shared/register/invitation'
import { slotAt } from '../../../shared/settings/quotas'
import { readInstant } from '../../_database/instants'
import { command } from '../../_runtime/command'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { type JoinRead, readJoin, writeJoin } from '../sql/join'


/**
 * The caller becomes an official of the register: by a one-time invitation, or because the phone that he has just verified is that of exactly one who has never
 * signed in. From then on he acts in that official's offices. Two trips.
 */
export const join: UseCase<'directory.join'> = async ({ requestId, invitation, personId: named }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database, vault, settings }, caller: { personId }, now } = call
  if ((invitation === undefined) === (named === undefined)) return refuse('INPUT_MISSING', [{ path: 'invitation', code: 'INPUT_MISSING' }])
  const token = invitation === undefined ? null : readInvitation(invitation)
  // What is no token is counted too: it looks up what nobody has.
  const hash = invitation === undefined ? null : vault.blind(invitationWords(token ?? ''))
  const { slot, until: slotEnd } = slotAt('day', now)
  return command<JoinRead, Official>(call, {
    requestId,
    asked: () => ({ invitation: hash, personId: named ?? null }),
    read: () => database.one(readJoin, { personId, requestId, hash, named: named ?? null, slot, slotEnd }),
    async decide(read) {
      if (!read.counted) return refuse('LIMIT_JOINS', { most: read.most, hotline: (await settings.at(now)).hotline })
      const who = hash === null ? byPhone(read, now) : byInvitation(read, personId, now)
      if (!who.ok) return who
      const { personId: old, name, unitName } = who.value
      return ok({ reply: { personId, name, unitName }, write: async (request) => (await database.one(writeJoin, { personId, old, hash, now, request })).joined === 1 })
    },
  })
}

function byInvitation({ verifiedAt, invitation, official }: JoinRead, personId: string, now: Instant): Result<Official, Refusal> {
  if (invitation === null || official === null) return refuse('INVITATION_UNKNOWN')
  if (verifiedAt === null) return refuse('PHONE_NOT_VERIFIED')
  if (invitation.ended === 'withdrawn') return refuse('INVITATION_WITHDRAWN')
  if (invitation.ended === 'used' || official.joined) return refuse('INVITATION_USED')
  if (readInstant(invitation.until) <= now) return refuse('INVITATION_OVER')
  return invitation.madeBy === personId ? refuse('INVITATION_OWN') : ok(official)
}

/** Whoever is not there, has joined, or has another phone is answered alike: nobody finds out by this who is in the register. */
function byPhone({ verifiedAt, official }: JoinRead, now: Instant): Result<Official, Refusal> {
  if (verifiedAt === null) return refuse('PHONE_NOT_VERIFIED')
  if (official === null || official.joined || !official.alone) return refuse('JOIN_NOT_YOU')
  return isFreshPhone(readInstant(verifiedAt), now) ? ok(official) : refuse('JOIN_PHONE_OLD')
}
