import { refuse } from '../../../shared/api/errors'
import { DESK_TIMES } from '../../../shared/desk/times'
import { addMs } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { slotAt } from '../../../shared/settings/quotas'
import { browserWords } from '../browser-words'
import { readCookie, setCookie } from '../cookies'
import { drawNumbers } from '../numbers'
import type { PageAct } from '../page-request'
import { addressHash, drawSecret, hashOf } from '../secrets'
import { makeCode } from '../sql/codes'

/** `POST …/code`: a new code for this page, `{ code, until }`, in the place of the one it had, and a new secret in its cookie. One trip. */
export const newCode: PageAct = async ({ http, origin, address, now, ports: { database, vault }, random }) => {
  const [code, page] = [drawSecret('code', random), drawSecret('page', random)]
  const before = readCookie('page', http.header('cookie'), origin)
  const subject = addressHash(vault, address)
  const { slot, until: slotEnd } = slotAt('minute', now)
  const until = addMs(now, DESK_TIMES.code.ms)
  const { made } = await database.one(makeCode, {
    now, until, slot, slotEnd,
    codeHash: hashOf(vault, 'code', code),
    pageHash: hashOf(vault, 'page', page),
    pageHashBefore: before === null ? null : hashOf(vault, 'page', before),
    browser: browserWords(http.header('user-agent')),
    addressHash: subject,
    subject: subject === null ? null : `ip.${subject}`,
    ...drawNumbers(random),
  })
  if (made === 0) return refuse('DESK_TOO_OFTEN')
  return ok({ reply: { data: { code, until } }, cookie: setCookie('page', page, origin) })
}
