import { type Changes, changesOf } from '../../shared/register/changes'
import type { Value, Values } from '../../shared/register/field'
import { noteRequest } from '../_database/fragments'
import { statement } from '../_database/statement'
import type { Instant } from '../../shared/kernel/instant'
import type { RequestRow } from '../_runtime/command'

/** Things that are a row of a table of their own. */
export type PlaceKind = 'area' | 'unit' | 'hall' | 'window'

/** A thing as the register keeps it. */
export interface ThingNow {
  id: string
  version: number
  values: Values
}

/** Where each kind lies, and the column of each field of its history. */
const TABLES: Record<PlaceKind, { table: string; columns: Readonly<Record<string, string>> }> = {
  area: { table: 'areas', columns: { name: 'name', level: 'level', parentId: 'parent_id', code: 'code', state: 'state', mergedInto: 'merged_into' } },
  unit: { table: 'units', columns: { name: 'name', areaId: 'area_id', kind: 'kind', phone: 'phone', takes: 'takes', state: 'state', mergedInto: 'merged_into' } },
  hall: { table: 'halls', columns: { name: 'name', areaId: 'area_id', address: 'address', state: 'state' } },
  window: { table: 'windows', columns: { hallId: 'hall_id', number: 'number', name: 'name', unitId: 'unit_id', state: 'state' } },
}
const KINDS = Object.keys(TABLES) as PlaceKind[]

/** SQL: a row (by its alias) as `ThingNow`; null where there is none. */
export const thingNow = (of: PlaceKind, t: string): string => `case when ${t}.id is not null then json_build_object('id', ${t}.id, 'version', ${t}.version, 'values', json_build_object(${
  Object.entries(TABLES[of].columns).map(([field, column]) => `'${field}', ${t}.${column}`).join(', ')})) end`

/** What stands in a new one where nothing is said. */
const INITIAL: Record<PlaceKind, Values> = {
  area: { code: null, state: 'open', mergedInto: null }, unit: { kind: 'department', phone: '', takes: [], state: 'open', mergedInto: null },
  hall: { address: '', state: 'open' }, window: { state: 'open' },
}

/** A thing to be written: its columns, and the change that is noted. `before` null: a new one. */
export interface ThingWrite {
  of: PlaceKind
  id: string
  before: number | null
  row: Readonly<Record<string, Value>>
  what: Changes
}

/** The row of a thing after its changes; null: nothing would change. `more`: columns of a new one that its history does not speak of (the path of an area). */
export function thingWrite(of: PlaceKind, id: string, now: ThingNow | null, next: Values, more: Readonly<Record<string, Value>> = {}): ThingWrite | null {
  const values = { ...INITIAL[of], ...now?.values, ...next }
  const what = changesOf(now?.values ?? null, now === null ? values : next)
  if (Object.keys(what).length === 0) return null
  return { of, id, before: now?.version ?? null, what, row: { id, ...more, ...Object.fromEntries(Object.entries(TABLES[of].columns).map(([field, column]) => [column, values[field] ?? null])) } }
}

const writing = (of: PlaceKind): string => {
  const { table, columns } = TABLES[of]
  const all = Object.values(columns)
  const made = of === 'area' ? ['path', ...all] : all
  const rows = (which: string): string => `(select p.*, t.before from things t, jsonb_populate_record(null::mashangban.${table}, t.row) p where t.of = '${of}' and t.before is ${which})`
  return `${of}_made as (insert into mashangban.${table} (tenant, id, version, ${made.join(', ')}) select :tenant, r.id, 1, ${made.map((column) => `r.${column}`).join(', ')} from ${rows('null')} r returning id),
  ${of}_put as (update mashangban.${table} o set ${all.map((column) => `${column} = r.${column}`).join(', ')}, version = o.version + 1 from ${rows('not null')} r
    where o.tenant = :tenant and o.id = any(array(select t.id from things t where t.of = '${of}' and t.before is not null)) and o.id = r.id and o.version = r.before returning o.id)`
}

/**
 * CTEs that write things (`:things::jsonb`, a list of ThingWrite) and note what changed (`:at`, `:personId`). All of them or nothing: where one has moved the statement is
 * undone (`(select ok from whole)` must be asked for), and whoever wrote it reads and decides again. People bear the name of a unit that is renamed.
 */
export const PUT_THINGS = `things as materialized (select * from jsonb_to_recordset(:things::jsonb) t(of text, id text, before int, row jsonb, what jsonb)),
  ${KINDS.map(writing).join(',\n  ')},
  put as materialized (${KINDS.map((of) => `select '${of}' as of, id from ${of}_made union all select '${of}', id from ${of}_put`).join(' union all ')}),
  renamed as (update mashangban.persons p set unit_name = t.row ->> 'name' from things t, mashangban.memberships m
    where t.of = 'unit' and t.what ? 'name' and t.before is not null and m.tenant = :tenant and m.unit_id = t.id and p.tenant = :tenant and p.id = m.person_id and p.unit_name = t.what -> 'name' ->> 0 returning 1),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what)
    select :tenant, t.of, t.id, coalesce(t.before, 0) + 1, :at::timestamptz, :personId, false, t.what from put join things t on t.of = put.of and t.id = put.id where (select count(*) from renamed) >= 0 returning 1),
  whole as materialized (select mashangban.must((select count(*) from noted_changes) = (select count(*) from things)) as ok)`

export interface PutThings {
  things: ThingWrite[]
  at: Instant
  personId: string
}

/** Writes things by hand; the request hangs on them. */
export const writeThings = statement<PutThings & { request: RequestRow }, { put: number }>('register_save_things', `
  with ${PUT_THINGS}, ${noteRequest('whole')}
  select (select count(*)::int from put) as put, (select ok from whole) as ok, (select count(*) from noted) as noted`)
