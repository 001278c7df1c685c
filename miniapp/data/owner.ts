import { useSyncExternalStore } from 'react'
import { onSessionChange, sessionState } from '@/session/store'

/** Who looks, in which hat: what one of them read is never shown to another. Empty while nobody is known. */
export function ownerNow(): string {
  const { me, identity } = sessionState()
  return me === null ? '' : `${me.personId} ${identity?.key ?? ''}`
}

/** The same, kept up to date. */
export const useOwner = (): string => useSyncExternalStore(onSessionChange, ownerNow, ownerNow)
