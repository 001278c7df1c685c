import { refuse } from '../../../shared/api/errors'
import type { Person } from '../../../shared/directory/schema'
import { ok } from '../../../shared/kernel/result'
import type { Membership } from '../../../shared/permission/actor'
import { tokensOf } from '../../../shared/permission/tokens'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { standingWithDetails } from '../code-standing-details'

/** Makes the caller a member of the scanned company, if the verified phone is among the contacts of its register. Repeating changes nothing. */
export const bindCompany: UseCase<'directory.bindCompany'> = async ({ code: text }, anyCall) => {
  const call = signedIn(anyCall)
  const { codes, directory } = call.ports
  const identity = codes.verify(text)
  if (!identity.ok) return refuse(identity.error.code)
  const { codeId, revision } = identity.value
  const [person, code, company] = await Promise.all([directory.person(call.caller.person), directory.code(codeId), directory.companyByCode(codeId)])
  const standing = await standingWithDetails(call.ports, code, revision, async () => company?.areaName ?? null)
  if (!standing.ok) return standing
  if (!company) return refuse('CODE_UNKNOWN')
  if (!person?.phoneVerifiedAt) return refuse('PHONE_NOT_VERIFIED')
  if (!company.contactHashes.includes(person.phoneHash)) return refuse('BIND_PHONE_MISMATCH')
  await addMembership(call, person, { role: 'company', companyId: company._id })
  return ok({ companyId: company._id, companyName: company.name })
}

const holds = (person: Person, wanted: Membership): boolean =>
  person.memberships.some(({ role, companyId }) => role === wanted.role && companyId === wanted.companyId)

/** In a transaction, because two bindings at once would otherwise overwrite each other's list. */
async function addMembership(call: SignedInCall, known: Person, membership: Membership): Promise<void> {
  if (holds(known, membership)) return
  await call.ports.repository.transaction(async (transaction) => {
    const person = await transaction.get('persons', known._id)
    if (!person || holds(person, membership)) return
    const memberships = [...person.memberships, membership]
    await transaction.update('persons', person._id, { memberships, tokens: tokensOf({ person: person._id, memberships }) })
  })
}
