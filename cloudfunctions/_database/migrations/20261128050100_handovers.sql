-- 交接: what somebody had to do goes to colleagues. The companies with this row, in one statement; his cases by a job, which asks each case whether it still lies with him: so it
-- may die in the middle and go on.
create table mashangban.handovers (
  tenant text not null,
  id text not null,
  area_id text,                        -- of an administrator's area, or
  unit_id text,                        -- of a unit
  from_id text not null,
  person_id text not null,             -- who decided it
  receivers text[] not null,
  companies jsonb not null,            -- how many each receiver got
  cases text[] not null,               -- what he had in hand then
  moved jsonb,                         -- how many of them each receiver has; null: not done yet
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant, id),
  check ((area_id is null) <> (unit_id is null))
);
create index handovers_area on mashangban.handovers (tenant, area_id, made_at) where area_id is not null;
create index handovers_unit on mashangban.handovers (tenant, unit_id, made_at) where unit_id is not null;
select mashangban.protect('handovers', 'select, insert, update');
