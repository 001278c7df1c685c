import type { Landing } from '../../shared/api/directory-views'
import type { Code } from '../../shared/register/schema'
import { formatShortCode } from '../../shared/register/short-code'
import { issueRatingTicket, RATING_TICKET_CHANCE } from '../_runtime/rating-ticket'
import type { Call } from '../_runtime/use-case'
import type { WindowSign } from './sql/signs'

/** The sign of a window: what it is called, so that people see that they rate the right one; and what whoever is not signed in rates it with. */
export const windowLanding = ({ caller, now, ports, random }: Call, code: Code, window: WindowSign): Landing => ({
  kind: 'window',
  window,
  shortCode: formatShortCode(code.shortCode ?? ''),
  code: ports.codes.sign({ codeId: code.codeId, revision: code.revision }),
  ...(caller.personId === null ? { ticket: issueRatingTicket(ports.vault, code.codeId, now, random(RATING_TICKET_CHANCE)) } : {}),
})
