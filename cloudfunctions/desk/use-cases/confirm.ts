import type { Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { oneself } from '../../../shared/access/scope'
import { DESK_TIMES } from '../../../shared/desk/times'
import { addMs } from '../../../shared/kernel/instant'
import { ok, type Result } from '../../../shared/kernel/result'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { hashOf } from '../secrets'
import { type ConfirmRead, readConfirm, refuseCode, writeConfirm } from '../sql/codes'

/**
 * Signs the browser in whose page shows the number that was picked; its page then fetches the session. Another number ends the code for good:
 * whoever was sent a picture of it has not seen the page. Two trips.
 */
export const confirm: UseCase<'desk.confirm'> = async ({ requestId, code, number }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database, vault }, caller: { personId }, now } = call
  const codeHash = hashOf(vault, 'code', code)
  return governed(call, {
    requestId,
    asked: () => ({ code, number }),
    read: () => database.one(readConfirm, { personId, requestId, codeHash, now }),
    may: ({ actor }) => allowed(call, actor, oneself(personId)),
    async decide(read) {
      const browser = scannedBy(personId, read)
      if (!browser.ok) return browser
      if (number !== read.number) {
        await database.one(refuseCode, { personId, codeHash, now })
        return refuse('DESK_NUMBER_WRONG')
      }
      return ok({
        reply: { browser: browser.value },
        write: async (request) => (await database.one(writeConfirm, { personId, codeHash, now, fetchBy: addMs(now, DESK_TIMES.fetch.ms), request })).changed === 1,
      })
    },
  })
}

/** The browser of a code that this person has scanned and not yet answered. */
function scannedBy(personId: string, { state, personId: scanner, browser }: ConfirmRead): Result<string, Refusal> {
  if (state === null || browser === null) return refuse('DESK_CODE_UNKNOWN')
  return state === 'seen' && scanner === personId ? ok(browser) : refuse('DESK_CODE_USED')
}
