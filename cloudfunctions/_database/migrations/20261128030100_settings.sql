-- Settings with a place and a date: a row each time one is proposed or set. What holds is the nearest place's last one whose date has come (shared/settings/in-force.ts).
alter table mashangban.settings
  add column scope text not null default 'tenant',       -- tenant | area | unit
  add column place text not null default '',             -- of an area or a unit its id
  add column area_id text not null default '',           -- whose administrators look after it: of the tenant's the root
  add column since timestamptz not null default '2000-01-01T00:00:00Z',
  add column citation text not null default '',
  add column state text not null default 'active',       -- proposed | active | refused | withdrawn
  add column alone boolean not null default true,        -- one person is enough
  add column proposed_by text,
  add column proposed_at timestamptz,
  add column decided_by text,
  add column decided_at timestamptz;
-- A row for each time: `version` counts those of one name.
alter table mashangban.settings drop constraint settings_pkey, add primary key (tenant, name, version);
alter table mashangban.settings add constraint settings_two_people check (state <> 'active' or alone or (decided_by is not null and decided_by <> proposed_by));
-- One proposal at a time for each place.
create unique index settings_waiting on mashangban.settings (tenant, name, scope, place) where state = 'proposed';
create index settings_of_area on mashangban.settings (tenant, area_id, name, version desc);

-- What stands already is the tenant's: its administrators are those of a root of the areas.
update mashangban.settings s set area_id = coalesce((select min(a.id) from mashangban.areas a where a.tenant = s.tenant and a.parent_id is null), ''), citation = coalesce(s.value ->> 'citation', '')
  where s.name in ('calendar', 'profile', 'lights', 'hotline', 'quotas');
-- A calendar was one row with everything in it: its years stay; its hours are a setting of their own where they are not those that a tenant starts with.
insert into mashangban.settings (tenant, name, version, area_id, value, citation)
  select s.tenant, 'hours', 1, s.area_id, jsonb_build_object('hours', s.value -> 'hours', 'seasons', '[]'::jsonb), coalesce(s.value ->> 'hoursCitation', '') from mashangban.settings s
  where s.name = 'calendar' and s.value -> 'hours' <> '[{"from": "09:00", "to": "12:00"}, {"from": "14:00", "to": "18:00"}]'::jsonb;
update mashangban.settings s set value = jsonb_build_object('years', s.value -> 'years') where s.name = 'calendar';
