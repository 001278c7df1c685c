import type { OutputOf } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { canonicalJson } from '../../shared/kernel/canonical-json'
import { ok } from '../../shared/kernel/result'
import { SETTING_DEFAULTS } from '../../shared/settings/defaults'
import { inForce, type SettingRow, valuesAt } from '../../shared/settings/in-force'
import { settingOf } from '../../shared/settings/table'
import { changeWords, proposedWords } from '../../shared/settings/told-words'
import { REQUEST, settingRows } from '../_database/fragments'
import { readSettings } from '../_database/read-settings'
import { statement } from '../_database/statement'
import { ACTOR } from '../_flow/reading'
import { HERE } from '../_flow/scope'
import type { Requested } from '../_runtime/command'
import { allowed, governed } from '../_runtime/governed'
import { errorFields } from '../_runtime/logger'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { checked } from './checked'
import { type Asked, PLACE, type PlaceRead, spotOf } from './place'
import { aboutOf, jobOf, putSetting } from './put'

interface Read extends PlaceRead {
  request: Requested | null
  rows: SettingRow[]
  /** The last version of that name anywhere, and where one waits. */
  last: number
  waiting: string[]
}

const readPlace = statement<Asked & { requestId: string; name: string }, Read>('settings_propose_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${PLACE}, ${settingRows('')} as rows,
    coalesce((select max(s.version) from mashangban.settings s where s.tenant = :tenant and s.name = :name), 1) as last,
    array(select s.scope || ':' || s.place from mashangban.settings s where s.tenant = :tenant and s.state = 'proposed' and s.name = :name) as waiting ${HERE}`)

/** Is it what holds there then anyway? A year of days off is looked for among the years. */
function isSame(rows: readonly SettingRow[], row: Omit<SettingRow, 'version' | 'citation'>, path: Parameters<typeof inForce>[2]): boolean {
  const now = inForce(rows, row.name, path, row.since)
  if (row.value === null) return now === null || now.place !== row.place
  if (row.name !== 'calendar') return canonicalJson(now?.value ?? SETTING_DEFAULTS[row.name]) === canonicalJson(row.value)
  const { years } = valuesAt(rows, path, row.since).calendar
  return Object.entries((row.value as { years: Record<string, object> }).years).every(([year, days]) => canonicalJson(days) === canonicalJson(years[year] ?? null))
}

/** Sets a value, from now or from a date on; what is dangerous waits for another administrator. Two trips, and one to renew the cache. */
export const propose: UseCase<'settings.propose'> = async ({ areaId, unitId = null, requestId, name, value = null, citation, from }, anyCall) => {
  const call = signedIn(anyCall)
  const { database, settings } = call.ports
  const { personId } = call.caller
  const { zh, twoPeople, cited, touches } = settingOf(name)
  let set = false
  const done = await governed<Read, OutputOf<'settings.propose'>>(call, {
    requestId,
    asked: () => ({ areaId, unitId, name, value, citation, from: from ?? null }),
    read: () => database.one(readPlace, { personId, requestId, areaId, unitId, name }),
    may: ({ actor, path }) => allowed(call, actor, path && { areas: path }),
    decide(read) {
      const spot = spotOf(read, unitId)
      if (!spot.ok) return spot
      const row = checked(name, value, spot.value, from, call.now)
      if (!row.ok) return row
      if (cited && citation.trim().length < 4) return refuse('SETTING_UNCITED')
      const { scope, place, since } = row.value
      if (read.waiting.includes(`${scope}:${place}`)) return refuse('SETTING_WAITING')
      if (isSame(readSettings(read.rows), row.value, spot.value.path)) return refuse('SETTING_SAME')
      const version = read.last + 1
      const state = twoPeople ? 'proposed' : 'active'
      const what = changeWords(read.unit?.name ?? read.areaName ?? '', zh)
      const writing = {
        name, version, scope, place, areaId: spot.value.areaId, since, value: JSON.stringify(row.value.value), citation, state, alone: !twoPeople,
        job: state === 'active' && touches === 'open' ? jobOf(name, version) : null,
        about: aboutOf(name, version), subject: what, body: proposedWords(read.actor.workName, what, since, call.now), personId, now: call.now,
      } as const
      return ok({
        reply: { version, state, since },
        of: { of: 'area', id: areaId },
        async write(request) {
          set = (await database.one(putSetting, { ...writing, request })).put === 1
          return set
        },
      })
    },
  })
  // It holds whether or not the cache of this instance could be renewed: it ends within a minute.
  if (set) await settings.renew().catch((error: unknown) => call.log(errorFields(error)))
  return done
}
