import { ROW_KINDS } from '../../../shared/register/row-kinds'
import { statement } from '../../_database/statement'
import { putPlaces } from '../../_register/put-places'
import { type ThingNow, thingNow } from '../../_register/things'
import type { Kind } from './kind'
import { type LinedWrite, madeId, placeKind } from './place'

/** Open units by area and name. */
const readNamed = statement<{ areas: string[]; names: string[] }, { now: ThingNow }>('import_units_named', `
  select ${thingNow('unit', 't')} as now from unnest(:areas::text[], :names::text[]) k(area, name)
    cross join lateral (select t.* from mashangban.units t where t.tenant = :tenant and t.area_id = k.area and t.name = k.name and t.state = 'open' order by t.id limit 1) t`)

/** 单位名单: units by their area and name. People bear the name of their unit, which a sheet therefore never changes. */
export const UNITS: Kind<ThingNow, LinedWrite> = {
  ...placeKind('unit', ROW_KINDS.unit),
  areaOf: ({ values }) => String(values['areaId']),
  knows: [],
  async meet(database, rows, { importId }) {
    const asked = rows.flatMap(({ key, values }) => (key === null ? [] : [{ area: String(values['areaId']), name: String(values['name']) }]))
    const found = await database.rows(readNamed, { areas: asked.map(({ area }) => area), names: asked.map(({ name }) => name) })
    const there = new Map<string, ThingNow>(found.map(({ now }) => [`${String(now.values['areaId'])}|${String(now.values['name'])}`, now] as const))
    return new Map(rows.map(({ line, key }) => {
      const now = (key === null ? undefined : there.get(key)) ?? null
      return [line, { key: now?.id ?? (key === null ? null : madeId('un', importId, key)), now, problems: [] }]
    }))
  },
  put: putPlaces('unit', { twins: ['o.area_id = r.area_id and o.name = r.name'] }),
  // People, windows, cases: in the order of an index, as of much that may hang on it the planner would look for the first by reading all.
  dropped: `dropped as (delete from mashangban.units u where u.tenant = :tenant and u.id = any(array(select d.id from drops d)) and u.version = 1
    and (select m.person_id from mashangban.offices m where m.tenant = :tenant and m.unit_id = u.id order by m.person_id limit 1) is null and (select w.id from mashangban.windows w where w.tenant = :tenant and w.unit_id = u.id limit 1) is null
    and (select e.id from mashangban.cases e where e.tenant = :tenant and e.unit_id = u.id and e.box <> 'done' order by e.box, e.by_due limit 1) is null
    and (select e.id from mashangban.cases e where e.tenant = :tenant and e.unit_id = u.id and e.box = 'done' order by e.closed_at limit 1) is null returning u.id)`,
}
