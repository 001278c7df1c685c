import type { OutputOf, ParsedOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { Result } from '../../../shared/kernel/result'
import type { PeopleChange, Side } from '../../../shared/register/binding'
import { companySubject } from '../../_register/company-place'
import type { Decision } from '../../_runtime/command'
import { allowed, governed, type May, type Permitted } from '../../_runtime/governed'
import { signedIn, type Call, type SignedInCall } from '../../_runtime/use-case'
import { type Besides, type Company, companyOf, doneOf, written } from './change'
import { peopleFor, type PeopleRead, type StoredBinding } from './people'

/** What is done with a company's people by whoever the table of rights lets. */
type GovernedAct = 'binding.decide' | 'binding.review' | 'binding.remove' | 'binding.handOver' | 'binding.invite' | 'binding.withdraw'

export type ActingSide = Extract<Side, 'owner' | 'officer' | 'admin'>
/** In what part: whoever is of the company acts as its owner or not at all, which the core asks for. */
export const sideOf = ({ role }: May): ActingSide => (role === 'admin' || role === 'officer' ? role : 'owner')

export interface Acting { call: SignedInCall; company: Company; people: readonly StoredBinding[]; side: ActingSide; personId: string }

interface OfCompany { requestId: string; companyId: string }
interface Deciding<Input, Reply> {
  /** What was asked for, as a repeat is told by. */
  asked(input: Input): object
  decide(input: Input, acting: Acting): Result<Decision<Reply>, Refusal>
  renew?(input: Input, call: SignedInCall, kept: unknown, at: string): Result<Reply, Refusal>
}

/** A command on the people of a company: read, decided about as a whole, written if nobody was faster. Two trips. */
export function onPeople<A extends GovernedAct>(action: A, { asked, decide, renew }: Deciding<ParsedOf<A> & OfCompany, OutputOf<A>>) {
  const read = peopleFor(action)
  return async (input: ParsedOf<A>, anyCall: Call): Promise<Result<Permitted<OutputOf<A>>, Refusal>> => {
    const call = signedIn(anyCall)
    const { ports: { database }, caller: { personId }, now } = call
    const given = input as ParsedOf<A> & OfCompany
    const { requestId, companyId } = given
    return governed<PeopleRead, OutputOf<A>>(call, {
      requestId,
      asked: () => ({ companyId, ...asked(given) }),
      read: () => database.one(read, { personId, requestId, companyId, now }),
      may: ({ actor, place }) => allowed(call, actor, place && companySubject(place), 'COMPANY_NOT_FOUND'),
      decide(found, may) {
        const company = companyOf(found)
        return company === null ? refuse('COMPANY_NOT_FOUND') : decide(given, { call, company, people: company.people.bindings, side: sideOf(may), personId })
      },
      ...(renew === undefined ? {} : { renew: (_read, kept, at) => renew(given, call, kept, at) }),
    })
  }
}

/** The same where the reply is the version alone. */
export const changing = <A extends Exclude<GovernedAct, 'binding.invite'>>(
  action: A, asked: (input: ParsedOf<A> & OfCompany) => object,
  decide: (input: ParsedOf<A> & OfCompany, acting: Acting) => Result<PeopleChange, Refusal>,
  besides: (input: ParsedOf<A> & OfCompany, acting: Acting) => Besides = () => ({}),
) => onPeople<A>(action, {
  asked,
  decide(input, acting) {
    const change = decide(input, acting)
    return change.ok ? written(acting.call, acting.company, change.value, doneOf(acting.company) as OutputOf<A>, besides(input, acting)) : change
  },
})
