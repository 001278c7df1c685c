import { addMs, DAY_MS, dayNumberAt, type Instant, toMs } from '../../shared/kernel/instant'
import { TENANT } from '../../shared/message/notice-kinds'
import { missingYear } from '../../shared/sla/assumed-year'
import { statement } from '../_database/statement'
import { each, postpone } from './end'
import type { JobWorker } from './job'

/** Weeks are numbered from Monday. */
const weekOf = (now: Instant): number => Math.floor((dayNumberAt(toMs(now)) + 3) / 7)

/** Whoever may put it in: administrators of an area that lies in no other. Once a week each: the number of the week is the number of the message. */
const tell = statement<{ id: string; week: number; now: Instant; subject: string; body: string }, { told: number }>('job_year_ahead', `
  with m as (insert into mashangban.messages (tenant, person_id, of, id, seq, kind, at, number, subject, body)
    select distinct :tenant, m.person_id, '${TENANT}', :id, :week::int, 'calendarMissing', :now::timestamptz, '', :subject, :body
    from mashangban.areas a join mashangban.memberships m on m.tenant = :tenant and m.role = 'admin' and m.place = a.id where a.tenant = :tenant and a.parent_id is null
    on conflict do nothing returning 1)
  select count(*)::int as told from m`)

/** Once a day: is the calendar of this year, from November of the next, still to be put in? Then administrators are told, each week anew. */
export const yearAhead: JobWorker = {
  batch: 1,
  holdSeconds: 60,
  waits: [1, 5, 15, 60, 240],
  work: (jobs, run, failed) => each(jobs, run, failed, async (job) => {
    await run.ports.settings.renew()
    const year = missingYear((await run.ports.settings.at(run.now)).calendar, run.now)
    if (year !== null) {
      await run.ports.database.one(tell, {
        id: `calendar-${year}`, week: weekOf(run.now), now: run.now, subject: `${year} 年的放假安排`,
        body: `${year} 年的放假安排还没有录入，涉及这一年的期限先按周末和日期固定的节日推定。通知公布后请尽快录入，系统会重新计算并告诉有关的人。`,
      })
    }
    await postpone(job, run, { due: addMs(run.now, DAY_MS) })
  }),
}
