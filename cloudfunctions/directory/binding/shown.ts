import type { MemberView, WaitingView } from '../../../shared/api/binding.api'
import { maskName } from '../../../shared/kernel/mask'
import type { Sealed } from '../../../shared/kernel/sealed'
import type { SignedInCall } from '../../_runtime/use-case'
import type { StoredBinding } from './people'

/** A name as others may see it: opened only to be masked. */
export const maskedName = ({ ports: { vault } }: Pick<SignedInCall, 'ports'>, name: Sealed | null): string | null => (name === null ? null : maskName(vault.open(name)))

/** Of a private person: of his name the first character, of his number the first three and the last four. */
const maskedOf = (call: SignedInCall, { name, phoneMasked }: StoredBinding) => ({ nameMasked: maskedName(call, name), phoneMasked })

export const memberView = (call: SignedInCall, binding: StoredBinding): MemberView => {
  const { id, personId, as, way, decidedAt, madeAt } = binding
  return { id, personId, as, way, ...maskedOf(call, binding), you: personId === call.caller.personId, since: decidedAt ?? madeAt }
}

export const waitingView = (call: SignedInCall, binding: StoredBinding, mayDecide: boolean): WaitingView => {
  const { id, as, way, madeAt, objectUntil, objected } = binding
  return { id, as, way, ...maskedOf(call, binding), askedAt: madeAt ?? call.now, objectUntil, objected, mayDecide }
}
