-- A rule of 结对 is added, moved with its area and dropped, and each is a change of it. A dropped one has no row any more: the history of the rules of an area is walked by when it was.
create index changes_rules on mashangban.changes (tenant, at, id, version) where of = 'rule';

-- The rules that are there: what is known of how they came.
insert into mashangban.changes (tenant, of, id, version, at, person_id, run, back, what)
  select r.tenant, 'rule', r.id, 1, r.made_at, r.person_id, null, false,
    (select jsonb_object_agg(f.key, jsonb_build_array(null, f.value)) from jsonb_each(jsonb_build_object('areaId', r.area_id, 'industry', r.industry, 'size', r.size, 'key', r.key, 'officers', r.officers)) f)
  from mashangban.assignment_rules r on conflict do nothing;
