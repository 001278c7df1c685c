import { refuse } from '../../../shared/api/errors'
import { requestOf } from '../../../shared/case/subject'
import { ok } from '../../../shared/kernel/result'
import { isTaken } from '../../_database/failure'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { AS_READ, readAs, type ReadAs } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { CASES } from '../../_flow/case-rows'
import { requestSubject } from '../../_flow/case-subject'
import { rowJson } from '../../_flow/kept'
import { ownWork } from '../../_flow/own-work'
import type { Requested, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { askedOf, checkGrade, type RatingReply, type RatingRow, ratingRow, replyOf } from '../grade'

interface Read extends ReadAs {
  request: Requested | null
  /** Null: he may not know. */
  rated: boolean | null
  /** He or his unit handled it; null as above. */
  own: boolean | null
}

const readCase = statement<{ personId: string; now: string; requestId: string; caseId: string }, Read>('rating_case_read', `
  with ${readAs(CASES, ':caseId', rowJson(CASES, 'c'), `${withinReach('rating.rateCase', requestSubject('c'), `exists (select from mashangban.ratings r where r.tenant = :tenant and r.id = c.id and r.of = 'case')`)} as rated, ${withinReach('rating.rateCase', requestSubject('c'), ownWork('c'))} as own, `)}
  select ${REQUEST}, ${AS_READ}, (select c.rated from c) as rated, (select c.own from c) as own from reader`)

/** The request first, so that a repeat of one still under way is told by its key; then the one rating that a case may have. */
const writeRating = statement<{ rating: RatingRow; request: RequestRow }, { rated: number }>('rating_case', `
  with ${noteRequest()},
  rated as (insert into mashangban.ratings select r.* from noted, json_populate_record(null::mashangban.ratings, :rating::json) r returning 1)
  select count(*)::int as rated from rated`)

/** One rating per case, by its filing side, once it is answered. Two trips. */
export const rateCase: UseCase<'rating.rateCase'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  const { personId } = call.caller
  return governed<Read, RatingReply>(call, {
    requestId: input.requestId,
    asked: () => ({ ...askedOf(input), caseId: input.caseId }),
    read: () => database.one(readCase, { personId, now: call.now, requestId: input.requestId, caseId: input.caseId }),
    renew: (_read, _kept, at) => ok(replyOf(call, input, at)),
    may: ({ actor, found }) => (found ? allowed(call, actor, requestOf(CASES.rowOf(found))) : refuse('CASE_NOT_FOUND')),
    decide({ found, rated, own }) {
      if (!found || rated === null) return refuse('CASE_NOT_FOUND')
      const current = CASES.rowOf(found)
      if (current.status !== 'answered' && current.status !== 'closed') return refuse('RATING_NOT_YET')
      if (own) return refuse('RATING_OWN_WORK')
      if (rated) return refuse('RATING_DUPLICATE')
      const grade = checkGrade(input)
      if (!grade.ok) return grade
      const rating = ratingRow(call, { of: 'case', id: input.caseId, rater: personId }, input)
      return ok({
        reply: replyOf(call, input, call.now),
        kept: {},
        of: { of: 'case', id: input.caseId },
        async write(request) {
          try {
            return (await database.one(writeRating, { rating, request })).rated === 1
          } catch (error) {
            // Somebody else of the filing side was faster: read again, it is rated now.
            if (isTaken(error, 'ratings_case')) return false
            throw error
          }
        },
      })
    },
  })
}
