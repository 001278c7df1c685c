-- The things of the register besides companies: areas, units, halls, windows, offices. Each has a version, which refuses whoever comes late, and rows of `changes`.
-- An area that was merged lies closed under the one it went into, so that what was filed there still lies somewhere.
alter table mashangban.areas
  add column code text,                                    -- of the divisions, as the statistics bureau gives it
  add column version int not null default 1,
  add column state text not null default 'open',           -- open | closed
  add column merged_into text;
create index areas_parent on mashangban.areas (tenant, parent_id, id);
create index areas_code on mashangban.areas (tenant, code) where code is not null;
alter table mashangban.units
  add column kind text not null default 'department',      -- department | station | hall | office
  add column version int not null default 1,
  add column state text not null default 'open',
  add column merged_into text;
update mashangban.units u set kind = 'station' where exists (select from mashangban.memberships m where m.tenant = u.tenant and m.unit_id = u.id and m.role = 'officer');
update mashangban.units u set kind = 'office' where u.kind = 'department' and u.takes = '{}' and not exists (select from mashangban.memberships m where m.tenant = u.tenant and m.unit_id = u.id and m.role = 'department');
alter table mashangban.halls
  add column version int not null default 1,
  add column state text not null default 'open';
create index halls_area on mashangban.halls (tenant, area_id, id);
alter table mashangban.windows
  add column version int not null default 1,
  add column state text not null default 'open';
create index windows_unit on mashangban.windows (tenant, unit_id, id);

-- An office is a row while it lasts: a job takes it away at `until`, and what it was stands in its changes.
alter table mashangban.memberships
  add column version int not null default 1,
  add column until timestamptz;

-- An official is registered before he has ever signed in: nobody knows his openid yet, and his id is drawn. `became`: the id he got at his first sign-in.
alter table mashangban.persons alter column openid drop not null;
alter table mashangban.persons
  add column became text,
  add column retired boolean not null default false;       -- his last office of handling cases has ended
create unique index persons_registered on mashangban.persons (tenant, phone_hash) where openid is null and became is null and phone_hash is not null;
-- Whether a case may be given to him: his leave; until he has signed in, and when he is in office no more, always away with nobody for him. What shows or
-- sets a leave reads `leave`.
alter table mashangban.persons add column away jsonb generated always as (case
  when retired then '{"from":"0001-01-01T00:00:00.000Z","to":"9999-12-31T00:00:00.000Z","standIn":null,"standInName":null,"standInPhone":null}'::jsonb
  when openid is null then '{"from":"0001-01-01T00:00:00.000Z","to":"9999-12-31T00:00:00.000Z","standIn":null,"standInName":null,"standInPhone":null,"never":true}'::jsonb else leave end) stored;
drop index mashangban.persons_away;
create index persons_away on mashangban.persons (tenant, id) where away is not null;

-- The two questions of 20261127020100, asked of `away`.
create or replace function mashangban.stands_for(of_person text, at_moment timestamptz) returns text[]
  language sql stable security definer set search_path = mashangban, pg_temp as $$
  with recursive here as (
    select p.id from persons p where p.tenant = current_setting('app.tenant') and p.id = of_person and not is_away(p.away, at_moment)
      and exists (select from memberships m where m.tenant = p.tenant and m.person_id = p.id and m.role in ('officer', 'department'))
  ), absent as (
    select p.id, array[here.id, p.id] as chain from here, persons p
      where p.tenant = current_setting('app.tenant') and p.leave is not null and p.leave->>'standIn' = here.id and is_away(p.leave, at_moment)
    union all
    select p.id, a.chain || p.id from absent a, persons p
      where p.tenant = current_setting('app.tenant') and p.leave is not null and p.leave->>'standIn' = a.id and is_away(p.leave, at_moment)
        and p.id <> all(a.chain) and cardinality(a.chain) < 9
  ) select coalesce(array_agg(distinct absent.id), '{}') from absent
$$;
create or replace function mashangban.present_for(of_person text, at_moment timestamptz) returns text
  language sql stable security definer set search_path = mashangban, pg_temp as $$
  with recursive asked as (
    select p.id, p.away, array[p.id] as chain from persons p where p.tenant = current_setting('app.tenant') and p.id = of_person
    union all
    select p.id, p.away, a.chain || p.id from asked a, persons p
      where is_away(a.away, at_moment) and p.tenant = current_setting('app.tenant') and p.id = a.away->>'standIn'
        and p.id <> all(a.chain) and cardinality(a.chain) < 9
  ) select a.id from asked a where not is_away(a.away, at_moment)
      and (a.id = of_person or exists (select from memberships m where m.tenant = current_setting('app.tenant') and m.person_id = a.id and m.role in ('officer', 'department')))
$$;
