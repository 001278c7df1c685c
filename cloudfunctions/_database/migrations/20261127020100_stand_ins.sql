-- Who stands in for whom is asked at the moment of use, of whoever is away then and named somebody. The two questions below run as the owner, as
-- `find` does: an expression of jsonb is not leakproof, so under row-level security its index would never be used. They add the tenant themselves.
create index persons_stand_in on mashangban.persons (tenant, (leave->>'standIn')) where leave is not null;
-- Of whom is named, who is away: of a thousand persons few have a leave at all.
create index persons_away on mashangban.persons (tenant, id) where leave is not null;

-- Away by a leave, at that moment (its end is no longer leave). ISO texts of one form compare as the instants do.
create function mashangban.is_away(leave jsonb, at_moment timestamptz) returns boolean language sql immutable as $$
  select leave is not null and (leave->>'from')::timestamptz <= at_moment and at_moment < (leave->>'to')::timestamptz
$$;
grant execute on function mashangban.is_away(jsonb, timestamptz) to mashangban_app;

-- For whom does this person stand in? For whoever is away and named him, and for whom those stand in; for nobody while he is away himself, or
-- when he no longer holds an office that handles cases. At most eight steps, in no circle.
create function mashangban.stands_for(of_person text, at_moment timestamptz) returns text[]
  language sql stable security definer set search_path = mashangban, pg_temp as $$
  with recursive here as (
    select p.id from persons p where p.tenant = current_setting('app.tenant') and p.id = of_person and not is_away(p.leave, at_moment)
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
grant execute on function mashangban.stands_for(text, timestamptz) to mashangban_app;

-- Who is there for this person, himself first: each away names the next. Null when nobody is.
create function mashangban.present_for(of_person text, at_moment timestamptz) returns text
  language sql stable security definer set search_path = mashangban, pg_temp as $$
  with recursive asked as (
    select p.id, p.leave, array[p.id] as chain from persons p where p.tenant = current_setting('app.tenant') and p.id = of_person
    union all
    select p.id, p.leave, a.chain || p.id from asked a, persons p
      where is_away(a.leave, at_moment) and p.tenant = current_setting('app.tenant') and p.id = a.leave->>'standIn'
        and p.id <> all(a.chain) and cardinality(a.chain) < 9
  ) select a.id from asked a where not is_away(a.leave, at_moment)
      and (a.id = of_person or exists (select from memberships m where m.tenant = current_setting('app.tenant') and m.person_id = a.id and m.role in ('officer', 'department')))
$$;
grant execute on function mashangban.present_for(text, timestamptz) to mashangban_app;
