import { useSession } from '@/session/use-session'

export type Duties = { areaId: string } | { unitId: string }

/** Of whose people somebody may hand over what they have in hand: an administrator's area, or the unit that he leads; null for everybody else. */
export function useDuties(): Duties | null {
  const { identity } = useSession()
  if (identity?.role === 'admin' && identity.areaId !== null) return { areaId: identity.areaId }
  return identity?.role === 'department' && identity.head && identity.unitId !== null ? { unitId: identity.unitId } : null
}
