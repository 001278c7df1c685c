import type { Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { Result } from '../../../shared/kernel/result'
import type { PeopleChange } from '../../../shared/register/binding'
import { appealRefusal } from '../../../shared/register/binding-ask'
import { leave as leaves } from '../../../shared/register/binding-part'
import { command } from '../../_runtime/command'
import { type SignedInCall, signedIn, type UseCase } from '../../_runtime/use-case'
import { type Besides, companyOf, doneOf, written } from './change'
import { ownPeople, type PeopleRead, type StoredBinding } from './people'

/** What somebody does about himself and one company. */
const byHimself = (call: SignedInCall, { requestId, companyId }: { requestId: string; companyId: string }, asked: object, change: (people: readonly StoredBinding[]) => Result<PeopleChange, Refusal>, besides: Besides = {}) =>
  command<PeopleRead, { version: number }>(call, {
    requestId,
    asked: () => ({ companyId, ...asked }),
    read: () => call.ports.database.one(ownPeople, { personId: call.caller.personId, requestId, companyId, now: call.now }),
    decide(read) {
      const company = companyOf(read)
      if (company === null) return refuse('COMPANY_NOT_FOUND')
      const decided = change(company.people.bindings)
      return decided.ok ? written(call, company, decided.value, doneOf(company), besides) : decided
    },
  })

/** Goes himself, or takes back what he asked for. Two trips. */
export const leave: UseCase<'binding.leave'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  return byHimself(call, input, {}, (people) => leaves(people, call.caller.personId))
}

/** Does not accept the refusal of an administrator: another one decides. Two trips. */
export const appeal: UseCase<'binding.appeal'> = async ({ bindingId, words, ...input }, anyCall) => {
  const call = signedIn(anyCall)
  return byHimself(call, input, { bindingId, words }, (people) => appealRefusal(people, bindingId, call.caller.personId), { written: { id: bindingId, words: { appeal: words } } })
}
