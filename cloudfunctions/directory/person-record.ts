import type { Person } from '../../shared/directory/schema'
import { personToken } from '../../shared/permission/tokens'
import type { SignedInCall } from '../_runtime/use-case'

/** The record of somebody who has just come for the first time: a resident without offices. */
export function newPerson(call: SignedInCall): Person {
  const { openid, person } = call.caller
  return {
    _id: person,
    tenant: call.ports.tenant,
    schema: 1,
    openid: call.ports.vault.seal(openid),
    memberships: [],
    tokens: [personToken(person)],
    workName: null,
    workPhone: null,
    unitName: null,
    name: null,
    phone: null,
    phoneMasked: null,
    phoneHash: '',
    phoneVerifiedAt: null,
    privacyAgreedAt: null,
    elder: false,
    leave: null,
  }
}

/** Sets fields of the caller's own record and makes the record when there is none. One hop, three for a first-time visitor at worst. */
export async function changeOwnRecord(call: SignedInCall, set: Partial<Person>): Promise<void> {
  const { directory } = call.ports
  if (await directory.updatePerson(call.caller.person, set)) return
  const inserted = await directory.insertPerson({ ...newPerson(call), ...set })
  // It is there after all: it already says so (an update that changes nothing counts as none), or another call made it in between.
  if (inserted !== 'inserted') await directory.updatePerson(call.caller.person, set)
}
