-- An office has a first day. One that has not begun gives nothing to anybody: no read, no case, no desk. That is said in one place, which no statement can forget and which binds the release
-- before too: the role of the functions does not see such a row of memberships at all. Its job (kind office) begins it on its day, as it ends it after its last.
alter table mashangban.memberships
  add column begins timestamptz,                    -- its first instant; null: it began when it was registered
  add column begun boolean not null default true,
  add constraint memberships_begins check ((begun or begins is not null) and (begins is null or until is null or begins < until));
create policy begun on mashangban.memberships as restrictive for select using (begun);

-- Every office, begun or not: for the register's own pages and sheets, for what moves with a merged place or a person who signs in. A door of the owner, which adds the tenant itself.
create view mashangban.offices as select * from mashangban.memberships m where m.tenant = current_setting('app.tenant') with check option;
revoke all on mashangban.offices from public;
grant select, insert, update, delete on mashangban.offices to mashangban_app;

-- The two questions of 20261128010100, which are the owner's and see all rows: of offices that have begun.
create or replace function mashangban.stands_for(of_person text, at_moment timestamptz) returns text[]
  language sql stable security definer set search_path = mashangban, pg_temp as $$
  with recursive here as (
    select p.id from persons p where p.tenant = current_setting('app.tenant') and p.id = of_person and not is_away(p.away, at_moment)
      and exists (select from memberships m where m.tenant = p.tenant and m.person_id = p.id and m.begun and m.role in ('officer', 'department'))
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
      and (a.id = of_person or exists (select from memberships m where m.tenant = current_setting('app.tenant') and m.person_id = a.id and m.begun and m.role in ('officer', 'department')))
$$;
