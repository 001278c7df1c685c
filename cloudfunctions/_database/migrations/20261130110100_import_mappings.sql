-- How the columns of a sheet were taken the last time, by where such sheets come from: kept when file and stage are gone.
create table mashangban.import_mappings (
  tenant text not null,
  kind text not null,
  source text not null,                 -- as the administrator calls it
  words jsonb not null,                 -- { heading, folded: field }
  at timestamptz not null,
  primary key (tenant, kind, source)
);

select mashangban.protect('import_mappings', 'select, insert, update');
