-- Everything of ours lives in a schema of its own. CloudBase serves tables over HTTP to whoever has a right on them, so nobody but
-- the owner and the role of the functions gets any: not PUBLIC, not the platform's anon, authenticated and service_role.
create schema if not exists mashangban;
revoke all on schema mashangban from public;
grant usage on schema mashangban to mashangban_app;

-- A per-schema revoke cannot take away what a global default grants, so both are said; per role that creates (this one, the owner).
alter default privileges revoke execute on functions from public;
alter default privileges in schema mashangban revoke execute on functions from public;
do $$
declare platform_role text;
begin
  foreach platform_role in array array['anon', 'authenticated', 'service_role'] loop
    if exists (select from pg_roles where rolname = platform_role) then
      execute format('revoke all on schema mashangban from %I', platform_role);
      execute format('alter default privileges in schema mashangban revoke all on tables from %I', platform_role);
      execute format('alter default privileges in schema mashangban revoke all on sequences from %I', platform_role);
      execute format('alter default privileges in schema mashangban revoke all on functions from %I', platform_role);
      execute format('alter default privileges revoke all on tables from %I', platform_role);
      execute format('alter default privileges revoke all on functions from %I', platform_role);
    end if;
  end loop;
end $$;

-- Closes a table: the tenant set on the connection is the second lock (the first is the statement's own `tenant =`), and the role of
-- the functions gets the privileges named. ENABLE without FORCE: the owner migrates and dumps, and functions refuse to serve as owner.
create function mashangban.protect(table_name text, privileges text) returns void language plpgsql as $$
begin
  execute format('alter table mashangban.%I enable row level security', table_name);
  execute format('create policy tenant on mashangban.%I using (tenant = current_setting(''app.tenant'')) with check (tenant = current_setting(''app.tenant''))', table_name);
  execute format('revoke all on mashangban.%I from public', table_name);
  execute format('grant %s on mashangban.%I to mashangban_app', privileges, table_name);
end $$;

-- Refuses a change to whoever tries it, the owner included.
create function mashangban.no_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused', tg_op, tg_table_name using errcode = '23001';
end $$;

-- Undoes the whole statement when a promise of it does not hold (a claim that is no longer one's own).
create function mashangban.must(holds boolean) returns boolean language plpgsql as $$
begin
  if holds is not true then raise exception 'a promise of this statement does not hold' using errcode = 'MS001'; end if;
  return true;
end $$;
grant execute on function mashangban.must(boolean) to mashangban_app;
