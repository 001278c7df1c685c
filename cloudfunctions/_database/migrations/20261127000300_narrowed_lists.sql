-- What the list of an area is narrowed by stands beside its place too, so that a filter is judged in the index of the list: of twenty thousand
-- rows none has to be looked up. Copies, as the rest of this table; null where a release of before wrote the row, until it is written again.
alter table mashangban.lies_in
  add column status text,
  add column kind text,
  add column urgent boolean,
  add column handler_id text,
  add column filed_at timestamptz;
update mashangban.lies_in l set status = c.status, kind = c.kind, urgent = c.urgent, handler_id = c.handler_id, filed_at = c.filed_at
  from mashangban.cases c where l.of = 'case' and c.tenant = l.tenant and c.id = l.id;
drop index mashangban.lies_in_open;
drop index mashangban.lies_in_done;
create index lies_in_open on mashangban.lies_in (tenant, area, of, box, by_due, id) include (confidential, closed_to, status, kind, urgent, handler_id, filed_at) where box <> 'done';
create index lies_in_done on mashangban.lies_in (tenant, area, of, closed_at, id) include (confidential, closed_to, by_due, status, kind, urgent, handler_id, filed_at) where box = 'done';
-- A unit has as many; what one person or company has is few enough to be looked up.
drop index mashangban.cases_unit;
drop index mashangban.cases_unit_done;
create index cases_unit on mashangban.cases (tenant, unit_id, box, by_due, id) include (closed_to, status, kind, urgent, handler_id, filed_at) where box <> 'done' and unit_id is not null;
create index cases_unit_done on mashangban.cases (tenant, unit_id, closed_at, id) include (closed_to, by_due, status, kind, urgent, handler_id, filed_at) where box = 'done' and unit_id is not null;
