-- 结对: which companies without an officer go to whom. Few rows, written by hand; a rule that is taken away is gone, what it did stands in the changes of the companies.
create table mashangban.assignment_rules (
  tenant text not null,
  id text not null,
  area_id text not null,               -- companies there or below
  industry text,                       -- C, C13
  size text,
  key boolean not null,                -- only key companies
  officers text[] not null,            -- the pool; empty: whoever serves in the company's own area, else in the next higher one
  person_id text not null,             -- who made it
  made_at timestamptz not null,
  primary key (tenant, id)
);
select mashangban.protect('assignment_rules', 'select, insert, update, delete');
