import { addMs, DAY_MS, type Instant } from '../../shared/kernel/instant'
import { statement } from '../_database/statement'
import { each, postpone } from './end'
import type { JobWorker } from './job'

/** After so many days a kept reply is emptied; the hash stays, so the id stays used (design §2). */
const REPLIES_DAYS = 400
/** Answers to panels, and picture checks, are asked for within minutes. */
const CONSENTS_DAYS = 7
const CHECKS_DAYS = 90
/** Of a desk: a code lives for minutes; who was signed in where can be looked up for so long. */
const DESK_CODES_DAYS = 1
const DESK_SESSIONS_DAYS = 90
/** Few at once: of many rows of an unknown share of its table the planner reads all. Quotas and what is of a desk by where they lie: nobody changes one whose time is over. */
const BATCH = 200

const tidyUp = statement<{ now: Instant; replies: Instant; consents: Instant; checks: Instant; deskCodes: Instant; deskSessions: Instant }, { done: number }>('job_tidy', `
  with q as (delete from mashangban.quotas where tenant = :tenant and ctid = any(array(select ctid from mashangban.quotas where tenant = :tenant and until < :now limit ${BATCH})) returning 1),
  r as (update mashangban.requests q set reply = null from (select person_id, request_id from mashangban.requests where tenant = :tenant and reply is not null and at < :replies order by at limit ${BATCH}) old
    where q.tenant = :tenant and q.person_id = old.person_id and q.request_id = old.request_id returning 1),
  c as (delete from mashangban.consents where tenant = :tenant and (answer_id, template_id) in (select answer_id, template_id from mashangban.consents where tenant = :tenant and at < :consents limit ${BATCH}) returning 1),
  m as (delete from mashangban.media_checks where tenant = :tenant and trace_id in (select trace_id from mashangban.media_checks where tenant = :tenant and at < :checks limit ${BATCH}) returning 1),
  k as (delete from mashangban.desk_codes where tenant = :tenant and ctid = any(array(select ctid from mashangban.desk_codes where tenant = :tenant and until < :deskCodes order by until limit ${BATCH})) returning 1),
  s as (delete from mashangban.desk_sessions where tenant = :tenant and ctid = any(array(select ctid from mashangban.desk_sessions where tenant = :tenant and ends_at < :deskSessions order by ends_at limit ${BATCH})) returning 1)
  select ((select count(*) from q) + (select count(*) from r) + (select count(*) from c) + (select count(*) from m) + (select count(*) from k) + (select count(*) from s))::int as done`)

/** Once a day: what nobody can ask for any more goes. */
export const tidy: JobWorker = {
  batch: 1,
  holdSeconds: 60,
  waits: [1, 5, 15, 60, 240],
  work: (jobs, run, failed) => each(jobs, run, failed, async (job) => {
    const ago = (days: number): Instant => addMs(run.now, -days * DAY_MS)
    for (;;) {
      const { done } = await run.ports.database.one(tidyUp, { now: run.now, replies: ago(REPLIES_DAYS), consents: ago(CONSENTS_DAYS), checks: ago(CHECKS_DAYS), deskCodes: ago(DESK_CODES_DAYS), deskSessions: ago(DESK_SESSIONS_DAYS) })
      if (done === 0 || run.timeIsUp()) break
    }
    await postpone(job, run, { due: addMs(run.now, DAY_MS) })
  }),
}
