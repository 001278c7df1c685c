import { recordContactOpened } from '../../../shared/case/contact'
import { refuse } from '../../../shared/api/errors'
import type { OutputOf } from '../../../shared/api'
import type { Case } from '../../../shared/case/schema'
import { sideOf } from '../../../shared/case/view'
import { MINUTE_MS, toMs } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { subjectOf } from '../../../shared/case/subject'
import { REQUEST, SETTINGS } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { AS_READ, readAs, type ReadAs } from '../../_flow/reading'
import { CASES } from '../../_flow/case-rows'
import { writeChange } from '../../_flow/store'
import type { CommandRead } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

type ContactRead = CommandRead & ReadAs
type Contact = OutputOf<'case.openContact'>

const readContact = statement<{ personId: string; now: string; requestId: string; cold: boolean; caseId: string }, ContactRead>('case_contact_read', `
  with ${readAs(CASES, ':caseId')}
  select ${REQUEST}, ${SETTINGS}, ${AS_READ} from reader`)

/** A repeat gets the contact once more within this time; later its request id is used up (design §2: nothing sealed is kept). */
const AGAIN_MS = 10 * MINUTE_MS

/**
 * The phone behind the mask, against a reason that the company can read in the record (features row 97). Each opening leaves an entry, and
 * nobody sees the phone without it: it is written first.
 */
export const openContact: UseCase<'case.openContact'> = async ({ caseId, requestId, reason }, anyCall) => {
  const call = signedIn(anyCall)
  const { database, settings, vault, tenant } = call.ports
  const { personId } = call.caller
  const opened = (current: Case): Contact => ({ name: vault.open(current.contact.name), phone: vault.open(current.contact.phone) })
  return governed<ContactRead, Contact>(call, {
    requestId,
    asked: () => ({ caseId, reason }),
    read: () => database.one(readContact, { personId, now: call.now, requestId, cold: settings.stale(), caseId }),
    may: ({ actor, found }) => allowed(call, actor, found && subjectOf(CASES.docOf(found)), 'CASE_NOT_FOUND'),
    async decide({ found }, { actor, role }) {
      if (!found) return refuse('CASE_NOT_FOUND')
      const current = CASES.docOf(found)
      if (sideOf(current, actor, call.now) === 'company') return refuse('CASE_NOT_YOURS')
      // Its words were erased, the contact with them: nothing is left to open, so nothing is noted.
      if (current.contact.phone === '') return refuse('CASE_WRONG_STATUS', { status: current.status })
      const change = recordContactOpened(current, actor, role, reason, { now: call.now, calendar: (await settings.at(call.now, CASES.under(current))).calendar, salt: call.salt() })
      if (!change.ok) return change
      return ok({
        reply: opened(current),
        kept: { caseId },
        of: { of: 'case', id: caseId },
        write: (request) => writeChange(database, tenant, [{ kept: CASES, read: current, change: change.value }], { doer: personId, at: call.now }, request),
      })
    },
    renew({ found }, _kept, at) {
      if (!found || toMs(call.now) - toMs(at) > AGAIN_MS) return refuse('REQUEST_ID_REUSED')
      return ok(opened(CASES.docOf(found)))
    },
  })
}
