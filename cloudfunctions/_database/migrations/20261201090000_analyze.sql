-- A plan is made for a table as large as the planner knows it, and kept while the table grows: the server counts anew within a minute of its own, an import writes a hundred thousand rows meanwhile.
-- Only an owner may have it counted: this function of his is the door (as `find_companies`), for the tables that an import fills and no other. A table that somebody else counts right now is left out.
create function mashangban.count_anew(tables text[]) returns void
  language plpgsql security definer set search_path = mashangban, pg_temp as $$
declare
  grown text;
begin
  for grown in select t.name from unnest(array['import_rows', 'changes', 'companies', 'areas', 'units', 'halls', 'windows', 'persons', 'memberships', 'pairings']) t(name) where t.name = any(tables) loop
    execute format('analyze (skip_locked) mashangban.%I', grown);
  end loop;
end $$;
grant execute on function mashangban.count_anew(text[]) to mashangban_app;
