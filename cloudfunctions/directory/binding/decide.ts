import { refuse } from '../../../shared/api/errors'
import { handOver as handsOver, remove as removes } from '../../../shared/register/binding-part'
import { settle } from '../../../shared/register/binding-settle'
import type { UseCase } from '../../_runtime/use-case'
import type { Besides } from './change'
import { type Acting, changing } from './on-people'

/** Where the reason of a no is kept: an owner's beside what he objects to, else as why it was refused. */
function reasoned({ bindingId, decision, reason }: { bindingId: string; decision: string; reason?: string | undefined }, { people, side }: Acting): Besides {
  if (decision !== 'refuse' || reason === undefined) return { reason: reason ?? null }
  const disputed = side === 'owner' && people.find(({ id }) => id === bindingId)?.objectUntil !== null
  return { reason, written: { id: bindingId, words: disputed ? { objection: reason } : { reason } } }
}

/** An owner, or the officer of a company that nobody owns, says yes or no to somebody who waits. Two trips. */
export const decide: UseCase<'binding.decide'> = changing('binding.decide', ({ bindingId, decision, reason }) => ({ bindingId, decision, reason: reason ?? null }),
  ({ bindingId, decision }, { people, side, personId, call }) => settle(people, bindingId, decision, { personId, side }, call.now), reasoned)

/** An administrator of the area decides about somebody who says that the company is his. Two trips. */
export const review: UseCase<'binding.review'> = changing('binding.review', ({ bindingId, decision, reason }) => ({ bindingId, decision, reason: reason ?? null }),
  ({ bindingId, decision, reason }, { people, side, personId, call }) => (decision === 'refuse' && reason === undefined
    ? refuse('INPUT_MISSING', [{ path: 'reason', code: 'INPUT_MISSING' }])
    : settle(people, bindingId, decision, { personId, side }, call.now)), reasoned)

/** An owner takes a member off. Two trips. */
export const remove: UseCase<'binding.remove'> = changing('binding.remove', ({ personId }) => ({ personId }), ({ personId: whom }, { people, personId }) => removes(people, whom, personId))

/** An owner makes a member an owner. Two trips. */
export const handOver: UseCase<'binding.handOver'> = changing('binding.handOver', ({ personId, stays }) => ({ personId, stays }),
  ({ personId: whom, stays }, { people, personId }) => handsOver(people, whom, stays, personId))
