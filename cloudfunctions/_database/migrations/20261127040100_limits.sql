-- What may happen so many times: over its limit the whole statement is undone, so that what is refused has left nothing and is not counted.
create function mashangban.within(what text, used int, most int) returns boolean language plpgsql as $$
begin
  if used > most then raise exception 'done too often' using errcode = 'MS002', constraint = what, detail = most::text; end if;
  return true;
end $$;
grant execute on function mashangban.within(text, int, int) to mashangban_app;
