-- 审计: who did what and who looked, one row for each level of the area it was done in, so that the list of an area is one walk over one index. Written with the
-- request itself, whichever action it is of (the trigger below); never changed, never deleted.
create table mashangban.deeds (
  tenant text not null,
  area text not null,                  -- one of those that it counts for
  at timestamptz not null,
  id text not null,
  depth int not null,                  -- 1: where it was done, 2: the area above … 0: by the offices of who did it
  kind text not null,                  -- register | import | export | look | code | settings | desk | deed …
  action text not null,
  person_id text not null,
  of text,                             -- company | import | export | rule | area | case …
  thing text,
  company_id text,                     -- whose it is, as far as that is verified
  detail jsonb,                        -- what the person was answered: ids, versions, numbers
  primary key (tenant, area, at, id)
);
create index deeds_kind on mashangban.deeds (tenant, area, kind, at, id);
create index deeds_person on mashangban.deeds (tenant, area, person_id, at, id);
create index deeds_company on mashangban.deeds (tenant, company_id, at, id) where depth = 1 and kind = 'look';
create trigger deeds_stay before update or delete on mashangban.deeds for each row execute function mashangban.no_change();
create trigger deeds_stay_all before truncate on mashangban.deeds for each statement execute function mashangban.no_change();
select mashangban.protect('deeds', 'select, insert');

-- The deeds of a request. What lies nowhere counts for the areas in which whoever did it is in office.
create function mashangban.deeds_of(r mashangban.requests) returns setof mashangban.deeds language sql stable as $$
  with place as (select case r.of
      when 'company' then (select c.area_id from mashangban.companies c where c.tenant = r.tenant and c.id = r.id)
      when 'case' then (select c.area_id from mashangban.cases c where c.tenant = r.tenant and c.id = r.id)
      when 'import' then (select i.area_id from mashangban.imports i where i.tenant = r.tenant and i.id = r.id)
      when 'rule' then (select u.area_id from mashangban.assignment_rules u where u.tenant = r.tenant and u.id = r.id)
      when 'area' then r.id end as area),
  levels as (select l.area, l.depth::int as depth from place join mashangban.areas a on a.tenant = r.tenant and a.id = place.area, unnest(a.path) with ordinality l(area, depth)
    union all
    select distinct l.area, 0 from place, mashangban.memberships m join mashangban.areas a on a.tenant = m.tenant and a.id = m.area_id, unnest(a.path) l(area)
      where place.area is null and m.tenant = r.tenant and m.person_id = r.person_id and m.role <> 'company')
  select r.tenant, l.area, r.at, md5(r.person_id || ' ' || r.request_id), l.depth,
    case r.action when 'case.openContact' then 'look' when 'directory.reissueCode' then 'code' when 'directory.replaceCalendar' then 'settings' else split_part(r.action, '.', 1) end,
    r.action, r.person_id, r.of, r.id,
    case r.of when 'company' then r.id when 'case' then (select c.company_id from mashangban.cases c where c.tenant = r.tenant and c.id = r.id and c.verified) end, r.reply::jsonb
  from levels l where coalesce(r.reply ->> 'changed', 'true') <> 'false'
$$;

-- Of the office everything, but for what has a record of its own: a context that is added is noted unless it is left out here.
create function mashangban.is_deed(action text) returns boolean language sql immutable as $$
  select split_part(action, '.', 1) not in ('case', 'supervision', 'rating', 'directory', 'desk')
    or action in ('case.openContact', 'directory.reissueCode', 'directory.replaceCalendar', 'desk.confirm', 'desk.end')
$$;

grant execute on function mashangban.deeds_of(mashangban.requests), mashangban.is_deed(text) to mashangban_app;

create function mashangban.note_deed() returns trigger language plpgsql as $$
begin
  insert into mashangban.deeds select d.* from mashangban.deeds_of(new) d;
  return null;
end $$;
create trigger requests_noted after insert on mashangban.requests for each row when (mashangban.is_deed(new.action)) execute function mashangban.note_deed();

-- What was asked for before: its reply says which thing it was, as long as it is kept.
insert into mashangban.deeds select d.* from mashangban.requests q cross join lateral mashangban.deeds_of(jsonb_populate_record(q, coalesce(case
    when q.id is not null then '{}'
    when q.action = 'register.saveCompany' then jsonb_build_object('of', 'company', 'id', q.reply ->> 'companyId')
    when q.action = 'register.addRule' then jsonb_build_object('of', 'rule', 'id', q.reply ->> 'ruleId')
    when q.action = 'export.begin' then jsonb_build_object('of', 'export', 'id', q.reply ->> 'exportId')
    -- What moved an import last bears its moment.
    when q.action like 'import.%' then (select jsonb_build_object('of', 'import', 'id', i.id) from mashangban.imports i where i.tenant = q.tenant and i.began_at = q.at limit 1) end, '{}'))) d
where mashangban.is_deed(q.action) on conflict do nothing;
