import type { Instant } from '../../shared/kernel/instant'
import type { SettingPlace } from '../../shared/settings/path'
import type { SettingName } from '../../shared/settings/values'
import { noteRequest, SET_ANEW } from '../_database/fragments'
import { statement } from '../_database/statement'
import type { RequestRow } from '../_runtime/command'
import { telling } from './telling'

export interface SettingWrite extends SettingPlace {
  name: SettingName
  version: number
  areaId: string
  since: Instant
  /** JSON: a value may be a text, or null. */
  value: string
  citation: string
  state: 'proposed' | 'active'
  /** One person is enough for it. */
  alone: boolean
  /** Of the job that computes open cases anew; null: it changes no working time, or not yet. */
  job: string | null
  /** What those who may confirm it are told of a proposal: what it is about, and in words. */
  subject: string
  body: string
  about: string
  personId: string
  now: Instant
  request: RequestRow
}

/** The key of that job. */
export const jobOf = (name: SettingName, version: number): string => (name === 'calendar' ? String(version) : `${name}-${version}`)

/** CTE: open cases are computed anew once the row of the CTE `put` comes; its date takes a claim away, as every date does. */
export const later = `later as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'calendar', :job::text, p.since, '{}', 0 from put p where :job::text is not null
    ${SET_ANEW} returning 1)`

/** The thing that messages about one change are of. */
export const aboutOf = (name: SettingName, version: number): string => `setting-${name}-${version}`

/** SQL: who may confirm or send back what the CTE `put` has put down: administrators of its area or one above, of this instant, but not `:personId` himself. */
export const THOSE_WHO_CONFIRM = `select m.person_id from put p join mashangban.areas a on a.tenant = :tenant and a.id = p.area_id
      join mashangban.memberships m on m.tenant = :tenant and m.role = 'admin' and m.place = any(a.path) where m.person_id <> :personId::text`

/** SQL: that instant, or the last at which something of that name was decided: of two at once the later version is also the later to come, whatever the clocks say. */
export const notBefore = (since: string): string => `greatest(${since}, (select max(o.decided_at) from mashangban.settings o where o.tenant = :tenant and o.name = :name))`

/** Puts down a value or a proposal. `put` 0: somebody was faster with that version, or another proposal waits at that place. */
export const putSetting = statement<SettingWrite, { put: number }>('setting_put', `
  with put as (insert into mashangban.settings (tenant, name, version, scope, place, area_id, since, value, citation, state, alone, proposed_by, proposed_at, decided_by, decided_at)
    select :tenant, :name::text, :version::int, :scope::text, :place::text, :areaId::text, ${notBefore(':since::timestamptz')}, :value::text::jsonb, :citation::text, :state::text, :alone::boolean, :personId::text, :now::timestamptz,
      case when :state::text = 'active' then :personId::text end, case when :state::text = 'active' then :now::timestamptz end
    on conflict do nothing returning since, area_id, state),
  ${telling('settingProposed', 1, `${THOSE_WHO_CONFIRM} and p.state = 'proposed'`)},
  ${later},
  ${noteRequest('put')}
  select count(*)::int as put from put, noted where (select count(*) from later) >= 0 and (select count(*) from pushed) >= 0`)
