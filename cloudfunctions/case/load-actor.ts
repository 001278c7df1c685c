import type { Actor } from '../../shared/permission/actor'
import { actorOf } from '../../shared/directory/actor-of'
import type { Person } from '../../shared/directory/schema'
import type { SignedInCall } from '../_runtime/use-case'

/** The caller with every office held. One hop. */
export async function loadActor(call: SignedInCall): Promise<{ actor: Actor; person: Person | null }> {
  const person = await call.ports.directory.person(call.caller.person)
  return { actor: actorOf(call.caller.person, person), person }
}
