-- 督办: a child of a case. Its record, messages and jobs lie with everybody's, under of = 'supervision'; who may read it is asked of its case.
create table mashangban.supervisions (
  tenant text not null,
  id text not null,
  parent_id text not null,             -- of the case
  number text not null,                -- of the case
  title text not null,                 -- of the case, when it was ordered
  version int not null,
  status text not null,
  box text not null,                   -- open | answered | done
  flagged boolean not null,
  calendar_version int not null,
  due_at timestamptz,
  by_due timestamptz not null,
  closed_at timestamptz,
  head text not null,                  -- hash of the newest entry
  face json not null,
  primary key (tenant, id)
);
create index supervisions_parent on mashangban.supervisions (tenant, parent_id, id);
create index supervisions_calendar on mashangban.supervisions (tenant, calendar_version, id) where box = 'open';
select mashangban.protect('supervisions', 'select, insert, update, delete');

-- The days in which a company may object to an answer are a clock like the others; what was answered before gets its own.
update mashangban.cases c set face = jsonb_set(c.face::jsonb, '{clocks,confirm}', jsonb_build_object(
    'limit', c.body::jsonb->'profile'->'confirmWithin', 'startedAt', c.face::jsonb->'answeredAt', 'stops', '[]'::jsonb, 'dueAt', c.face::jsonb->'confirmBy',
    'stoppedAt', to_char(c.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::json
  where c.face->>'confirmBy' is not null and c.face->'clocks'->'confirm' is null;
