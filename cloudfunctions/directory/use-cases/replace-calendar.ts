import { canonicalJson } from '../../../shared/kernel/canonical-json'
import type { AreaId } from '../../../shared/kernel/ids'
import { ok } from '../../../shared/kernel/result'
import type { Actor } from '../../../shared/access/actor'
import { type SettingRow, valuesAt } from '../../../shared/settings/in-force'
import { WHOLE_TENANT } from '../../../shared/settings/path'
import { REQUEST, SETTING_ROWS } from '../../_database/fragments'
import { readSettings } from '../../_database/read-settings'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { jobOf, putSetting } from '../../_register/put-setting'
import type { Requested } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { errorFields } from '../../_runtime/logger'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { noteNothing } from '../../_runtime/note-nothing'

interface Read {
  request: Requested | null
  actor: Omit<Actor, 'personId'>
  rows: SettingRow[]
  /** The last version of the calendar; 1: that of the default. */
  last: number
  /** The areas that lie in no other: what is the tenant's lies there. */
  roots: AreaId[]
}

const readCalendar = statement<{ personId: string; requestId: string }, Read>('directory_calendar_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${SETTING_ROWS} as rows,
    coalesce((select max(s.version) from mashangban.settings s where s.tenant = :tenant and s.name = 'calendar'), 1) as last,
    coalesce((select json_agg(a.id order by a.id) from mashangban.areas a where a.tenant = :tenant and a.parent_id is null), '[]') as roots`)

/**
 * Puts in or replaces one year of holidays at once, which count for the whole tenant: by whoever administers a root of its areas. For programs; on the page of
 * settings it takes two people. Open cases are recomputed by a job. The same year again changes nothing. Two trips, and one to renew the cache.
 */
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
    decide({ rows, last, roots }) {
      const known = valuesAt(readSettings(rows), WHOLE_TENANT, call.now).calendar.years[String(year.year)]
      if (known && canonicalJson(known) === canonicalJson(year)) {
        return ok({ reply: { version: last }, write: async (request) => (await database.one(noteNothing, { request })).noted === 1 })
      }
      const version = last + 1
      const writing = {
        name: 'calendar', version, scope: 'tenant', place: '', areaId: roots[0] ?? '', since: call.now, value: JSON.stringify({ years: { [year.year]: year } }), citation: year.citation,
        state: 'active', alone: true, job: jobOf('calendar', version), personId, now: call.now,
      } as const
      return ok({
        reply: { version },
        async write(request) {
          replaced = (await database.one(putSetting, { ...writing, request })).put === 1
          return replaced
        },
      })
    },
  })
  // It is in force whether or not the cache of this instance could be renewed: it ends within a minute.
  if (replaced) await settings.renew().catch((error: unknown) => call.log(errorFields(error)))
  return done
}
