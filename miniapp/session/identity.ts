import type { Me, MembershipView } from '@shared/api/directory-views'
import { ROLE_LABELS, type Role } from '@shared/access/roles'
import { named } from './dress'

/** One hat a person wears. Somebody without any membership is a resident. */
export interface Identity extends MembershipView {
  /** Stable name of the hat, for storage and lists. */
  key: string
  /** 「云澜禾田食品有限公司」「区交通运输局」: whom the person speaks for. */
  title: string
  /** 「企业」「服务专员」. */
  roleLabel: string
}

const RESIDENT: MembershipView = {
  role: 'resident', areaId: null, areaName: null, unitId: null, unitName: null, companyId: null, companyName: null, head: false,
}

const keyOf = (membership: MembershipView): string =>
  [membership.role, (membership.role === 'department' ? membership.unitId : membership.companyId ?? membership.areaId) ?? ''].join(':')

function titleOf(membership: MembershipView): string {
  return membership.companyName ?? membership.unitName ?? membership.areaName ?? '我自己'
}

const identityOf = (membership: MembershipView): Identity => ({
  ...membership,
  key: keyOf(membership),
  title: titleOf(membership),
  roleLabel: named(membership.head ? `${ROLE_LABELS[membership.role]}负责人` : ROLE_LABELS[membership.role]),
})

/** Every hat of a person, in the order the server gives them; a resident's when there is none. */
export function identitiesOf(me: Me): Identity[] {
  const all = (me.memberships.length > 0 ? me.memberships : [RESIDENT]).map(identityOf)
  const alike = ({ title, roleLabel }: Identity): boolean => all.filter((one) => one.title === title && one.roleLabel === roleLabel).length > 1
  // The same role in the same unit, for two areas: they are told apart by these.
  return all.map((one) => (alike(one) && one.areaName !== null ? { ...one, title: `${one.title} · ${one.areaName}` } : one))
}

export interface Worn {
  identity: Identity
  /** What the hat was called that he chose and has no more (「督办员」): he is told, and acts in another one. Null: all is as he chose. */
  lapsed: string | null
}

/** The hat he has chosen, while he has it; else the first of those in force. `chosen` null: he never chose. */
export function wornBy(me: Me, chosen: string | null): Worn {
  const identities = identitiesOf(me)
  const found = identities.find(({ key }) => key === chosen)
  const role = chosen?.split(':')[0] ?? ''
  return { identity: found ?? identities[0] ?? identityOf(RESIDENT), lapsed: found !== undefined || !isRole(role) ? null : named(ROLE_LABELS[role]) }
}

const isRole = (word: string): word is Role => Object.hasOwn(ROLE_LABELS, word)

const WORKLIST: readonly Role[] = ['officer', 'department']
const BOARD: readonly Role[] = ['dispatcher', 'supervisor', 'lastResort']

/** Which of the five homes a role sees. */
export function homeOf(role: Role): 'company' | 'resident' | 'worklist' | 'board' | 'admin' {
  if (role === 'company' || role === 'admin') return role
  if (WORKLIST.includes(role)) return 'worklist'
  return BOARD.includes(role) ? 'board' : 'resident'
}
