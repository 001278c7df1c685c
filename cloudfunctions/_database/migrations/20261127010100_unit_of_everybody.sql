-- Everybody who serves belongs to a unit, so that a complaint about him goes round his desk too. A station, a dispatch centre and a supervision
-- room are units as any: whoever is of one is of it for exclusion; its queue is for the role department alone. Old rows get the unit that bears
-- the name they were shown under, made where there is none; who has no such name, the office of his role in his area.
create temporary table serving on commit drop as
  select m.tenant, m.person_id, m.role, m.place, coalesce(m.area_id, m.place) as area_id,
    coalesce(nullif(p.unit_name, ''), coalesce(a.name, m.place) || case m.role when 'officer' then '企业服务站' when 'dispatcher' then '分办席' when 'supervisor' then '督查席' else '管理席' end) as unit_name
  from mashangban.memberships m
    left join mashangban.persons p on p.tenant = m.tenant and p.id = m.person_id
    left join mashangban.areas a on a.tenant = m.tenant and a.id = m.area_id
  where m.unit_id is null and m.role not in ('company', 'resident');

insert into mashangban.units (tenant, id, name, area_id, phone, takes)
  select distinct on (s.tenant, s.area_id, s.unit_name) s.tenant, 'unit-' || left(md5(s.area_id || '|' || s.unit_name), 16), s.unit_name, s.area_id, '', '{}'::text[]
  from serving s where not exists (select from mashangban.units u where u.tenant = s.tenant and u.name = s.unit_name and u.area_id = s.area_id);

update mashangban.memberships m set unit_id = (select u.id from mashangban.units u where u.tenant = s.tenant and u.name = s.unit_name and u.area_id = s.area_id order by u.id limit 1)
  from serving s where m.tenant = s.tenant and m.person_id = s.person_id and m.role = s.role and m.place = s.place;

alter table mashangban.memberships add constraint memberships_unit check (role in ('company', 'resident') or unit_id is not null);
create index memberships_unit_of on mashangban.memberships (tenant, unit_id, person_id) where unit_id is not null;

-- A complaint that is there already goes round every unit of its subject from now on.
create temporary table wider on commit drop as
  select c.tenant, c.id, array_agg(distinct m.unit_id) as units
  from mashangban.cases c
    join mashangban.memberships m on m.tenant = c.tenant and c.closed_to && array['p:' || m.person_id] and m.unit_id is not null and not c.closed_to @> array['u:' || m.unit_id]
  where c.closed_to <> '{}' group by c.tenant, c.id;

update mashangban.cases c set closed_to = c.closed_to || array(select 'u:' || u from unnest(w.units) u),
    face = jsonb_set(c.face::jsonb, '{excluded,units}', coalesce(c.face::jsonb #> '{excluded,units}', '[]') || to_jsonb(w.units))::json
  from wider w where c.tenant = w.tenant and c.id = w.id;
update mashangban.lies_in l set closed_to = c.closed_to from wider w join mashangban.cases c on c.tenant = w.tenant and c.id = w.id
  where l.tenant = w.tenant and l.of = 'case' and l.id = w.id;
update mashangban.followers f set closed_to = c.closed_to from wider w join mashangban.cases c on c.tenant = w.tenant and c.id = w.id
  where f.tenant = w.tenant and f.of = 'case' and f.id = w.id;
