import type { Values } from '../../../shared/register/field'
import { type Changes, changesOf } from '../../../shared/register/changes'
import { GUIDE_PARTS, type GuidePart, searchWords } from '../../../shared/register/matter'
import type { Instant } from '../../../shared/kernel/instant'
import { keysOf } from '../../../shared/kernel/keys-of'
import { noteRequest } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import type { MattersRow } from '../../_database/rows'
import type { RequestRow } from '../../_runtime/command'
import { speltWords } from './spelling'

/** A matter as it is kept, by the fields of its history. */
export interface MatterNow {
  id: string
  version: number
  path: string[]
  values: Values
}

const PARTS = keysOf<GuidePart>(GUIDE_PARTS)
const FIELDS = { name: 'name', also: 'also', parentId: 'parent_id', areaId: 'area_id', topic: 'topic', unitIds: 'unit_ids', phone: 'phone', starts: 'starts', ends: 'ends', state: 'state' } as const

/** SQL: a row (alias m) as MatterNow; null where there is none. */
export const MATTER_NOW = `case when m.id is not null then json_build_object('id', m.id, 'version', m.version, 'path', to_json(m.path), 'values', jsonb_build_object(${
  Object.entries(FIELDS).map(([field, column]) => `'${field}', m.${column}`).join(', ')}) || m.guide) end`

export interface MatterWrite {
  row: MattersRow
  before: number | null
  what: Changes
}

/** The row after its changes; null: nothing would change. */
export async function matterWrite(tenant: string, id: string, now: MatterNow | null, next: Values, path: string[]): Promise<MatterWrite | null> {
  const values: Values = { ...now?.values, ...next }
  const what = changesOf(now?.values ?? null, now === null ? values : next)
  if (Object.keys(what).length === 0) return null
  const [name, also] = [String(values['name']), values['also'] as string[]]
  const { topic: _topic, ...noted } = what
  return {
    before: now?.version ?? null, what: noted,
    row: {
      tenant, id, version: (now?.version ?? 0) + 1, path, words: searchWords(name, also), spelt: await speltWords(name, also),
      ...Object.fromEntries(Object.entries(FIELDS).map(([field, column]) => [column, values[field] ?? null])),
      guide: Object.fromEntries(PARTS.map((part) => [part, values[part] ?? ''])),
    } as MattersRow,
  }
}

const SET = ['version', 'state', 'area_id', 'name', 'also', 'unit_ids', 'phone', 'starts', 'ends', 'guide', 'words', 'spelt']

/** Writes a matter over the version that was read, with its history. */
export const writeMatter = statement<{ row: MattersRow; id: string; before: number | null; what: Changes; at: Instant; personId: string; request: RequestRow }, { put: number }>('matter_write', `
  with put as (insert into mashangban.matters as m select r.* from jsonb_populate_record(null::mashangban.matters, :row::jsonb) r
    on conflict (tenant, id) do update set ${SET.map((column) => `${column} = excluded.${column}`).join(', ')} where m.version = :before::int returning m.version),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what) select :tenant, 'matter', :id, put.version, :at::timestamptz, :personId, false, :what::jsonb from put returning 1),
  ${noteRequest('noted_changes')}
  select count(*)::int as put, (select count(*) from noted) as noted from noted_changes`)
