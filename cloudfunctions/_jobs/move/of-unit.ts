import { CASES_AT_ONCE, step, type Step } from './step'

/** Requests looked through at once for whom they go round. */
const LOOKED_THROUGH = 2000

/** Whatever goes round the unit goes round the one that takes it up, before anybody of it becomes one of the other. */
export const EXCLUSIONS = step('exclusions', `
  batch as materialized (select c.id, c.closed_to from ours, mashangban.cases c where c.tenant = :tenant and c.id > :after1::text order by c.id limit ${LOOKED_THROUGH}),
  k as materialized (select c.id, c.closed_to, c.face from mashangban.cases c where c.tenant = :tenant and c.id = any(array(select b.id from batch b where b.closed_to @> array['u:' || :from::text] and not b.closed_to @> array['u:' || :to::text]))
    order by c.id for no key update of c),
  faced as (update mashangban.cases c set closed_to = k.closed_to || ('u:' || :to::text), face = jsonb_set(k.face::jsonb, '{excluded,units}', coalesce(k.face::jsonb #> '{excluded,units}', '[]') || to_jsonb(:to::text))::json
    from k where c.tenant = :tenant and c.id = any(array(select n.id from k n)) and c.id = k.id returning c.id),
  lying as (update mashangban.lies_in l set closed_to = l.closed_to || ('u:' || :to::text) where l.tenant = :tenant and l.of = 'case' and l.id = any(array(select f.id from faced f)) and not l.closed_to @> array['u:' || :to::text] returning 1),
  following as (update mashangban.followers f set closed_to = f.closed_to || ('u:' || :to::text) where f.tenant = :tenant and f.of = 'case' and f.id = any(array(select k.id from k)) and not f.closed_to @> array['u:' || :to::text]
    and (select count(*) from lying) >= 0 returning 1)`, `
  (select count(*)::int from batch) as seen, (select count(*)::int from faced) + (select count(*)::int from following) as moved, (select array[max(b.id)] from batch b having count(*) > 0) as last`, [''])

/** The requests that the unit has. Those that are going on bear the name of whoever has them now; what has ended says who had it. */
const ofUnit = (name: string, which: string, order: string, named: boolean): Step => step(name, `
  k as materialized (select c.id, c.face from ours, mashangban.cases c where c.tenant = :tenant and c.unit_id = :from::text and ${which} order by ${order} limit ${CASES_AT_ONCE} for no key update of c),
  faced as (update mashangban.cases c set unit_id = :to::text, face = jsonb_set(k.face::jsonb, '{holder}', (k.face::jsonb -> 'holder') || jsonb_build_object('unitId', :to::text${
    named ? `, 'unitName', (select u.name from mashangban.units u where u.tenant = :tenant and u.id = :to::text)` : ''}))::json
    from k where c.tenant = :tenant and c.id = any(array(select n.id from k n)) and c.id = k.id returning c.id),
  ordered as (update mashangban.supervisions s set face = jsonb_set(s.face::jsonb, '{holders}', (select coalesce(jsonb_agg(case when h = 'u:' || :from::text then 'u:' || :to::text else h end), '[]') from jsonb_array_elements_text(s.face::jsonb -> 'holders') h))::json
    where s.tenant = :tenant and s.parent_id = any(array(select f.id from faced f)) and s.face::jsonb -> 'holders' ? ('u:' || :from::text) returning 1),
  lying as (update mashangban.lies_in l set unit_id = :to::text where l.tenant = :tenant and l.of = 'case' and l.id = any(array(select k.id from k)) and (select count(*) from ordered) >= 0 returning 1)`, `
  (select count(*)::int from k) as seen, (select count(*)::int from faced) + 0 * (select count(*)::int from lying) as moved, null::text[] as last`)

export const OPEN_OF_UNIT = ofUnit('unit_open', `c.box <> 'done'`, 'c.box, c.by_due, c.id', true)
export const DONE_OF_UNIT = ofUnit('unit_done', `c.box = 'done'`, 'c.closed_at, c.id', false)
