-- A merge of two areas or two units is proposed by one administrator and confirmed by another: nothing changes before. The row is the record of both.
create table mashangban.merges (
  tenant text not null,
  id text not null,
  of text not null check (of in ('area', 'unit')),
  from_id text not null,
  into_id text not null,
  from_version int not null,            -- as both were seen when it was proposed
  into_version int not null,
  reason text not null,
  touches jsonb not null,               -- in numbers: when it was proposed, and when it was confirmed
  touched jsonb,
  state text not null check (state in ('proposed', 'merged', 'refused', 'withdrawn')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  primary key (tenant, id),
  constraint merges_two_people check (state <> 'merged' or (decided_by is not null and decided_by <> proposed_by))
);
create index merges_waiting on mashangban.merges (tenant, proposed_at, id) where state = 'proposed';
select mashangban.protect('merges', 'select, insert, update');

-- What is part of a merge that waits, each of one: of two proposals at once the second finds it taken.
create table mashangban.merging (
  tenant text not null,
  of text not null,
  id text not null,
  merge_id text not null,
  primary key (tenant, of, id)
);
select mashangban.protect('merging', 'select, insert, delete');
