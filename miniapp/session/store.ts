import { hearers } from '@/platform/hearers'
import type { Me } from '@shared/api/directory-views'
import { call } from '@/cloud/call'
import type { ReplyError } from '@/cloud/contract'
import { chosenIdentity, keepIdentity, type Identity } from './identity'
import { learnNow } from './now'

/** Who is using the app: one copy for all pages. `loading` only until the first answer; a later failure keeps what is known. */
export interface SessionState {
  status: 'loading' | 'signedIn' | 'anonymous' | 'failed'
  me: Me | null
  identity: Identity | null
  error: ReplyError | null
}

let state: SessionState = { status: 'loading', me: null, identity: null, error: null }
let asking: Promise<SessionState> | null = null
/** Rises when somebody else looks. */
let asker = 0
const { tell, onChange } = hearers()

export const sessionState = (): SessionState => state

/** Calls back at each change; answers the way to stop. */
export const onSessionChange = onChange

function become(next: SessionState): SessionState {
  state = next
  tell()
  return next
}

async function ask(): Promise<SessionState> {
  const mine = asker
  const reply = await call('directory.me', {})
  if (mine !== asker) return state
  if (reply.ok) {
    const me = reply.data
    learnNow(me.now)
    return become({ status: 'signedIn', me, identity: chosenIdentity(me), error: null })
  }
  if (reply.error.code === 'SIGN_IN_REQUIRED') return become({ status: 'anonymous', me: null, identity: null, error: null })
  return become(state.me === null ? { ...state, status: 'failed', error: reply.error } : { ...state, error: reply.error })
}

/** Asks the server who this is. Asked twice at once, the question goes out once. Never rejects. */
export function refreshSession(): Promise<SessionState> {
  if (asking !== null) return asking
  const mine = ask().finally(() => { if (asking === mine) asking = null })
  return asking = mine
}

/** As if nobody were known yet: somebody else looks now. An answer that is under way is of the one before. */
export function forgetSession(): void {
  asking = null
  asker++
  become({ status: 'loading', me: null, identity: null, error: null })
}

/** What is known, or the first answer when nothing is known yet. */
export const knownSession = (): Promise<SessionState> => (state.status === 'loading' ? refreshSession() : Promise.resolve(state))

/** Puts on another hat and remembers it. A key that is not one of this person's is ignored. */
export function chooseIdentity(key: string): void {
  if (state.me === null) return
  keepIdentity(state.me.personId, key)
  become({ ...state, identity: chosenIdentity(state.me) })
}

/** Puts what an action just answered into the copy (a verified phone, the unread count), without asking again. */
export function amendMe(changes: Partial<Me>): void {
  if (state.me !== null) become({ ...state, me: { ...state.me, ...changes } })
}
