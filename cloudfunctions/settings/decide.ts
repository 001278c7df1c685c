import type { Actor } from '../../shared/access/actor'
import type { OutputOf } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { AreaId } from '../../shared/kernel/ids'
import type { Instant } from '../../shared/kernel/instant'
import { ok } from '../../shared/kernel/result'
import { settingOf } from '../../shared/settings/table'
import { changeWords, DECIDED_WORDS } from '../../shared/settings/told-words'
import { noteRequest, REQUEST } from '../_database/fragments'
import { readInstant } from '../_database/instants'
import { statement } from '../_database/statement'
import { ACTOR } from '../_flow/reading'
import { HERE, withinReach } from '../_flow/scope'
import type { Requested, RequestRow } from '../_runtime/command'
import { allowed, governed } from '../_runtime/governed'
import { errorFields } from '../_runtime/logger'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { aboutOf, jobOf, later, notBefore, THOSE_WHO_CONFIRM } from './put'
import { telling } from './telling'
import { type Decision, mayDecide } from './two-people'

const STATES = { confirm: 'active', refuse: 'refused', withdraw: 'withdrawn' } as const satisfies Record<Decision, string>

interface Waiting { state: string; by: string | null; since: string; placeName: string }
interface Read {
  request: Requested | null
  actor: Omit<Actor, 'personId'>
  path: AreaId[] | null
  /** Null: it is not of that area or below. */
  row: Waiting | null
}

const readProposal = statement<{ personId: string; requestId: string; areaId: string; name: string; version: number }, Read>('settings_decide_read', `
  select ${REQUEST}, ${ACTOR} as actor, here.path, ${withinReach('settings.decide', { areas: 'here.path' }, `(select json_build_object('state', s.state, 'by', s.proposed_by, 'since', s.since,
      'placeName', coalesce((select u.name from mashangban.units u where s.scope = 'unit' and u.tenant = :tenant and u.id = s.place), a.name))
      from mashangban.settings s join mashangban.areas a on a.tenant = :tenant and a.id = s.area_id where s.tenant = :tenant and s.name = :name and s.version = :version and here.id = any(a.path))`)} as row ${HERE}`)

/** A value whose date has gone by meanwhile holds from now on. Who proposed it is told; where he withdrew it himself, those who would have confirmed it. */
const settle = statement<{ name: string; version: number; state: string; job: string | null; about: string; subject: string; body: string; personId: string; now: Instant; request: RequestRow }, { put: number }>('settings_decide', `
  with put as (update mashangban.settings s set state = :state::text, decided_by = :personId::text, decided_at = :now::timestamptz, since = case when :state::text = 'active' then ${notBefore('greatest(s.since, :now::timestamptz)')} else s.since end
    where s.tenant = :tenant and s.name = :name and s.version = :version and s.state = 'proposed' and (:state::text = 'withdrawn' or s.proposed_by <> :personId::text) returning s.since, s.area_id, s.state, s.proposed_by),
  ${telling('settingDecided', 2, `select p.proposed_by as person_id from put p where p.state <> 'withdrawn' union all ${THOSE_WHO_CONFIRM} and p.state = 'withdrawn'`)},
  ${later},
  ${noteRequest('put')}
  select count(*)::int as put from put, noted where (select count(*) from later) >= 0 and (select count(*) from pushed) >= 0`)

const CODES = { settled: 'SETTING_SETTLED', samePerson: 'SETTING_SAME_PERSON', notYours: 'SETTING_NOT_YOURS' } as const

/** Another administrator confirms a proposal or sends it back; who made it may withdraw it. Two trips, and one to renew the cache. */
export const decide: UseCase<'settings.decide'> = async ({ areaId, requestId, name, version, decision }, anyCall) => {
  const call = signedIn(anyCall)
  const { database, settings } = call.ports
  const { personId } = call.caller
  const state = STATES[decision]
  let set = false
  const done = await governed<Read, OutputOf<'settings.decide'>>(call, {
    requestId,
    asked: () => ({ areaId, name, version, decision }),
    read: () => database.one(readProposal, { personId, requestId, areaId, name, version }),
    may: ({ actor, path }) => allowed(call, actor, path && { areas: path }),
    decide({ row, actor }) {
      if (row === null) return refuse('SETTING_NOT_FOUND')
      const may = mayDecide(row, decision, personId, CODES)
      if (!may.ok) return may
      const asked = readInstant(row.since)
      const job = state === 'active' && settingOf(name).touches === 'open' ? jobOf(name, version) : null
      const since = state === 'active' && asked < call.now ? call.now : asked
      const what = changeWords(row.placeName, settingOf(name).zh)
      const told = { about: aboutOf(name, version), subject: what, body: DECIDED_WORDS[state](actor.workName, what, since, call.now) }
      return ok({
        of: { of: 'area', id: areaId },
        reply: { state, since },
        async write(request) {
          set = (await database.one(settle, { name, version, state, job, ...told, personId, now: call.now, request })).put === 1
          return set
        },
      })
    },
  })
  if (set) await settings.renew().catch((error: unknown) => call.log(errorFields(error)))
  return done
}
