import type { OutputOf } from '../../shared/api'
import type { SettingChange, SettingView } from '../../shared/api/settings.api'
import { DEFAULT_CITATIONS, SETTING_DEFAULTS } from '../../shared/settings/defaults'
import { inForce, type SettingRow, valuesAt } from '../../shared/settings/in-force'
import { SCOPE_LABELS } from '../../shared/settings/path'
import { SETTING_NAMES, settingOf } from '../../shared/settings/table'
import type { SettingName } from '../../shared/settings/values'
import { settingRows } from '../_database/fragments'
import { readInstant, readOptional } from '../_database/instants'
import { readSettings } from '../_database/read-settings'
import { statement } from '../_database/statement'
import { ACTOR } from '../_flow/reading'
import { HERE, withinReach } from '../_flow/scope'
import { allowed, readByRight } from '../_runtime/governed'
import { signedIn, type SignedInCall, type UseCase } from '../_runtime/use-case'
import { type Asked, isHere, PLACE, type PlaceRead, type Spot, spotOf } from './place'

interface Kept extends SettingChange { name: SettingName; scope: string; place: string; byId: string | null }
interface Found {
  rows: SettingRow[]
  /** Names of areas and units that something is set for. */
  names: Record<string, string>
  units: { id: string; name: string }[]
  areas: { id: string; name: string }[]
  /** What was proposed or set, the newest first: what waits, and of one name (`:name`) what there was. */
  kept: Kept[]
}
type Read = PlaceRead & { found: Found | null }

/** So many changes are shown. */
const MOST_KEPT = 50
const who = (id: string): string => `(select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = ${id})`

const readSettingsHere = statement<Asked & { name: string | null }, Read>('settings_here', `
  select ${ACTOR} as actor, ${PLACE}, ${withinReach('settings.list', { areas: 'here.path' }, `json_build_object('rows', ${settingRows('')},
      'names', (select coalesce(json_object_agg(n.id, n.name), '{}') from (select a.id, a.name from mashangban.areas a where a.tenant = :tenant and a.id = any(here.path)) n),
      'areas', (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name) order by b.id), '[]') from mashangban.areas b where b.tenant = :tenant and b.parent_id = here.id),
      'units', (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by u.name), '[]') from mashangban.units u where u.tenant = :tenant and u.area_id = here.id),
      'kept', (select coalesce(json_agg(w), '[]') from (select s.name, s.scope, s.place, s.version, s.state, s.value, s.citation, s.since, s.proposed_at as at, s.decided_at as "decidedAt", s.proposed_by as "byId",
          ${who('s.proposed_by')} as by, ${who('s.decided_by')} as "decidedBy"
        from mashangban.settings s where s.tenant = :tenant and (s.state = 'proposed' or s.name = :name) order by s.version desc limit ${MOST_KEPT}) w))`)} as found ${HERE}`)

interface Shown { place: Pick<OutputOf<'settings.list'>, 'areaName' | 'unitName' | 'areas' | 'units'>; spot: Spot; found: Found; rows: SettingRow[] }

function viewOf(name: SettingName, { spot, found, rows }: Shown, place: PlaceRead, call: SignedInCall): SettingView {
  const { zh, group, touches, twoPeople, cited, dated } = settingOf(name)
  const row = inForce(rows, name, spot.path, call.now)
  const here = (each: { name: string; scope: string; place: string }): boolean => each.name === name && each.scope === spot.scope && each.place === spot.place
  const coming = rows.filter((each) => here(each) && each.since > call.now)
  const waiting = found.kept.find((each) => here(each) && each.state === 'proposed')
  const placeName = row === null ? '' : row.scope === 'unit' ? (place.unit?.name ?? '') : row.scope === 'area' ? (found.names[row.place] ?? '') : SCOPE_LABELS.tenant
  return {
    name, zh, group, touches, twoPeople, cited, dated, here: isHere(name, spot), scope: spot.scope,
    // Years are put in one by one: what holds is all of them.
    value: name === 'calendar' ? { years: valuesAt(rows, spot.path, call.now).calendar.years } : (row?.value ?? SETTING_DEFAULTS[name]),
    from: row && { scope: row.scope, placeName, since: row.since, version: row.version },
    citation: row?.citation ?? DEFAULT_CITATIONS[name] ?? '',
    later: coming.filter(({ since, version }) => !coming.some((other) => other.since === since && other.version > version)).map(({ version, value, citation, since }) => ({ version, value, citation, since })),
    proposed: waiting === undefined
      ? null
      : { version: waiting.version, value: waiting.value, citation: waiting.citation, since: readInstant(waiting.since), by: waiting.by, mine: waiting.byId === call.caller.personId, at: readInstant(waiting.at ?? waiting.since) },
  }
}

const changeOf = ({ version, state, value, citation, since, by, at, decidedBy, decidedAt }: Kept): SettingChange =>
  ({ version, state, value, citation, since: readInstant(since), by, at: readOptional(at), decidedBy, decidedAt: readOptional(decidedAt) })

async function look(call: SignedInCall, { areaId, unitId = null, name = null }: { areaId: string; unitId?: string | null | undefined; name?: SettingName | null }) {
  const place = await call.ports.database.one(readSettingsHere, { personId: call.caller.personId, areaId, unitId, name })
  const may = allowed(call, place.actor, place.path && { areas: place.path })
  if (!may.ok) return may
  const spot = spotOf(place, unitId)
  if (!spot.ok) return spot
  const { found } = place
  readByRight(found)
  const shown: Shown = { place: { areaName: place.areaName ?? '', unitName: place.unit?.name ?? null, areas: found.areas, units: found.units }, spot: spot.value, found, rows: readSettings(found.rows) }
  return { ok: true as const, may: may.value, shown, view: (each: SettingName) => viewOf(each, shown, place, call) }
}

/** Every setting as it holds at a place: its value, where that comes from, what is to come and what waits. One trip. */
export const list: UseCase<'settings.list'> = async (input, anyCall) => {
  const seen = await look(signedIn(anyCall), input)
  return seen.ok ? seen.may.reply({ ...seen.shown.place, items: SETTING_NAMES.map(seen.view) }) : seen
}

/** One setting at a place, and all that was proposed or set there, the newest first. One trip. */
export const show: UseCase<'settings.show'> = async (input, anyCall) => {
  const seen = await look(signedIn(anyCall), input)
  if (!seen.ok) return seen
  const { found, spot, place } = seen.shown
  const changes = found.kept.filter((each) => each.name === input.name && each.scope === spot.scope && each.place === spot.place).map(changeOf)
  return seen.may.reply({ ...place, item: seen.view(input.name), changes })
}
