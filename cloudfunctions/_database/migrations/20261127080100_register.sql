-- The register of companies: what more it keeps of each, what it was, and what brings it in.
alter table mashangban.companies
  add column former_names text[] not null default '{}',
  add column industry text,                                -- GB/T 4754: C13, or C
  add column size text,                                    -- large | medium | small | micro
  add column key boolean not null default false,
  add column state text not null default 'operating',      -- operating | suspended | closed | moved
  add column contacts jsonb not null default '[]',         -- [{ name, phone: sealed; masked; hash, tail, mark: keyed hashes }]
  add column contact_tails text[] not null default '{}',   -- HMACs of the last four digits
  add column version int not null default 1,
  add column run text,                                     -- the import that wrote it last; a change by hand takes it away
  add column folding int not null default 0,               -- version of the folding that made the two below
  add column folded text not null default '',
  add column grams text[] not null default '{}';
-- A page of an area is read street by street, in each by id: the whole of it, who has nobody, the key ones, those that have ended.
create index companies_area on mashangban.companies (tenant, area_id, id) where state = 'operating';
create index companies_unmatched on mashangban.companies (tenant, area_id, id) where state = 'operating' and officer_id is null;
create index companies_key on mashangban.companies (tenant, area_id, id) where state = 'operating' and key;
create index companies_ended on mashangban.companies (tenant, area_id, id) where state <> 'operating';
-- Whose names are to be folded yet (by the first folding).
create index companies_unfolded on mashangban.companies (tenant, id) where folding < 1;
create index companies_grams on mashangban.companies using gin (grams);
create index companies_contacts on mashangban.companies using gin (contact_hashes);
create index companies_tails on mashangban.companies using gin (contact_tails);
-- Officials by their public name.
create index persons_work_name on mashangban.persons (tenant, work_name) where work_name is not null;
-- Arrays are not leakproof, so under row-level security their indexes would never be used: this function of the owner is the one door (as `find`). Of the
-- pairs of a name the four rarest are asked, by what ANALYZE has seen; where none is rare, "many" is told by as many rows as are asked for.
create function mashangban.find_companies(wanted text[], phone text, last_digits text, many int) returns setof text
  language plpgsql stable security definer set search_path = mashangban, pg_temp as $$
declare rare text[];
begin
  if phone is not null then return query select c.id from mashangban.companies c where c.contact_hashes @> array[phone] and c.tenant = current_setting('app.tenant') limit many; end if;
  if last_digits is not null then return query select c.id from mashangban.companies c where c.contact_tails @> array[last_digits] and c.tenant = current_setting('app.tenant') limit many; end if;
  if wanted is null or wanted = '{}' then return; end if;
  rare := array(select w.gram from unnest(wanted) w(gram) left join (
      select unnest(s.most_common_elems::text::text[]) as gram, unnest(s.most_common_elem_freqs[1:cardinality(s.most_common_elems::text::text[])]) as share
      from pg_stats s where s.schemaname = 'mashangban' and s.tablename = 'companies' and s.attname = 'grams') f on f.gram = w.gram
    where coalesce(f.share, 0) * (select t.reltuples from pg_class t where t.oid = 'mashangban.companies'::regclass) <= 50000 order by coalesce(f.share, 0) limit 4);
  if rare = '{}' then
    return query select c.id from mashangban.companies c where c.tenant = current_setting('app.tenant') limit many;
  else
    return query select c.id from mashangban.companies c where c.grams @> rare and c.tenant = current_setting('app.tenant') limit many;
  end if;
end $$;
grant execute on function mashangban.find_companies(text[], text, text, int) to mashangban_app;

-- One row per thing of the register and change: what stood there before and after. Written with the change; never changed, so that it replays to what is there now.
create table mashangban.changes (
  tenant text not null,
  of text not null,                    -- company
  id text not null,
  version int not null,                -- of the thing, after it
  at timestamptz not null,
  person_id text not null,
  run text,                            -- the import that did it; null: by hand
  back boolean not null,               -- it takes back what that import did
  what jsonb not null,                 -- { field: [before, after] }; sealed ones sealed
  primary key (tenant, of, id, version)
);
create index changes_run on mashangban.changes (tenant, run, of, id, version) where run is not null and not back;
create trigger changes_stay before update on mashangban.changes for each row execute function mashangban.no_change();

create table mashangban.imports (
  tenant text not null,
  id text not null,
  kind text not null,                  -- companies
  area_id text not null,               -- of whoever imports: its rows lie there or below
  person_id text not null,
  name text not null,                  -- of the file
  source text not null,                -- where it comes from, as the administrator calls it: the mapping is remembered by it
  object text not null,
  size int not null,
  sha256 text not null,
  state text not null,
  format text,                         -- xlsx | csv
  encoding text,
  sheets jsonb,                        -- [name]
  sheet text,                          -- the one that is read
  heading jsonb,                       -- { line, headings, mapping: { field: column } }
  close_absent boolean not null,
  line int not null,                   -- as far as it has got: the last line of the sheet that was read, applied or taken back
  total int not null,                  -- rows to do: of the sheet, or of what it does to the register
  after text,                          -- as far as taking back has got
  counts jsonb not null,
  failure text,                        -- code, where it could not be read
  made_at timestamptz not null,
  began_at timestamptz,                -- what it is at now
  ended_at timestamptz,
  until timestamptz not null,          -- then file and rows are deleted
  primary key (tenant, id)
);
create unique index imports_at_work on mashangban.imports (tenant, kind) where state in ('reading', 'applying', 'undoing');
create index imports_newest on mashangban.imports (tenant, area_id, made_at desc, id desc);
create index imports_source on mashangban.imports (tenant, kind, source, made_at desc) where heading is not null;
create index imports_until on mashangban.imports (tenant, until);

-- The stage: rows of a sheet as they were read, with what they would change. Personal data sealed. Gone after 30 days.
create table mashangban.import_rows (
  tenant text not null,
  run text not null,
  line int not null,                   -- of the sheet; those that are absent from it stand below its last line
  act text not null,                   -- new | changed | same | gone | bad; afterwards also moved, kept
  key text,
  id text,                             -- of the thing; null: it is not there yet
  version int,                         -- of the thing when it was read
  name text not null,
  put jsonb not null,                  -- { field: value }: what it says
  what jsonb not null,                 -- { field: [before, after] }
  problems jsonb not null,
  primary key (tenant, run, line)
) with (fillfactor = 90);
create index import_rows_act on mashangban.import_rows (tenant, run, act, line);
create index import_rows_key on mashangban.import_rows (tenant, run, key) where key is not null;
create index import_rows_todo on mashangban.import_rows (tenant, run, line) where act in ('new', 'changed', 'gone');

select mashangban.protect('changes', 'select, insert');
select mashangban.protect(name, 'select, insert, update, delete') from unnest(array['imports', 'import_rows']) name;
