import type { ParsedOf } from '../../shared/api'
import { type Refusal, refuse } from '../../shared/api/errors'
import { standingOf } from '../../shared/register/code-standing'
import type { Code } from '../../shared/register/schema'
import type { CodeIdentity } from '../../shared/register/signed-code'
import { chinaDay } from '../../shared/kernel/instant'
import { ok, type Result } from '../../shared/kernel/result'
import { RATINGS_A_GROUP } from '../../shared/rating/levels'
import { type Count, countOf } from '../../shared/settings/quotas'
import { counted, counting } from '../_database/counting'
import { isTaken } from '../_database/failure'
import { codeJson, noteRequest, REQUEST, SETTINGS } from '../_database/fragments'
import { statement } from '../_database/statement'
import type { ReadSetting } from '../_ports/settings'
import { command, type Requested, type RequestRow } from '../_runtime/command'
import { type RatingTicket, readRatingTicket } from '../_runtime/rating-ticket'
import { storedCode } from '../_runtime/stored-code'
import type { Call, SignedInCall } from '../_runtime/use-case'
import { askedOf, checkGrade, type RatingReply, type RatingRow, ratingRow, replyOf } from './grade'

interface Read {
  request: Requested | null
  code: Code | null
  windowId: string | null
  /** A window was rated with it, under another request. */
  used: boolean
  /** Only where they had to be read anew: a refusal says whom to call. */
  settings: readonly ReadSetting[] | null
}

const readByTicket = statement<{ personId: string; rater: string; requestId: string; codeId: string; cold: boolean }, Read>('rating_ticket_read', `
  select ${REQUEST}, case when k.code_id is not null then ${codeJson('k')} end as code, w.id as "windowId",
    exists (select from mashangban.ratings r where r.tenant = :tenant and r.rater = :rater and r.ticket_batch is not null) as used, ${SETTINGS}
  from (select 1) one left join mashangban.codes k on k.tenant = :tenant and k.code_id = :codeId
    left join mashangban.windows w on w.tenant = :tenant and w.id = k.id and k.of = 'window'`)

/**
 * The request first, so that a repeat of one still under way is told by its key; then it is counted, over a limit all of it is undone; then the window's own row of
 * such ratings says to which group it belongs. The rating itself is the one that its ticket may have.
 */
const writeByTicket = statement<{ counts: object[]; group: number; windowId: string; rating: RatingRow; request: RequestRow }, { rated: number }>('rating_ticket', `
  with ${noteRequest()},
  ${counting('noted')},
  nth as (insert into mashangban.quotas as q (tenant, what, subject, slot, used, until) select :tenant, 'ticketRatings', :windowId, 'all', 1, 'infinity' from within where within.ok
    on conflict (tenant, what, subject, slot) do update set used = q.used + 1 returning q.used),
  rated as (insert into mashangban.ratings select r.* from nth, jsonb_populate_record(null::mashangban.ratings, :rating::jsonb || jsonb_build_object('ticket_batch', (nth.used - 1) / :group::int)) r returning 1)
  select count(*)::int as rated from rated`)

/**
 * 未经微信: rates the window whose code came with the ticket, which stands for the person in `requests`. Of whom an address is known by is kept only a keyed hash of
 * address, code and day, beside a number and not beside the rating. Two trips; none for what is no ticket of this code.
 */
export async function rateByTicket(input: ParsedOf<'rating.rateWindow'>, { codeId, revision }: CodeIdentity, anyCall: Call): Promise<Result<RatingReply, Refusal>> {
  const { database, settings, vault } = anyCall.ports
  if (input.ticket === undefined) return refuse('SIGN_IN_REQUIRED')
  const ticket = readRatingTicket(vault, codeId, input.ticket)
  if (ticket === null) return refuse('RATING_TICKET_INVALID')
  const call = standingFor(ticket, anyCall)
  const { personId } = ticket
  const rater = vault.blind(`rater|${personId}|${codeId}`)

  return command<Read, RatingReply>(call, {
    requestId: input.requestId,
    asked: () => ({ ...askedOf(input), code: codeId }),
    read: () => database.one(readByTicket, { personId, rater, requestId: input.requestId, codeId, cold: settings.stale() }),
    renew: (_read, _kept, at) => ok(replyOf(call, input, at)),
    decide({ code, windowId, used }) {
      const standing = standingOf(storedCode(code), revision)
      if (!standing.ok) return standing
      if (windowId === null) return refuse('CODE_UNKNOWN')
      if (used) return refuse('RATING_TICKET_USED')
      if (call.now >= ticket.endsAt) return refuse('RATING_TICKET_EXPIRED')
      const grade = checkGrade(input)
      if (!grade.ok) return grade
      const rating = ratingRow(call, { of: 'window', id: windowId, rater }, input)
      return ok({
        reply: replyOf(call, input, call.now),
        // As of anybody's rating of a window: what names the request holds nothing of the grade.
        kept: {},
        async write(request) {
          try {
            return (await database.one(writeByTicket, { counts: counted(countsOf(call, codeId)), group: RATINGS_A_GROUP, windowId, rating, request })).rated === 1
          } catch (error) {
            // Another request with the same ticket was faster: read again, it is used now.
            if (isTaken(error, 'ratings_ticket')) return false
            throw error
          }
        },
      })
    },
  })
}

/** The call, as the command sees it: of whom the ticket stands for, whom the platform does not know. */
const standingFor = ({ personId }: RatingTicket, call: Call): SignedInCall => ({ ...call, caller: { ...call.caller, openid: '', personId } })

/** Of that code, and of that code from this address; where the platform tells no address, of the code alone. */
function countsOf({ caller: { clientIp }, now, ports: { vault } }: Call, codeId: string): Count[] {
  const ofCode = countOf('ratingTicketsOfCode', codeId, now)
  return clientIp === null ? [ofCode] : [ofCode, countOf('ratingTickets', vault.blind(`rater-address|${clientIp}|${codeId}|${chinaDay(now)}`), now)]
}
