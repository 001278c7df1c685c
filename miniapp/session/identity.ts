import type { Me, MembershipView } from '@shared/api/directory-views'
import { ROLE_LABELS, type Role } from '@shared/access/roles'
import { platform } from '@/platform/platform'
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

const storageKey = (personId: string): string => `msb.identity.${personId}`

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
export const identitiesOf = (me: Me): Identity[] =>
  (me.memberships.length > 0 ? me.memberships : [RESIDENT]).map(identityOf)

/** The hat chosen last on this device, else the first. */
export function chosenIdentity(me: Me): Identity {
  const identities = identitiesOf(me)
  const kept = platform.storage.get<string>(storageKey(me.personId))
  return identities.find((identity) => identity.key === kept) ?? identities[0] ?? identityOf(RESIDENT)
}

/** Remembers the hat for the next visit on this device. */
export const keepIdentity = (personId: string, key: string): void => platform.storage.set(storageKey(personId), key)

const WORKLIST: readonly Role[] = ['officer', 'department']
const BOARD: readonly Role[] = ['dispatcher', 'supervisor', 'lastResort']

/** Which of the five homes a role sees. */
export function homeOf(role: Role): 'company' | 'resident' | 'worklist' | 'board' | 'admin' {
  if (role === 'company' || role === 'admin') return role
  if (WORKLIST.includes(role)) return 'worklist'
  return BOARD.includes(role) ? 'board' : 'resident'
}
