import type { Actor } from '../../../shared/access/actor'
import { refuse } from '../../../shared/api/errors'
import type { AskedList } from '../../../shared/api/export.api'
import { MATTER_LABELS, type Matter } from '../../../shared/case/kinds'
import { chinaDay } from '../../../shared/kernel/instant'
import { keysOf } from '../../../shared/kernel/keys-of'
import { ok } from '../../../shared/kernel/result'
import { type Guide, GUIDE_PARTS, type GuidePart, MATTER_KEPT_LABELS as LABELS, MATTER_STANDINGS, matterStanding } from '../../../shared/register/matter'
import { statement } from '../../_database/statement'
import { afterKey, type Keyset, keyOf } from '../../_flow/keyset'
import { pageOf, viewing } from '../../_flow/listed'
import { ACTOR } from '../../_flow/reading'
import { HERE, withinReach } from '../../_flow/scope'
import { allowed, readByRight } from '../../_runtime/governed'
import { BATCH, type FileColumn, OF_AREA, textsOf } from './columns'
import type { Exported } from './exported'

interface Row {
  id: string
  topic: Matter
  parent: string | null
  name: string
  also: string[]
  units: string[]
  phone: string
  areaName: string
  starts: string | null
  ends: string | null
  state: 'open' | 'closed'
  guide: Guide
  /** On the day it is written. */
  today: string
}

const COLUMNS: readonly FileColumn<Row>[] = [
  { heading: '大类', width: 12, text: ({ topic }) => MATTER_LABELS[topic] },
  { heading: LABELS.parentId, width: 24, text: ({ parent }) => parent ?? '' },
  { heading: LABELS.name, width: 28, text: ({ name }) => name },
  { heading: LABELS.also, width: 36, text: ({ also }) => also.join('、') },
  { heading: LABELS.unitIds, width: 28, text: ({ units }) => units.join('、') },
  { heading: LABELS.phone, width: 18, text: ({ phone }) => phone },
  ...keysOf<GuidePart>(GUIDE_PARTS).map((part): FileColumn<Row> => ({ heading: GUIDE_PARTS[part], width: 40, text: ({ guide }) => guide[part] })),
  { heading: LABELS.areaId, width: 16, text: ({ areaName }) => areaName },
  { heading: LABELS.starts, width: 14, text: ({ starts }) => starts ?? '' },
  { heading: LABELS.ends, width: 14, text: ({ ends }) => ends ?? '' },
  { heading: LABELS.state, width: 10, text: ({ today, ...row }) => MATTER_STANDINGS[matterStanding(row, today)] },
]

const KEY = { id: 'text' } as const satisfies Keyset

const readMatters = statement<{ personId: string; areaId: string; limit: number }, { actor: Omit<Actor, 'personId'>; path: string[] | null; items: Omit<Row, 'today'>[] | null }>('export_matters', `
  select ${ACTOR} as actor, here.path, ${withinReach('matter.tree', { areas: 'here.path' }, `(select coalesce(json_agg(json_build_object('id', m.id, 'topic', m.topic, 'name', m.name, 'also', to_json(m.also), 'phone', m.phone, 'starts', m.starts, 'ends', m.ends, 'state', m.state, 'guide', m.guide,
      'parent', (select p.name from mashangban.matters p where p.tenant = :tenant and p.id = m.parent_id), 'areaName', coalesce((select a.name from mashangban.areas a where a.tenant = :tenant and a.id = m.area_id), ''),
      'units', array(select u.name from unnest(m.unit_ids) k(id) join mashangban.units u on u.tenant = :tenant and u.id = k.id order by u.name, u.id)) order by m.id), '[]')
    from (select n.* from mashangban.matters n where n.tenant = :tenant and ${afterKey(KEY, { id: 'n.id' }, false)} order by n.id limit :limit) m)`)} as items
  ${HERE}`)

/** All matters of the tenant with their guides, closed ones too: the tree is one for all of it, whoever keeps what. */
export const MATTERS_FILE: Exported<Extract<AskedList, { of: 'matters' }>> = {
  columns: COLUMNS,
  ...OF_AREA,
  placesOf: ({ areaId }) => [areaId],
  words: () => '全部',
  async batch({ areaId }, after, reader, limit = BATCH) {
    const key = keyOf(KEY, after ?? undefined, false)
    if (!key) return refuse('INPUT_INVALID')
    const { actor, path, items } = await reader.ports.database.one(readMatters, { personId: reader.caller.personId, areaId, ...key, limit: limit + 1 })
    for (const action of ['export.begin', 'matter.tree'] as const) {
      const may = allowed({ ...reader, action }, actor, path && { areas: path }, 'AREA_NOT_FOUND')
      if (!may.ok) return may
    }
    readByRight(items)
    const today = chinaDay(reader.now)
    const { items: shown, next } = viewing(KEY, pageOf(items, limit + 1, ({ id }) => [id]))((row) => row)
    return ok({ rows: textsOf(COLUMNS, shown.map((row) => ({ ...row, today }))), next, partly: false })
  },
}
