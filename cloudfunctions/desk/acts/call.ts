import type { Reply } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { FUNCTION_OF } from '../../../shared/access/functions'
import { type GovernedName, isAnonymous, RIGHTS } from '../../../shared/access/rights'
import { idleSince, refusalOfSession } from '../../../shared/desk/standing'
import { DESK_TIMES } from '../../../shared/desk/times'
import { addMs } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { readCookie } from '../cookies'
import type { PageAct, PageRequest } from '../page-request'
import { hashOf } from '../secrets'
import { enter } from '../sql/sessions'

export type Main = (event: unknown, context: unknown) => Promise<Reply<unknown>>
/** The functions that a page at a desk may call, by name, and their `main`. */
export type Mains = Readonly<Record<Exclude<(typeof FUNCTION_OF)[keyof typeof FUNCTION_OF], 'timer'>, Main>>

/** What begins another session is done with the phone in one's hand; else one desk left open would open the next, for ever. */
const ON_PHONE_ONLY: readonly unknown[] = ['desk.look', 'desk.confirm', 'desk.refuse']

/**
 * The context that a function would be given if the holder of the session called it himself (`getCaller`), or somebody who is not signed in (null); the process's own
 * names nobody.
 */
const contextFor = (openid: string | null, { requestId, address }: PageRequest): object => ({
  request_id: requestId,
  environment: JSON.stringify({ ...(openid === null ? {} : { WX_OPENID: openid }), TCB_SOURCE: 'wx_http', ...(address === null ? {} : { WX_CLIENTIP: address }) }),
})

/**
 * `POST …/call` with `{ action, input, viewing? }`: the action, as the holder of the session, by the function that answers it, in this process. A session that is over is
 * refused with why; what the function refuses is handed on as it is. One trip besides those of the action. A browser that has no session calls, as nobody, what the
 * table of rights gives to whoever is not signed in: a code that any camera has read opens here too.
 */
export const callAs = (mains: Mains): PageAct => async (request) => {
  const { http, origin, now, ports: { database, vault } } = request
  const { action, input, viewing } = http.body as { action?: unknown; input?: unknown; viewing?: unknown }
  const secret = readCookie('session', http.header('cookie'), origin)
  if (secret === null && !isForAnybody(action)) return refuse('DESK_SIGN_IN')
  const main = typeof action === 'string' ? mainOf(mains, action) : undefined
  if (secret === null) return main ? ok({ reply: { asGiven: await main({ action, input }, contextFor(null, request)) } }) : refuse('ACTION_UNKNOWN')
  const found = await database.one(enter, { secretHash: hashOf(vault, 'session', secret), now, idleSince: idleSince(now), notedBefore: addMs(now, -DESK_TIMES.noted.ms) })
  if (found.seenAt === null || found.openid === null) return refuse('DESK_SIGN_IN')
  const over = refusalOfSession(found, now)
  if (over !== null) return refuse(over)
  if (ON_PHONE_ONLY.includes(action)) return refuse('DESK_ON_PHONE_ONLY')
  if (!main) return refuse('ACTION_UNKNOWN')
  return ok({ reply: { asGiven: await main({ action, input, viewing }, contextFor(vault.open(found.openid), request)) } })
}

/** Does the table give it to whoever is not signed in? */
const isForAnybody = (action: unknown): boolean => typeof action === 'string' && Object.hasOwn(RIGHTS, action) && isAnonymous(RIGHTS[action as GovernedName])

function mainOf(mains: Mains, action: string): Main | undefined {
  const context = action.slice(0, action.indexOf('.'))
  const name: string | undefined = Object.hasOwn(FUNCTION_OF, context) ? FUNCTION_OF[context as keyof typeof FUNCTION_OF] : undefined
  return name !== undefined && Object.hasOwn(mains, name) ? mains[name as keyof Mains] : undefined
}
