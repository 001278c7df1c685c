import { refuse } from '../../../shared/api/errors'
import { canonicalJson } from '../../../shared/kernel/canonical-json'
import type { AreaId } from '../../../shared/kernel/ids'
import type { Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import type { Actor } from '../../../shared/access/actor'
import { Calendar, withYear } from '../../../shared/sla/calendar'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { noteRequest, REQUEST, SET_ANEW } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import type { Requested, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { errorFields } from '../../_runtime/logger'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { noteNothing } from '../../_runtime/note-nothing'

interface Read {
  request: Requested | null
  actor: Omit<Actor, 'personId'>
  /** Null: nobody has replaced the default yet. */
  calendar: Calendar | null
  /** The areas that lie in no other: what is the tenant's lies there. */
  roots: AreaId[]
}

const readCalendar = statement<{ personId: string; requestId: string }, Read>('directory_calendar_read', `
  select ${REQUEST}, ${ACTOR} as actor, (select s.value from mashangban.settings s where s.tenant = :tenant and s.name = 'calendar') as calendar,
    coalesce((select json_agg(a.id) from mashangban.areas a where a.tenant = :tenant and a.parent_id is null), '[]') as roots`)

/** The job recomputes open cases in batches; its date takes a claim away, as every date does. */
const writeCalendar = statement<{ version: number; seen: number; value: Calendar; job: string; now: Instant; request: RequestRow }, { put: number }>('directory_calendar', `
  with put as (insert into mashangban.settings as s (tenant, name, version, value) values (:tenant, 'calendar', :version, :value::jsonb)
    on conflict (tenant, name) do update set version = excluded.version, value = excluded.value where s.version = :seen returning 1),
  later as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'calendar', :job, :now::timestamptz, '{}', 0 from put
    ${SET_ANEW} returning 1),
  ${noteRequest('later')}
  select count(*)::int as put from put`)

/** Puts in or replaces one year of holidays, which count for the whole tenant: by whoever administers a root of its areas. Open cases are recomputed by a job. The same year again changes nothing. Two trips, and one to renew the cache. */
export const replaceCalendar: UseCase<'directory.replaceCalendar'> = async ({ requestId, year }, anyCall) => {
  const call = signedIn(anyCall)
  const { database, settings } = call.ports
  const { personId } = call.caller
  let replaced = false
  const done = await governed<Read, { version: number }>(call, {
    requestId,
    asked: () => year,
    read: () => database.one(readCalendar, { personId, requestId }),
    may: ({ actor, roots }) => allowed(call, actor, { areas: roots }),
    decide({ calendar }) {
      const current = calendar ?? DEFAULT_CALENDAR
      const known = current.years[String(year.year)]
      if (known && canonicalJson(known) === canonicalJson(year)) {
        return ok({ reply: { version: current.version }, write: async (request) => (await database.one(noteNothing, { request })).noted === 1 })
      }
      const next = withYear(current, year)
      if (!Calendar.safeParse(next).success) return refuse('CALENDAR_INVALID')
      const writing = { version: next.version, seen: current.version, value: next, job: String(next.version), now: call.now }
      return ok({
        reply: { version: next.version },
        async write(request) {
          replaced = (await database.one(writeCalendar, { ...writing, request })).put === 1
          return replaced
        },
      })
    },
  })
  // It is in force whether or not the cache of this instance could be renewed: it ends within a minute.
  if (replaced) await settings.fresh().catch((error: unknown) => call.log(errorFields(error)))
  return done
}
