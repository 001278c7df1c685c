-- 诉求: one row each. Columns for what is searched, sorted, joined or constrained; json for the rest: never queried into, and read back as it was written.
create table mashangban.cases (
  tenant text not null,
  id text not null,
  number text not null,
  version int not null,
  kind text not null,
  matter text,
  urgent boolean not null,
  title text not null,
  words text not null,
  status text not null,
  box text not null,                   -- open | answered | done
  company_id text not null,
  company_name text not null,
  verified boolean not null,
  filer_id text not null,
  unit_id text,
  handler_id text,
  pool_area text,
  area_id text not null,
  confidential boolean not null,
  closed_to text[] not null,           -- exclusion as tokens: p:<person> u:<unit>
  flagged boolean not null,
  calendar_version int not null,
  filed_at timestamptz not null,
  due_at timestamptz,
  by_due timestamptz not null,         -- open: what is due next; answered: when silence confirms; infinity when nothing is
  closed_at timestamptz,
  head text not null,                  -- hash of the newest entry
  face json not null,                  -- what a row of a list shows besides, and what acts change
  body json not null,                  -- what is set once: contact (sealed), files, profile of limits
  primary key (tenant, id),
  constraint cases_number unique (tenant, number)
) with (fillfactor = 90);

-- One pair of partial indexes per token that a column carries: what is going on by what is due, what is done by when it ended.
-- closed_to is included so that the exclusion is judged in the index.
create index cases_filer on mashangban.cases (tenant, filer_id, box, by_due, id) include (closed_to) where box <> 'done';
create index cases_handler on mashangban.cases (tenant, handler_id, box, by_due, id) include (closed_to) where box <> 'done' and handler_id is not null;
create index cases_unit on mashangban.cases (tenant, unit_id, box, by_due, id) include (closed_to) where box <> 'done' and unit_id is not null;
create index cases_pool on mashangban.cases (tenant, pool_area, box, by_due, id) include (closed_to) where box <> 'done' and pool_area is not null;
create index cases_company on mashangban.cases (tenant, company_id, box, by_due, id) include (closed_to) where box <> 'done' and verified and not confidential;
create index cases_filer_done on mashangban.cases (tenant, filer_id, closed_at, id) include (closed_to) where box = 'done';
create index cases_handler_done on mashangban.cases (tenant, handler_id, closed_at, id) include (closed_to) where box = 'done' and handler_id is not null;
create index cases_unit_done on mashangban.cases (tenant, unit_id, closed_at, id) include (closed_to) where box = 'done' and unit_id is not null;
create index cases_pool_done on mashangban.cases (tenant, pool_area, closed_at, id) include (closed_to) where box = 'done' and pool_area is not null;
create index cases_company_done on mashangban.cases (tenant, company_id, closed_at, id) include (closed_to) where box = 'done' and verified and not confidential;
create index cases_calendar on mashangban.cases (tenant, calendar_version, id) where box = 'open';

-- An aggregate under its area and each ancestor. The rest are copies, so that lists and counts stay in the index; written only when
-- place, box or date change.
create table mashangban.lies_in (
  tenant text not null,
  area text not null,
  of text not null,
  id text not null,
  box text not null,
  confidential boolean not null,
  closed_to text[] not null,
  by_due timestamptz not null,
  closed_at timestamptz,
  primary key (tenant, of, id, area)
);
create index lies_in_open on mashangban.lies_in (tenant, area, of, box, by_due, id) include (confidential, closed_to) where box <> 'done';
create index lies_in_done on mashangban.lies_in (tenant, area, of, closed_at, id) include (confidential, closed_to) where box = 'done';

-- Who is kept informed (首接负责, the company's own officer): of one aggregate there may be several, so no column can carry it.
create table mashangban.followers (
  tenant text not null,
  person_id text not null,
  of text not null,
  id text not null,
  box text not null,
  closed_to text[] not null,
  by_due timestamptz not null,
  closed_at timestamptz,
  primary key (tenant, of, id, person_id)
);
create index followers_open on mashangban.followers (tenant, person_id, of, box, by_due, id) include (closed_to) where box <> 'done';
create index followers_done on mashangban.followers (tenant, person_id, of, closed_at, id) include (closed_to) where box = 'done';

-- 好差评: of a case once, of a window a few times a day (a quota). `rater` of a window can't be traced to the person.
create table mashangban.ratings (
  tenant text not null,
  rating_id text not null,
  of text not null,
  id text not null,
  rater text not null,
  level int not null,
  bad boolean not null,
  reasons text[] not null,
  words text,
  at timestamptz not null,
  receipt text not null,
  primary key (tenant, rating_id)
);
create unique index ratings_case on mashangban.ratings (tenant, id) where of = 'case';
create index ratings_of on mashangban.ratings (tenant, of, id, level);

select mashangban.protect(name, 'select, insert, update, delete') from unnest(array['cases', 'lies_in', 'followers', 'ratings']) name;
