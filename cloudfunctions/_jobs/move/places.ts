import { CASES_AT_ONCE, step, type Step } from './step'

const COLUMNS = ['box', 'confidential', 'closed_to', 'by_due', 'closed_at', 'status', 'kind', 'urgent', 'unit_id', 'handler_id', 'filed_at']
const MAY_DIFFER = COLUMNS.filter((column) => column !== 'kind' && column !== 'filed_at')
const all = (alias: string, columns: readonly string[]): string => columns.map((column) => `${alias}.${column}`).join(', ')

/**
 * Where the requests of an area lie, made anew from where their area lies now; of a merged one its pool is that of the other. A request is locked before its places, as everybody
 * does, and they are written from it as it is then: whatever is done to it meanwhile is neither lost nor undone.
 */
const placesOf = (name: string, which: string, order: string, key: string, last: string, first: readonly string[]): Step => step(name, `
  batch as materialized (select l.id, l.box, l.by_due, l.closed_at from ours, mashangban.lies_in l where l.tenant = :tenant and l.area = :from::text and l.of = 'case' and ${which}
    and (${order}) > (${key}) order by ${order} limit ${CASES_AT_ONCE}),
  k as materialized (select c.*, (select o.path from mashangban.areas o where o.tenant = :tenant and o.id = c.area_id) as path, :merge::boolean and c.pool_area = :from::text as pooled from mashangban.cases c
    where c.tenant = :tenant and c.id = any(array(select b.id from batch b)) order by c.id for no key update of c),
  faced as (update mashangban.cases c set pool_area = case when k.pooled then :to::text else k.pool_area end,
      face = (jsonb_set(k.face::jsonb, '{areaPath}', to_jsonb(k.path)) || case when k.pooled then jsonb_build_object('holder', (k.face::jsonb -> 'holder') || jsonb_build_object('poolArea', :to::text)) else '{}' end)::json
    from k where c.tenant = :tenant and c.id = any(array(select n.id from k n)) and c.id = k.id and (k.pooled or k.face::jsonb -> 'areaPath' is distinct from to_jsonb(k.path)) returning c.id),
  ordered as (update mashangban.supervisions s set face = jsonb_set(s.face::jsonb, '{areaPath}', to_jsonb(k.path))::json from k where s.tenant = :tenant and s.parent_id = any(array(select f.id from faced f)) and s.parent_id = k.id returning 1),
  stale as materialized (select l.id, l.area from k cross join lateral (select o.id, o.area from mashangban.lies_in o where o.tenant = :tenant and o.of = 'case' and o.id = k.id and o.area <> all(k.path) offset 0) l),
  gone as (delete from mashangban.lies_in l using stale s where l.tenant = :tenant and l.of = 'case' and l.id = s.id and l.area = s.area and (select count(*) from ordered) >= 0 returning l.id),
  put as (insert into mashangban.lies_in as there (tenant, area, of, id, ${COLUMNS.join(', ')}) select :tenant, p.area, 'case', k.id, ${all('k', COLUMNS)} from k cross join lateral unnest(k.path) p(area) where (select count(*) from gone) >= 0
    on conflict (tenant, of, id, area) do update set ${MAY_DIFFER.map((column) => `${column} = excluded.${column}`).join(', ')} where (${all('there', MAY_DIFFER)}) is distinct from (${all('excluded', MAY_DIFFER)}) returning there.id)`, `
  (select count(*)::int from batch) as seen, (select count(*)::int from (select id from faced union select id from gone union select id from put) n) as moved,
  (select array[${last}] from batch b order by ${order.replaceAll('l.', 'b.')} limit 1 offset greatest((select count(*) from batch) - 1, 0)) as last`, first)

/** What is going on, by what is due. */
export const OPEN_PLACES = placesOf('places_open', `l.box <> 'done'`, 'l.box, l.by_due, l.id', ':after1::text, :after2::timestamptz, :after3::text', 'b.box, b.by_due::text, b.id', ['', '-infinity', ''])
/** What has ended, by when. */
export const DONE_PLACES = placesOf('places_done', `l.box = 'done'`, 'l.closed_at, l.id', ':after1::timestamptz, :after2::text', 'b.closed_at::text, b.id', ['-infinity', ''])
