import type { AreaId, CompanyId, PersonId, UnitId } from '../kernel/ids'
import type { Actor, Membership } from './actor'
import { isClosedTo } from './closed-to'
import type { Role } from './roles'
import type { Token } from './tokens'

/**
 * How far a right reaches, each further than the one before: what is one's own (of a private person: what is his or his company's; in office: his
 * task); what is his unit's; what lies in his area; whatever the tenant has.
 */
export const SCOPES = ['own', 'unit', 'area', 'tenant'] as const
export type Scope = (typeof SCOPES)[number]

/** Who may, and how far: a role that is not named may not. Everybody is a resident, whatever memberships he holds; `anonymous` is nobody signed in. */
export type By = { readonly [R in Role | 'anonymous']?: Scope }

/** Where the thing lies that somebody wants to act on; a part that is absent: nowhere of that sort. */
export interface Subject {
  /** Whose it is, as a private person's. */
  persons?: readonly PersonId[]
  /** Whose task it is: his while he is in office. */
  handlers?: readonly PersonId[]
  companies?: readonly CompanyId[]
  units?: readonly UnitId[]
  /** The area it lies in, and what that lies in. */
  areas?: readonly AreaId[]
  /** Whom it must go round, by whatever membership. */
  closedTo?: readonly Token[]
}

/** A right that somebody has by one of his memberships. */
export interface Grant {
  scope: Scope
  membership: Membership
  actor: Pick<Actor, 'personId' | 'memberships'>
}

const RESIDENT: Membership = { role: 'resident' }
const PRIVATE: readonly Role[] = ['company', 'resident']
/** Whose unit is his work; everybody else who serves belongs to one so that a complaint about him goes round it, and for nothing more. */
const OF_UNIT: readonly Role[] = ['officer', 'department']

/** The memberships with which an actor may do it, in the order he holds them; as a private person last. */
export const grantsOf = (by: By, actor: Grant['actor']): Grant[] =>
  [...actor.memberships, RESIDENT].flatMap((membership) => {
    const scope = by[membership.role]
    return scope === undefined ? [] : [{ scope, membership, actor }]
  })

/** The caller himself, by whatever membership. */
export const oneself = (personId: PersonId): Subject => ({ persons: [personId], handlers: [personId] })

/** What whoever has a right is held against a subject by: his own id, and the places of the membership it comes from. */
export type Held = 'personId' | keyof Pick<Membership, 'companyId' | 'unitId' | 'areaId'>
/** One of his among that part of the subject. */
export type Ask = readonly [held: Held, part: Exclude<keyof Subject, 'closedTo'>]

/** What each scope adds to the one before it; the tenant has everything. */
const ADDS: Record<Scope, (role: Role) => readonly Ask[]> = {
  own: (role) => (PRIVATE.includes(role) ? [['personId', 'persons'], ['companyId', 'companies']] : [['personId', 'handlers']]),
  unit: (role) => (OF_UNIT.includes(role) ? [['unitId', 'units']] : []),
  area: () => [['areaId', 'areas']],
  tenant: () => [],
}

/** What is asked of a subject, any of it, by a right of that role that reaches so far; null: nothing. Checks and statements are made from it. */
export const asksOf = (role: Role, scope: Scope): readonly Ask[] | null =>
  scope === 'tenant' ? null : SCOPES.slice(0, SCOPES.indexOf(scope) + 1).flatMap((each) => ADDS[each](role))

/** Does this right reach as far as where the subject lies? Never round an exclusion. */
export function reaches({ scope, membership, actor }: Grant, subject: Subject): boolean {
  if (isClosedTo(subject.closedTo ?? [], actor)) return false
  const held = { ...membership, personId: actor.personId }
  return asksOf(membership.role, scope)?.some(([of, part]) => held[of] !== undefined && subject[part]?.includes(held[of])) ?? true
}
