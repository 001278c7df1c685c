import { useEffect, useSyncExternalStore } from 'react'
import { viewingNow } from '@/cloud/viewing'
import { useElder } from '@/ui/ElderContext'
import { askOnce } from '@/data/ask-once'
import { identitiesOf, type Identity } from './identity'
import { amendMe, chooseIdentity, knownSession, onSessionChange, refreshSession, sessionState, type SessionState } from './store'

export interface Session extends SessionState {
  signedIn: boolean
  /** Every hat of this person; empty while unknown or anonymous. */
  identities: Identity[]
  setIdentity: (key: string) => void
  elder: boolean
  /** Switches at once; a signed-in person's choice is kept on the server too and follows to other devices. */
  setElder: (next: boolean) => void
  refresh: () => Promise<SessionState>
}

/** The person whose elder mode was taken over already: their later taps win over what an older reply says. */
let elderTakenFrom: string | null = null

/** Who am I, in which role, in which size. Loads once for all pages. */
export function useSession(): Session {
  const state = useSyncExternalStore(onSessionChange, sessionState, sessionState)
  const { elder, setElder } = useElder()
  useEffect(() => void knownSession(), [])

  const { me } = state
  useEffect(() => {
    // The size is for the eyes of whoever looks.
    if (me === null || elderTakenFrom === me.personId || viewingNow() !== null) return
    elderTakenFrom = me.personId
    if (me.elder !== elder) setElder(me.elder)
  }, [me, elder, setElder])

  return {
    ...state,
    signedIn: me !== null,
    identities: me === null ? [] : identitiesOf(me),
    setIdentity: chooseIdentity,
    elder,
    setElder: (next) => {
      setElder(next)
      if (me === null || viewingNow() !== null) return
      amendMe({ elder: next })
      void askOnce('directory.setElder', { elder: next })
    },
    refresh: refreshSession,
  }
}
