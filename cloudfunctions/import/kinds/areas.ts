import { type AreaLevel, liesBelow } from '../../../shared/register/area'
import { ROW_KINDS } from '../../../shared/register/row-kinds'
import type { RowProblem } from '../../../shared/register/row-problems'
import { statement } from '../../_database/statement'
import { noTwin, putPlaces } from '../../_register/put-places'
import { type ThingNow, thingNow } from '../../_register/things'
import { surveyAreas } from './area-survey'
import type { Kind } from './kind'
import { type LinedWrite, placeKind } from './place'

interface Found {
  now: ThingNow
  /** Levels of the open areas right below it. */
  below: AreaLevel[]
}

const readByIds = statement<{ ids: string[] }, Found>('import_areas_by_ids', `
  select ${thingNow('area', 't')} as now, array(select distinct b.level from mashangban.areas b where b.tenant = :tenant and b.parent_id = t.id and b.state = 'open') as below
  from unnest(:ids::text[]) k(id) cross join lateral (select t.* from mashangban.areas t where t.tenant = :tenant and t.id = k.id offset 0) t`)

/** What a sheet cannot do to an area that is there: move it, which has a job of its own, or lift its level over what lies below. */
function againstIt(values: Readonly<Record<string, unknown>>, { now, below }: Found): RowProblem[] {
  const { level, parentId } = values
  if (parentId !== undefined && parentId !== now.values['parentId']) return [{ code: 'AREA_MOVED', field: 'parentId', value: '' }]
  return typeof level === 'string' && below.some((each) => !liesBelow(each, level as AreaLevel)) ? [{ code: 'LEVEL_BELOW', field: 'level', value: '' }] : []
}

/** By name under the same area, or by code. */
const TWINS = ['o.parent_id = r.parent_id and o.name = r.name', 'o.code = r.code']
const NO_TWIN = noTwin('area', TWINS)

/** 区域名单: areas by their code, or by name under the area they lie in, which may stand further down in the sheet. */
export const AREAS: Kind<ThingNow, LinedWrite> = {
  ...placeKind('area', ROW_KINDS.area),
  areaOf: ({ id }) => id,
  knows: [],
  survey: surveyAreas,
  async meet(database, rows) {
    const there = new Map((await database.rows(readByIds, { ids: rows.flatMap(({ key }) => (key === null ? [] : [key])) })).map((found) => [found.now.id, found] as const))
    return new Map(rows.map(({ line, key, values }) => {
      const found = key === null ? undefined : there.get(key)
      return [line, { key, now: found?.now ?? null, problems: found === undefined ? [] : againstIt(values, found) }]
    }))
  },
  put: putPlaces('area', {
    twins: TWINS,
    // Under what is there, or under what is made beside it.
    paths: `with recursive w(id, path) as (select r.id, array[r.id] || a.path from rows r join mashangban.areas a on a.tenant = :tenant and a.id = r.parent_id and a.state = 'open' where r.before is null and ${NO_TWIN}
      union all select r.id, array[r.id] || w.path from rows r join w on r.parent_id = w.id where r.before is null and ${NO_TWIN}) select w.id, w.path from w`,
  }),
  // What lies there, who serves there, and what an area lies in that stays. In the order of an index, as of much that may lie there the planner would look for the first by reading all.
  dropped: `used as materialized (select a.id, a.path from mashangban.areas a where a.tenant = :tenant and a.id = any(array(select d.id from drops d)) and (a.version <> 1
      or exists (select from mashangban.areas b where b.tenant = :tenant and b.parent_id = a.id and b.id not in (select d.id from drops d))
      or (select c.id from mashangban.companies c where c.tenant = :tenant and c.area_id = a.id and c.state = 'operating' order by c.id limit 1) is not null
      or (select c.id from mashangban.companies c where c.tenant = :tenant and c.area_id = a.id and c.state <> 'operating' order by c.id limit 1) is not null
      or (select u.id from mashangban.units u where u.tenant = :tenant and u.area_id = a.id limit 1) is not null or (select h.id from mashangban.halls h where h.tenant = :tenant and h.area_id = a.id limit 1) is not null
      or (select m.person_id from mashangban.offices m where m.tenant = :tenant and m.area_id = a.id order by m.person_id limit 1) is not null or (select s.id from mashangban.assignment_rules s where s.tenant = :tenant and s.area_id = a.id limit 1) is not null
      or (select l.id from mashangban.lies_in l where l.tenant = :tenant and l.area = a.id and l.box <> 'done' order by l.of, l.box, l.by_due limit 1) is not null
      or (select l.id from mashangban.lies_in l where l.tenant = :tenant and l.area = a.id and l.box = 'done' order by l.of, l.closed_at limit 1) is not null)),
  held as materialized (select distinct step.id from used u cross join unnest(u.path) step(id)),
  dropped as (delete from mashangban.areas a where a.tenant = :tenant and a.id = any(array(select d.id from drops d)) and a.id not in (select h.id from held h) returning a.id)`,
}
