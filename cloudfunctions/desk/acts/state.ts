import { refuse } from '../../../shared/api/errors'
import { deskCode } from '../../../shared/desk/contract'
import { DESK_TIMES } from '../../../shared/desk/times'
import { addMs } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { CHANCE, timedId } from '../../../shared/kernel/timed-id'
import { readCookie, setCookie } from '../cookies'
import type { PageAct } from '../page-request'
import { drawSecret, hashOf } from '../secrets'
import { fetchState } from '../sql/codes'

const OVER = { state: 'over' } as const

/**
 * `POST …/state` with `{ code }`: what became of this page's code. `waiting`; `seen`, with the number to show from now on; `refused`; `over`; and `signedIn`, once,
 * with the session in its cookie: a secret drawn at this moment, so that nothing a browser held before can be one. One trip.
 */
export const stateOfCode: PageAct = async ({ http, origin, now, ports: { database, vault }, random }) => {
  const code = deskCode.safeParse((http.body as { code?: unknown }).code)
  if (!code.success) return refuse('INPUT_INVALID', [{ path: 'code', code: 'INPUT_INVALID' }])
  const page = readCookie('page', http.header('cookie'), origin)
  if (page === null) return ok({ reply: { data: OVER } })
  const session = drawSecret('session', random)
  const { state, number, until, begun } = await database.one(fetchState, {
    codeHash: hashOf(vault, 'code', code.data), pageHash: hashOf(vault, 'page', page), now,
    sessionId: timedId(now, random(CHANCE)), secretHash: hashOf(vault, 'session', session), endsAt: addMs(now, DESK_TIMES.session.ms),
  })
  if (begun) return ok({ reply: { data: { state: 'signedIn' } }, cookie: setCookie('session', session, origin) })
  switch (state) {
    case 'waiting': return ok({ reply: { data: { state, until } } })
    case 'seen': return ok({ reply: { data: { state, until, number } } })
    case 'refused': return ok({ reply: { data: { state } } })
    // Of two that asked at once the other one has begun the session.
    case 'confirmed': case 'used': case null: return ok({ reply: { data: OVER } })
  }
}
