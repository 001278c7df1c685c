import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { ok, type Result } from '../../shared/kernel/result'

/** What may be done with a proposal. */
export type Decision = 'confirm' | 'refuse' | 'withdraw'

/** How it is said that it may not: it is settled; one's own is not one's to confirm or to send back; another's is not one's to withdraw. */
export type Codes = Record<'settled' | 'samePerson' | 'notYours', Refusal['code']>

/** Another confirms a proposal or sends it back, who made it withdraws it; both only while it waits. */
export function mayDecide({ state, by }: { state: string; by: string | null }, decision: Decision, personId: string, codes: Codes): Result<null, Refusal> {
  if (state !== 'proposed') return refuse(codes.settled)
  if (decision === 'withdraw') return by === personId ? ok(null) : refuse(codes.notYours)
  return by === personId ? refuse(codes.samePerson) : ok(null)
}
