import { ok } from '../../../shared/kernel/result'
import { readCookie, setCookie } from '../cookies'
import type { PageAct } from '../page-request'
import { hashOf } from '../secrets'
import { leaveSession } from '../sql/sessions'

/** `POST …/leave`: the page signs out, and its cookie goes. One trip; none when it was not signed in. */
export const leave: PageAct = async ({ http, origin, now, ports: { database, vault } }) => {
  const secret = readCookie('session', http.header('cookie'), origin)
  if (secret !== null) await database.one(leaveSession, { secretHash: hashOf(vault, 'session', secret), now })
  return ok({ reply: { data: { left: true } }, cookie: setCookie('session', null, origin) })
}
