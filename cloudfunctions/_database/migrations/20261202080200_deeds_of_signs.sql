-- That a sign is lost is told by people in office too.
create or replace function mashangban.is_deed(action text) returns boolean language sql immutable as $$
  select split_part(action, '.', 1) not in ('case', 'supervision', 'rating', 'directory', 'desk')
    or action in ('case.openContact', 'directory.reissueCode', 'directory.reportSign', 'directory.replaceCalendar', 'desk.confirm', 'desk.end')
$$;
-- As what kind of deed: besides that as before.
create or replace function mashangban.deeds_of(r mashangban.requests) returns setof mashangban.deeds language sql stable as $$
  with place as (select case r.of
      when 'company' then (select c.area_id from mashangban.companies c where c.tenant = r.tenant and c.id = r.id)
      when 'case' then (select c.area_id from mashangban.cases c where c.tenant = r.tenant and c.id = r.id)
      when 'import' then (select i.area_id from mashangban.imports i where i.tenant = r.tenant and i.id = r.id)
      when 'rule' then (select u.area_id from mashangban.assignment_rules u where u.tenant = r.tenant and u.id = r.id)
      when 'unit' then (select u.area_id from mashangban.units u where u.tenant = r.tenant and u.id = r.id)
      when 'hall' then (select h.area_id from mashangban.halls h where h.tenant = r.tenant and h.id = r.id)
      when 'window' then (select h.area_id from mashangban.windows w join mashangban.halls h on h.tenant = w.tenant and h.id = w.hall_id where w.tenant = r.tenant and w.id = r.id)
      when 'office' then coalesce((select u.area_id from mashangban.units u where u.tenant = r.tenant and u.id = split_part(r.id, ':', 3)), split_part(r.id, ':', 3))
      when 'handover' then (select coalesce(o.area_id, (select u.area_id from mashangban.units u where u.tenant = o.tenant and u.id = o.unit_id)) from mashangban.handovers o where o.tenant = r.tenant and o.id = r.id)
      when 'area' then r.id end as area),
  levels as (select l.area, l.depth::int as depth from place join mashangban.areas a on a.tenant = r.tenant and a.id = place.area, unnest(a.path) with ordinality l(area, depth)
    union all
    select distinct l.area, 0 from place, mashangban.memberships m join mashangban.areas a on a.tenant = m.tenant and a.id = m.area_id, unnest(a.path) l(area)
      where place.area is null and m.tenant = r.tenant and m.person_id = r.person_id and m.role <> 'company')
  select r.tenant, l.area, r.at, md5(r.person_id || ' ' || r.request_id), l.depth,
    case r.action when 'case.openContact' then 'look' when 'directory.reissueCode' then 'code' when 'directory.reportSign' then 'code' when 'directory.replaceCalendar' then 'settings' else split_part(r.action, '.', 1) end,
    r.action, r.person_id, r.of, r.id,
    case r.of when 'company' then r.id when 'case' then (select c.company_id from mashangban.cases c where c.tenant = r.tenant and c.id = r.id and c.verified) end, r.reply::jsonb
  from levels l where coalesce(r.reply ->> 'changed', 'true') <> 'false'
$$;
