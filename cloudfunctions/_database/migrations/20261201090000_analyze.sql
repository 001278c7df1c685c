-- A plan is made for a table as large as the planner knows it, and kept while the table grows: the server counts anew within a minute of its own, an import writes a hundred thousand rows meanwhile.
-- Only an owner may have it counted: this function of his is the door (as `find_companies`), for the tables that an import fills and no other. A table that somebody else counts right now is left out.
-- Only the columns by which rows are found: the lists of a company take seconds, and the server looks at them by itself. Small tables stay as they are: one that was never counted is taken for a larger one.
create function mashangban.count_anew(table_name text) returns void
  language plpgsql security definer set search_path = mashangban, pg_temp as $$
begin
  case table_name
    when 'import_rows' then analyze (skip_locked) mashangban.import_rows (tenant, run, line, turn, act, key);
    when 'companies' then analyze (skip_locked) mashangban.companies (tenant, id, uscc, area_id, officer_id, state);
  end case;
end $$;
grant execute on function mashangban.count_anew(text) to mashangban_app;
