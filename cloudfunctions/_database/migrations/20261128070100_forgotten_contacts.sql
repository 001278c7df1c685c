-- What is sealed in a change stands there so that an import can be taken back. When that time is over it goes (PIPL 19, 47): the change stays and says that a contact was changed, not which.
create function mashangban.sealed_in(of text) returns text[] language sql immutable as $$
  select case of when 'company' then array['contacts'] when 'office' then array['phone'] else '{}' end
$$;
grant execute on function mashangban.sealed_in(text) to mashangban_app;

-- Nothing of a change may be altered but that.
create function mashangban.only_forgetting() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'what') <> (to_jsonb(old) - 'what') or (new.what - mashangban.sealed_in(old.of)) <> (old.what - mashangban.sealed_in(old.of))
    or exists (select from unnest(mashangban.sealed_in(old.of)) f where (new.what ? f) <> (old.what ? f) or (new.what ? f and new.what -> f <> '[null, null]')) then
    raise exception '% of % is refused', tg_op, tg_table_name using errcode = '23001';
  end if;
  return new;
end $$;
drop trigger changes_stay on mashangban.changes;
create trigger changes_stay before update on mashangban.changes for each row execute function mashangban.only_forgetting();

-- By age, those that have something to forget.
create index changes_sealed on mashangban.changes (tenant, at) where (of = 'company' and what ? 'contacts' and what -> 'contacts' <> '[null, null]') or (of = 'office' and what ? 'phone' and what -> 'phone' <> '[null, null]');

-- As the owner: the functions may only add changes. Gives how many have forgotten.
create function mashangban.forget_sealed(before timestamptz, many int) returns int
  language sql security definer set search_path = mashangban, pg_temp as $$
  with old as materialized (select h.of, h.id, h.version from mashangban.changes h
      where h.tenant = current_setting('app.tenant') and h.at < before and ((h.of = 'company' and h.what ? 'contacts' and h.what -> 'contacts' <> '[null, null]') or (h.of = 'office' and h.what ? 'phone' and h.what -> 'phone' <> '[null, null]'))
      order by h.at limit many for update skip locked),
  forgotten as (update mashangban.changes h set what = h.what || (select jsonb_object_agg(f, '[null, null]'::jsonb) from unnest(mashangban.sealed_in(h.of)) f where h.what ? f)
    from old o where h.tenant = current_setting('app.tenant') and h.of = o.of and h.id = o.id and h.version = o.version returning 1)
  select count(*)::int from forgotten
$$;
grant execute on function mashangban.forget_sealed(timestamptz, int) to mashangban_app;
