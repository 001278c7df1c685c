-- Lists that somebody had written into a file. The row is the log: who, when, which list by which filter, how many rows; it stays when the file is deleted.
create table mashangban.exports (
  tenant text not null,
  id text not null,
  person_id text not null,
  list text not null,                  -- companies | cases
  asked jsonb not null,                -- the list as it was asked for; what was searched for sealed
  words text not null,                 -- the same in words; a telephone number masked
  state text not null,                 -- waiting | writing | ready | failed | over
  rows int not null,                   -- written so far
  object text not null,                -- of the file; empty when it is deleted
  failure text,                        -- code
  made_at timestamptz not null,
  ended_at timestamptz,
  until timestamptz not null,          -- then the file is deleted
  primary key (tenant, id)
);
create unique index exports_being_written on mashangban.exports (tenant, person_id) where state in ('waiting', 'writing');
create index exports_newest on mashangban.exports (tenant, person_id, made_at desc, id desc);
create index exports_until on mashangban.exports (tenant, until) where object <> '';
select mashangban.protect('exports', 'select, insert, update');
