import type { PersonId } from '../kernel/ids'
import { refuse, type Refusal } from '../kernel/refusal'
import { ok, type Result } from '../kernel/result'
import { memberOf, membersOf, ownersOf, type People, type PeopleChange, waitingOf } from './binding'
import type { BindingError } from './binding-errors'

type Parted = Result<PeopleChange, Refusal<BindingError>>

/** Somebody goes himself, or takes back what he asked for. The last owner goes only when nobody else is left: then whoever comes next begins anew. */
export function leave(people: People, personId: PersonId): Parted {
  const member = memberOf(people, personId)
  const waiting = waitingOf(people, personId)
  if (member === null) {
    return waiting === null
      ? refuse('BINDING_GONE')
      : ok({ put: [{ ...waiting, state: 'withdrawn' }], noted: [{ kind: 'withdrawn', personId, by: personId, side: 'person', as: waiting.as, way: waiting.way }] })
  }
  if (isLastOwner(people, personId) && membersOf(people).length > 1) return refuse('BINDING_LAST_OWNER')
  const withdrawn = waiting === null ? [] : [{ ...waiting, state: 'withdrawn' as const }]
  return ok({ put: [{ ...member, state: 'ended', decidedBy: personId }, ...withdrawn], noted: [{ kind: 'left', personId, by: personId, side: 'person', as: member.as, way: null }] })
}

/** Is he the only owner there is? */
export const isLastOwner = (people: People, personId: PersonId): boolean => ownersOf(people).every((each) => each.personId === personId) && memberOf(people, personId)?.as === 'owner'

/** An owner takes a member off. Another owner he cannot: whom the company belongs to is not decided by who is faster. */
export function remove(people: People, personId: PersonId, by: PersonId): Parted {
  if (memberOf(people, by)?.as !== 'owner') return refuse('BINDING_OWNER_ONLY')
  const member = memberOf(people, personId)
  if (member === null) return refuse('BINDING_GONE')
  if (member.as === 'owner') return refuse('BINDING_OWNER_STAYS')
  return ok({ put: [{ ...member, state: 'ended', decidedBy: by }], noted: [{ kind: 'removed', personId, by, side: 'owner', as: member.as, way: null }] })
}

/** An owner makes a member an owner; he stays one beside him (`stays`), or is a member from now on. */
export function handOver(people: People, personId: PersonId, stays: boolean, by: PersonId): Parted {
  const owner = memberOf(people, by)
  if (owner?.as !== 'owner') return refuse('BINDING_OWNER_ONLY')
  const member = memberOf(people, personId)
  if (member === null) return refuse('BINDING_GONE')
  if (member.as === 'owner') return refuse('BINDING_SETTLED')
  return ok({
    put: [{ ...member, as: 'owner', decidedBy: by }, ...(stays ? [] : [{ ...owner, as: 'member' as const }])],
    noted: [
      { kind: 'madeOwner', personId, by, side: 'owner', as: 'owner', way: null },
      ...(stays ? [] : [{ kind: 'madeMember' as const, personId: by, by, side: 'owner' as const, as: 'member' as const, way: null }]),
    ],
  })
}
