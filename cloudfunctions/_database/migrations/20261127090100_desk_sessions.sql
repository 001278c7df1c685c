-- A browser at a desk: the code that its page shows for a minute, and the session that an official's phone has confirmed. Secrets lie here as keyed hashes only.
create table mashangban.desk_codes (
  tenant text not null,
  code_hash text not null,             -- of what the page draws as a QR code
  page_hash text not null,             -- of the secret in the page's own cookie: nobody else hears what became of the code
  browser text not null,               -- "Chrome · Windows"
  address_hash text,                   -- of the network address of the page
  number int not null,                 -- two digits, shown by the page once somebody has scanned
  choices jsonb not null,              -- three numbers for the phone, that one among them
  made_at timestamptz not null,
  until timestamptz not null,          -- no longer than that in the state it is in
  state text not null,                 -- waiting | seen | confirmed | refused | used
  person_id text,                      -- who scanned it first; nobody else may confirm it
  primary key (tenant, code_hash)
);
create index desk_codes_page on mashangban.desk_codes (tenant, page_hash);
create index desk_codes_until on mashangban.desk_codes (tenant, until);

create table mashangban.desk_sessions (
  tenant text not null,
  id text not null,
  person_id text not null,
  secret_hash text not null,           -- of the secret in the session's cookie, drawn when the session begins
  browser text not null,
  confirmed_at timestamptz not null,
  seen_at timestamptz not null,        -- of the last call, to the minute
  ends_at timestamptz not null,
  ended_at timestamptz,                -- before its time
  ended_by text,                       -- phone | page | office
  primary key (tenant, id)
);
create unique index desk_sessions_secret on mashangban.desk_sessions (tenant, secret_hash);
create index desk_sessions_person on mashangban.desk_sessions (tenant, person_id, ends_at) where ended_at is null;
create index desk_sessions_ends on mashangban.desk_sessions (tenant, ends_at);

select mashangban.protect(name, 'select, insert, update, delete') from unnest(array['desk_codes', 'desk_sessions']) name;
