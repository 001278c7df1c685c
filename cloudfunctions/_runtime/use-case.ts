import type { ActionName, ActionsOf, OutputOf, ParsedOf, Refusal } from '../../shared/api'
import type { ActionSpec } from '../../shared/access/define-actions'
import type { FunctionOfAction } from '../../shared/access/functions'
import type { PersonId } from '../../shared/kernel/ids'
import type { Instant } from '../../shared/kernel/instant'
import type { Result } from '../../shared/kernel/result'
import type { OpenAction } from '../../shared/access/rights'
import type { Ports } from '../_ports'
import type { Permitted } from './governed'
import type { LogFields } from './logger'

/** One call: who, when, and what it may use. `now`, random and salt come in here so that the core stays pure. */
export interface Call {
  action: ActionName
  /** `viewedBy`: an administrator who looks with the eyes of `personId`; whatever is asked then only reads (viewing.ts). */
  caller: { openid: string | null; personId: PersonId | null; source: string; clientIp: string | null; viewedBy?: PersonId }
  now: Instant
  requestId: string
  ports: Ports
  /** 16 random bytes, base64url. */
  salt(): string
  random(bytes: number): Uint8Array
  /** Adds fields to the log line of this call. No personal data. */
  log(fields: LogFields): void
}

/** A call of somebody who is signed in (`serve` has seen to it). */
export type SignedInCall = Call & { caller: { openid: string; personId: PersonId } }

/** Whose eyes a list is read by: a call, or what is written on somebody's behalf later. */
export type Reader = Pick<SignedInCall, 'action' | 'now' | 'ports'> & { caller: Pick<SignedInCall['caller'], 'personId' | 'viewedBy'> }

/** What everybody may do is answered as it is; anything else with what the table of rights has let through (governed.ts). */
export type UseCase<A extends ActionName> = (input: ParsedOf<A>, call: Call) => Promise<Result<A extends OpenAction ? OutputOf<A> : Permitted<OutputOf<A>>, Refusal>>

/** The contracts of what a function answers. */
export type Contracts<F extends FunctionOfAction> = { readonly [A in ActionsOf<F>]: ActionSpec }

export type Routes<F extends FunctionOfAction> = { readonly [A in ActionsOf<F>]: UseCase<A> }

/** Narrows a call of an action whose callers are signed in. Throws when used in an action for anyone (a bug). */
export function signedIn(call: Call): SignedInCall {
  const { openid, personId } = call.caller
  if (openid === null || personId === null) throw new Error('this action lets anonymous callers through')
  return { ...call, caller: { ...call.caller, openid, personId } }
}
