import { hearers } from '@/platform/hearers'
import type { Me } from '@shared/api/directory-views'
import { call } from '@/cloud/call'
import { viewingNow } from '@/cloud/viewing'
import type { ReplyError } from '@/cloud/contract'
import { identitiesOf, wornBy, type Worn } from './identity'
import { learnNow } from './now'

/** Who is using the app: one copy for all pages. `loading` only until the first answer; a later failure keeps what is known. */
export interface SessionState {
  status: 'loading' | 'signedIn' | 'anonymous' | 'failed'
  me: Me | null
  identity: Worn['identity'] | null
  /** As `Worn` says; null while nobody is known. */
  lapsed: string | null
  error: ReplyError | null
}

let state: SessionState = { status: 'loading', me: null, identity: null, lapsed: null, error: null }
/**
 * Which hat he chose, as the server told it when this person came, or as he has chosen here since: a choice at another device counts here from the next start,
 * never in the middle of his work, and his own tap wins over an older reply.
 */
let chosen: { personId: string; key: string | null } | null = null
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

function worn(me: Me): Worn {
  if (chosen?.personId !== me.personId) chosen = { personId: me.personId, key: me.actsAs ?? null }
  return wornBy(me, chosen.key)
}

async function ask(): Promise<SessionState> {
  const mine = asker
  const reply = await call('directory.me', {})
  if (mine !== asker) return state
  if (reply.ok) {
    const me = reply.data
    learnNow(me.now)
    return become({ status: 'signedIn', me, ...worn(me), error: null })
  }
  if (reply.error.code === 'SIGN_IN_REQUIRED') return become({ status: 'anonymous', me: null, identity: null, lapsed: null, error: null })
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
  chosen = null
  become({ status: 'loading', me: null, identity: null, lapsed: null, error: null })
}

/** What is known, or the first answer when nothing is known yet. */
export const knownSession = (): Promise<SessionState> => (state.status === 'loading' ? refreshSession() : Promise.resolve(state))

/** Puts on another hat; the server keeps it for his other devices, except while somebody looks with his eyes. A key that is not one of his is ignored. */
export function chooseIdentity(key: string): void {
  const { me } = state
  if (me === null || !identitiesOf(me).some((identity) => identity.key === key)) return
  chosen = { personId: me.personId, key }
  become({ ...state, ...worn(me) })
  if (viewingNow() === null) void call('directory.actAs', { office: key })
}

/** Puts what an action just answered into the copy (a verified phone, the unread count), without asking again. */
export function amendMe(changes: Partial<Me>): void {
  if (state.me !== null) become({ ...state, me: { ...state.me, ...changes } })
}
