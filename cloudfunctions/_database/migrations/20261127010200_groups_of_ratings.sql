-- Figures about the rated are published in whole groups of five: a rating belongs to a group when it comes, so that no two figures differ by one
-- rating. The group and not its place in it is kept: the place would lead, by the order of requests, to who rated. How many a window has had is
-- a locked row (quotas: what = windowRatings).
alter table mashangban.ratings add column batch int;

update mashangban.ratings r set batch = n.nth / 5
  from (select o.tenant, o.rating_id, (row_number() over (partition by o.tenant, o.id order by o.at, o.rating_id) - 1)::int as nth from mashangban.ratings o where o.of = 'window') n
  where r.tenant = n.tenant and r.rating_id = n.rating_id;
insert into mashangban.quotas (tenant, what, subject, slot, used, until)
  select r.tenant, 'windowRatings', r.id, 'all', count(*)::int, 'infinity' from mashangban.ratings r where r.of = 'window' group by r.tenant, r.id;

create index ratings_batch on mashangban.ratings (tenant, of, id, batch, level);
