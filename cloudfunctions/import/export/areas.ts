import type { Actor } from '../../../shared/access/actor'
import { refuse } from '../../../shared/api/errors'
import type { AskedList } from '../../../shared/api/export.api'
import type { AreaRow } from '../../../shared/api/things-views'
import { ok } from '../../../shared/kernel/result'
import { AREA_FIELDS, AREA_LEVELS } from '../../../shared/register/area'
import { THING_STATES } from '../../../shared/register/things'
import { statement } from '../../_database/statement'
import { afterKey, type Keyset, keyOf } from '../../_flow/keyset'
import { pageOf, viewing } from '../../_flow/listed'
import { ACTOR } from '../../_flow/reading'
import { HERE, withinReach } from '../../_flow/scope'
import { areaCounts } from '../../_register/thing-json'
import { allowed, readByRight } from '../../_runtime/governed'
import { BATCH, type FileColumn, OF_AREA, textsOf } from './columns'
import type { Exported } from './exported'

type Row = Pick<AreaRow, 'id' | 'name' | 'level' | 'code' | 'state' | 'areas' | 'companies' | 'units'> & { above: string | null }

/** Headed as the sheet of an import is. */
const COLUMNS: readonly FileColumn<Row>[] = [
  { heading: AREA_FIELDS.name.zh, width: 28, text: ({ name }) => name },
  { heading: AREA_FIELDS.level.zh, width: 10, text: ({ level }) => AREA_LEVELS[level] },
  { heading: AREA_FIELDS.parentId.zh, width: 28, text: ({ above }) => above ?? '' },
  { heading: AREA_FIELDS.code.zh, width: 18, text: ({ code }) => code ?? '' },
  { heading: '状态', width: 10, text: ({ state }) => THING_STATES[state] },
  { heading: '下级区域', width: 10, text: ({ areas }) => String(areas) },
  { heading: '在营企业', width: 10, text: ({ companies }) => String(companies) },
  { heading: '单位', width: 10, text: ({ units }) => String(units) },
]

const KEY = { id: 'text' } as const satisfies Keyset

const readAreas = statement<{ personId: string; areaId: string; limit: number }, { actor: Omit<Actor, 'personId'>; path: string[] | null; items: Row[] | null }>('export_areas', `
  select ${ACTOR} as actor, here.path, ${withinReach('register.tree', { areas: 'here.path' }, `(select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'level', t.level, 'code', t.code, 'state', t.state,
      'above', (select u.name from mashangban.areas u where u.tenant = :tenant and u.id = t.parent_id), ${areaCounts('t')}) order by t.id), '[]')
    from (select n.* from mashangban.areas n where n.tenant = :tenant and n.path @> array[here.id] and ${afterKey(KEY, { id: 'n.id' }, false)} order by n.id limit :limit) t)`)} as items
  ${HERE}`)

/** An area and all below it, closed ones too. */
export const AREAS_FILE: Exported<Extract<AskedList, { of: 'areas' }>> = {
  columns: COLUMNS,
  ...OF_AREA,
  placesOf: ({ areaId }) => [areaId],
  words: ({ areaId }, names) => `${names[areaId] ?? areaId}和下面的各级`,
  async batch({ areaId }, after, reader, limit = BATCH) {
    const key = keyOf(KEY, after ?? undefined, false)
    if (!key) return refuse('INPUT_INVALID')
    const { actor, path, items } = await reader.ports.database.one(readAreas, { personId: reader.caller.personId, areaId, ...key, limit: limit + 1 })
    for (const action of ['export.begin', 'register.tree'] as const) {
      const may = allowed({ ...reader, action }, actor, path && { areas: path }, 'AREA_NOT_FOUND')
      if (!may.ok) return may
    }
    readByRight(items)
    const { items: shown, next } = viewing(KEY, pageOf(items, limit + 1, ({ id }) => [id]))((row) => row)
    return ok({ rows: textsOf(COLUMNS, shown), next, partly: false })
  },
}
