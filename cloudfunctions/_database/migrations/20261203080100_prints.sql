-- Signs with codes, written into files for print. The row is the record: who, when, which ones, how many; it stays when its files are deleted. A sample is one that nobody has said yes to.
create table mashangban.prints (
  tenant text not null,
  id text not null,
  area_id text not null,
  person_id text not null,
  of text not null,                    -- company | window | grid | counter
  template text not null,
  chosen jsonb not null,               -- which of them, as it was asked for
  words text not null,                 -- the same in words
  state text not null,                 -- sample | waiting | writing | ready | failed | over
  found jsonb not null,                -- { before, unknown }: printed before; of a list, what is not there
  total int not null,
  done int not null,                   -- signs looked at so far, in their order
  left_out int not null,
  sample text not null,                -- object of the first sheet; empty when it is deleted
  list text not null,                  -- object of the control list; empty until it is written, and when it is deleted
  failure text,                        -- code
  made_at timestamptz not null,
  ended_at timestamptz,
  until timestamptz not null,          -- then its files are deleted
  primary key (tenant, id)
);
create unique index prints_at_work on mashangban.prints (tenant, person_id) where state in ('waiting', 'writing');
create index prints_newest on mashangban.prints (tenant, made_at desc, id desc) where state <> 'sample';
create index prints_until on mashangban.prints (tenant, until) where sample <> '' or list <> '' or state = 'sample';

-- Every sign of a printing, in the order in which it was printed.
create table mashangban.print_signs (
  tenant text not null,
  print_id text not null,
  seq int not null,
  of text not null,
  id text not null,
  name text not null,                  -- as it was printed
  code_id text,                        -- null until it is printed, or left out
  revision int,
  short_code text,
  file int,
  page int,
  left_out text,                       -- why: stopped | gone | glyph:…
  primary key (tenant, print_id, seq)
);
create index print_signs_of on mashangban.print_signs (tenant, of, id);

create table mashangban.print_files (
  tenant text not null,
  print_id text not null,
  n int not null,
  object text not null,                -- empty when it is deleted
  signs int not null,
  pages int not null,
  first_seq int not null,
  last_seq int not null,
  primary key (tenant, print_id, n)
);

select mashangban.protect(name, 'select, insert, update, delete') from unnest(array['prints', 'print_signs', 'print_files']) name;
