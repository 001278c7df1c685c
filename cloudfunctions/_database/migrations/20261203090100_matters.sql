-- 事项: what people come to get done, as a tree under the topics that every tenant has (shared/case/kinds.ts), each with a guide. It is found by its words, their pinyin and their initials.
create table mashangban.matters (
  tenant text not null,
  id text not null,
  version int not null,
  state text not null check (state in ('open', 'closed')),
  area_id text not null,                -- whose administrators keep it
  topic text not null,
  parent_id text,                       -- null: right under the topic
  path text[] not null,                 -- itself first, then what it lies under, as far as the topic
  name text not null,
  also text[] not null,                 -- how people call it besides
  unit_ids text[] not null,             -- who is responsible: of several the nearest to the company
  phone text not null,
  starts text,                          -- days of China, both included
  ends text,
  guide jsonb not null,
  words text[] not null,                -- name and other words, folded
  spelt text[] not null,                -- the same in pinyin, and by initials
  primary key (tenant, id)
);
create unique index matters_name on mashangban.matters (tenant, topic, (coalesce(parent_id, '')), area_id, name) where state = 'open';
create index matters_below on mashangban.matters (tenant, topic, (coalesce(parent_id, '')), name, id);
select mashangban.protect('matters', 'select, insert, update');

-- 这样就能办: whoever read the guide while filing and needed no request. Taken back within ten minutes it counts no more.
create table mashangban.solved (
  tenant text not null,
  id text not null,
  person_id text not null,
  matter_id text not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (tenant, id)
);
create index solved_of on mashangban.solved (tenant, matter_id, at) where undone_at is null;
select mashangban.protect('solved', 'select, insert, update');

-- That a guide was enough is a person's own, and no deed of an office.
create or replace function mashangban.is_deed(action text) returns boolean language sql immutable as $$
  select (split_part(action, '.', 1) not in ('case', 'supervision', 'rating', 'directory', 'desk')
    or action in ('case.openContact', 'directory.reissueCode', 'directory.reportSign', 'directory.replaceCalendar', 'desk.confirm', 'desk.end'))
    and action not in ('matter.solve', 'matter.unsolve')
$$;
