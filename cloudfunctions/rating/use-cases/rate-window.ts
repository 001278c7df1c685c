import type { ParsedOf } from '../../../shared/api'
import { type Refusal, refuse } from '../../../shared/api/errors'
import { standingOf } from '../../../shared/register/code-standing'
import type { Code } from '../../../shared/register/schema'
import type { CodeIdentity } from '../../../shared/register/signed-code'
import { chinaDay, type Instant } from '../../../shared/kernel/instant'
import { ok, type Result } from '../../../shared/kernel/result'
import { RATINGS_A_GROUP } from '../../../shared/rating/levels'
import { slotAt } from '../../../shared/settings/quotas'
import { mostOf } from '../../_database/counting'
import { codeJson, noteRequest, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { command, type Requested, type RequestRow } from '../../_runtime/command'
import { storedCode } from '../../_runtime/stored-code'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { rateByTicket } from '../by-ticket'
import { askedOf, checkGrade, type RatingReply, type RatingRow, ratingRow, replyOf } from '../grade'

/** A person's ratings of one window on one China day. */
interface Quota {
  /** Can't be traced to the person. */
  rater: string
  slot: string
}

interface Read {
  request: Requested | null
  code: Code | null
  windowId: string | null
  /** The caller is of the unit of the window, by whatever membership. */
  own: boolean
  /** As many ratings given today as there may be. */
  full: boolean
}

const readWindow = statement<Quota & { personId: string; requestId: string; codeId: string }, Read>('rating_window_read', `
  select ${REQUEST}, case when k.code_id is not null then ${codeJson('k')} end as code, w.id as "windowId",
    exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = :personId and m.unit_id = w.unit_id) as own,
    exists (select from mashangban.quotas q where q.tenant = :tenant and q.what = 'rateWindow' and q.subject = :rater and q.slot = :slot and q.used >= ${mostOf('rateWindow')}) as full
  from (select 1) one left join mashangban.codes k on k.tenant = :tenant and k.code_id = :codeId
    left join mashangban.windows w on w.tenant = :tenant and w.id = k.id and k.of = 'window'`)

/** Over the quota its row is not changed and nothing else is written: everything hangs from it. Then the window's own row says to which group the rating belongs. */
const writeRating = statement<Quota & { until: Instant | 'infinity'; group: number; windowId: string; rating: RatingRow; request: RequestRow }, { rated: number }>('rating_window', `
  with quota as (insert into mashangban.quotas as q (tenant, what, subject, slot, used, until) values (:tenant, 'rateWindow', :rater, :slot, 1, :until)
    on conflict (tenant, what, subject, slot) do update set used = q.used + 1 where q.used < ${mostOf('rateWindow')} returning 1),
  ${noteRequest('quota')},
  nth as (insert into mashangban.quotas as q (tenant, what, subject, slot, used, until) select :tenant, 'windowRatings', :windowId, 'all', 1, 'infinity' from noted
    on conflict (tenant, what, subject, slot) do update set used = q.used + 1 returning q.used),
  rated as (insert into mashangban.ratings select r.* from nth, jsonb_populate_record(null::mashangban.ratings, :rating::jsonb || jsonb_build_object('batch', (nth.used - 1) / :group::int)) r returning 1)
  select count(*)::int as rated from rated`)

/** Rates the scanned window: as whoever is signed in, or else by the ticket that came with the code, which of the others is not looked at. */
export const rateWindow: UseCase<'rating.rateWindow'> = async (input, call) => {
  const identity = call.ports.codes.verify(input.code)
  if (!identity.ok) return refuse(identity.error.code)
  return call.caller.personId === null ? rateByTicket(input, identity.value, call) : rateAsPerson(input, identity.value, signedIn(call))
}

/**
 * Who rated can't be read from what is stored: the rater is a keyed hash of person, code and day, which only serves to count that person's ratings
 * of that day. Two trips.
 */
async function rateAsPerson(input: ParsedOf<'rating.rateWindow'>, { codeId, revision }: CodeIdentity, call: SignedInCall): Promise<Result<RatingReply, Refusal>> {
  const { database, vault } = call.ports
  const { personId } = call.caller
  const slot = chinaDay(call.now)
  const quota: Quota = { slot, rater: vault.blind(`rater|${personId}|${codeId}|${slot}`) }

  return command<Read, RatingReply>(call, {
    requestId: input.requestId,
    asked: () => ({ ...askedOf(input), code: codeId }),
    read: () => database.one(readWindow, { ...quota, personId, requestId: input.requestId, codeId }),
    renew: (_read, _kept, at) => ok(replyOf(call, input, at)),
    decide({ code, windowId, own, full }) {
      const standing = standingOf(storedCode(code), revision)
      if (!standing.ok) return standing
      if (windowId === null) return refuse('CODE_UNKNOWN')
      if (own) return refuse('RATING_OWN_UNIT')
      const grade = checkGrade(input)
      if (!grade.ok) return grade
      if (full) return refuse('RATING_TOO_OFTEN')
      const rating = ratingRow(call, { of: 'window', id: windowId, rater: quota.rater }, input)
      return ok({
        reply: replyOf(call, input, call.now),
        // Nothing of the grade: the request names the person.
        kept: {},
        async write(request) {
          return (await database.one(writeRating, { ...quota, until: slotAt('day', call.now).until, group: RATINGS_A_GROUP, windowId, rating, request })).rated === 1
        },
      })
    },
  })
}
