-- What every aggregate has, whatever flow it belongs to: its record, its messages, its files, its words to search, what happens later.
-- `(of, id)` points to the aggregate.

-- 办理记录: append-only, a chain of hashes. What an entry says stands in entry_contents, so that it can be erased without breaking it.
create table mashangban.entries (
  tenant text not null,
  of text not null,
  id text not null,
  seq int not null,
  at timestamptz not null,
  kind text not null,
  internal boolean not null,
  person_id text not null,             -- who did it
  status text not null,                -- after it
  commitment text not null,            -- H(salt, content)
  hash text not null,                  -- H(previous, seq, at, kind, commitment)
  primary key (tenant, of, id, seq)
);
create trigger entries_stay before update or delete on mashangban.entries for each row execute function mashangban.no_change();
create trigger entries_stay_all before truncate on mashangban.entries for each statement execute function mashangban.no_change();

create table mashangban.entry_contents (
  tenant text not null,
  of text not null,
  id text not null,
  seq int not null,
  salt text not null,
  content json not null,
  primary key (tenant, of, id, seq)
);

-- 消息: one row per person and entry, with its own read mark. The key makes a second writing of the same impossible.
create table mashangban.messages (
  tenant text not null,
  person_id text not null,
  of text not null,
  id text not null,
  seq int not null,
  kind text not null,
  at timestamptz not null,
  number text not null,
  subject text not null,               -- title of the aggregate at that moment
  body text not null,
  read_at timestamptz,
  primary key (tenant, person_id, of, id, seq)
);
create index messages_inbox on mashangban.messages (tenant, person_id, at, id, seq);
create index messages_unread on mashangban.messages (tenant, person_id) where read_at is null;
create index messages_of on mashangban.messages (tenant, of, id, seq);

-- Reminders a person has agreed to, per template: our estimate, WeChat's 43101 always wins.
create table mashangban.credits (
  tenant text not null,
  person_id text not null,
  template_id text not null,
  granted int not null,
  spent int not null,
  held int not null,
  state text not null,                 -- ok | needsResubscribe | refused | banned
  primary key (tenant, person_id, template_id)
);

-- Answers to WeChat's panel, each of which may reach us twice: from the client and as a push of the platform.
create table mashangban.consents (
  tenant text not null,
  answer_id text not null,
  template_id text not null,
  source text not null,                -- client | platform | refusal
  person_id text not null,
  at timestamptz not null,
  confirmed boolean not null,
  primary key (tenant, answer_id, template_id)
);
create index consents_near on mashangban.consents (tenant, person_id, template_id, at);

-- What somebody asked for, so that a repeat gets the first reply. Written in the statement that does what was asked.
create table mashangban.requests (
  tenant text not null,
  person_id text not null,
  request_id text not null,
  action text not null,
  asked text not null,                 -- keyed hash of what was asked for
  reply json,
  of text,
  id text,
  at timestamptz not null,
  constraint requests_pkey primary key (tenant, person_id, request_id)
);
create index requests_of on mashangban.requests (tenant, of, id) where id is not null;
create index requests_old on mashangban.requests (tenant, at) where reply is not null;

-- What happens later. `claim` (a random id of the run) is the fence; `attempts` counts claims since the date was set, so that a job
-- that kills its worker is parked too.
create table mashangban.jobs (
  tenant text not null,
  kind text not null,
  key text not null,
  of text,
  id text,
  due_at timestamptz not null,
  args jsonb not null,
  claim text,
  locked_until timestamptz,
  attempts int not null,
  parked_at timestamptz,
  error text,
  primary key (tenant, kind, key)
);
create index jobs_due on mashangban.jobs (tenant, kind, due_at) where parked_at is null;
create index jobs_parked on mashangban.jobs (tenant, kind, parked_at) where parked_at is not null;

-- 附件: declared where the file was chosen; the object's name contains the hash. `of` is null until the file is filed with something.
create table mashangban.files (
  tenant text not null,
  file_id text not null,
  person_id text not null,
  object text not null,
  type text not null,
  size int not null,
  sha256 text not null,
  until timestamptz not null,          -- end of the ticket
  of text,
  id text,
  state text not null,                 -- declared | checked | differs | missing
  primary key (tenant, file_id)
);
create index files_of on mashangban.files (tenant, of, id) where id is not null;

-- Pictures under check at WeChat, by the trace id of its answer.
create table mashangban.media_checks (
  tenant text not null,
  trace_id text not null,
  of text,                             -- null: the verdict came before the note of its aggregate
  id text,
  suspicious boolean,                  -- null: no verdict yet
  at timestamptz not null,
  primary key (tenant, trace_id)
);

-- 搜索: bigrams by code point, made by one folding whose version stands beside them. A table of its own, so that an act never touches it.
create table mashangban.finds (
  tenant text not null,
  of text not null,
  id text not null,
  folding int not null,
  folded text not null,                -- title, company and number, folded, a line each
  grams text[] not null,
  primary key (tenant, of, id)
);
create index finds_grams on mashangban.finds using gin (grams);
-- `@>` is not leakproof, so under row-level security its index would never be used: this function of the owner is the one door. The list of a
-- pair that stands everywhere (有限, 公司) is as long as the table, so the index is asked for the four rarest only, by what ANALYZE has seen; where
-- none is rare the answer is "many", told by as many rows as are asked for. Whoever asks holds what comes against the words themselves.
create function mashangban.find(wanted text[], many int) returns table (of text, id text)
  language plpgsql stable security definer set search_path = mashangban, pg_temp as $$
declare rare text[];
begin
  if wanted is null then return; end if;
  rare := array(select w.gram from unnest(wanted) w(gram) left join (
      select unnest(s.most_common_elems::text::text[]) as gram, unnest(s.most_common_elem_freqs[1:cardinality(s.most_common_elems::text::text[])]) as share
      from pg_stats s where s.schemaname = 'mashangban' and s.tablename = 'finds' and s.attname = 'grams') c on c.gram = w.gram
    where coalesce(c.share, 0) * (select t.reltuples from pg_class t where t.oid = 'mashangban.finds'::regclass) <= 100000 order by coalesce(c.share, 0) limit 4);
  if rare = '{}' then
    return query select f.of, f.id from mashangban.finds f where f.tenant = current_setting('app.tenant') limit many;
  else
    return query select f.of, f.id from mashangban.finds f where f.grams @> rare and f.tenant = current_setting('app.tenant') limit many;
  end if;
end $$;
grant execute on function mashangban.find(text[], int) to mashangban_app;

select mashangban.protect('entries', 'select, insert');
select mashangban.protect(name, 'select, insert, update, delete')
from unnest(array['entry_contents', 'messages', 'credits', 'consents', 'requests', 'jobs', 'files', 'media_checks', 'finds']) name;
