-- The unit that has it stands beside each place too, so that the list of an area is narrowed to one unit in its index. A copy, as the rest: written again
-- with every act that moves it.
alter table mashangban.lies_in add column unit_id text;
update mashangban.lies_in l set unit_id = c.unit_id from mashangban.cases c where l.of = 'case' and c.tenant = l.tenant and c.id = l.id and c.unit_id is not null;
drop index mashangban.lies_in_open;
drop index mashangban.lies_in_done;
create index lies_in_open on mashangban.lies_in (tenant, area, of, box, by_due, id) include (confidential, closed_to, status, kind, urgent, unit_id, handler_id, filed_at) where box <> 'done';
create index lies_in_done on mashangban.lies_in (tenant, area, of, closed_at, id) include (confidential, closed_to, by_due, status, kind, urgent, unit_id, handler_id, filed_at) where box = 'done';
