-- Places, people, companies, windows, and the codes on their doors.
create table mashangban.areas (
  tenant text not null,
  id text not null,
  name text not null,
  level text not null,                 -- city | district | street
  parent_id text,
  path text[] not null,                -- itself and its ancestors, nearest first
  primary key (tenant, id)
);

create table mashangban.units (
  tenant text not null,
  id text not null,
  name text not null,
  area_id text not null,
  phone text not null,
  takes text[] not null,               -- what comes here by routing: kind:complain, matter:water
  primary key (tenant, id)
);
create index units_area on mashangban.units (tenant, area_id);

create table mashangban.persons (
  tenant text not null,
  id text not null,                    -- made from the openid, so that no look-up is needed
  openid text not null,                -- sealed: where messages go
  work_name text,                      -- of officials; public
  work_phone text,
  unit_name text,
  name text,                           -- of natural persons; sealed
  phone text,                          -- sealed
  phone_masked text,
  phone_hash text,                     -- HMAC(tenant, number)
  phone_verified_at timestamptz,
  privacy_agreed_at timestamptz,
  elder boolean not null,
  leave jsonb,                         -- { from, to, standIn, standInName, standInPhone }
  primary key (tenant, id)
);
create index persons_phone on mashangban.persons (tenant, phone_hash) where phone_hash is not null;

-- One row per office. `place` is the unit of a department, the company of its people, the area of everybody else.
create table mashangban.memberships (
  tenant text not null,
  person_id text not null,
  role text not null,
  place text not null,
  area_id text,
  unit_id text,
  company_id text,
  head boolean not null,
  owner boolean not null,
  primary key (tenant, person_id, role, place)
);
create index memberships_place on mashangban.memberships (tenant, role, place, person_id);
create index memberships_area on mashangban.memberships (tenant, area_id, person_id) where area_id is not null;

create table mashangban.companies (
  tenant text not null,
  id text not null,
  name text not null,
  uscc text not null,
  area_id text not null,
  address text not null,
  officer_id text,
  contact_hashes text[] not null,      -- HMACs of the register's contact phones
  primary key (tenant, id),
  constraint companies_uscc unique (tenant, uscc)
);
create index companies_officer on mashangban.companies (tenant, officer_id) where officer_id is not null;

create table mashangban.halls (
  tenant text not null,
  id text not null,
  name text not null,
  area_id text not null,
  address text not null,
  primary key (tenant, id)
);

create table mashangban.windows (
  tenant text not null,
  id text not null,
  hall_id text not null,
  unit_id text not null,
  name text not null,
  number text not null,
  primary key (tenant, id)
);
create index windows_hall on mashangban.windows (tenant, hall_id);

-- What is printed: a code names (of, id). An older revision is refused as replaced. A case's code has no number to type.
create table mashangban.codes (
  tenant text not null,
  code_id text not null,
  of text not null,                    -- company | window | case
  id text not null,
  revision int not null,
  short_code text,
  status text not null,                -- active | revoked
  issued_at timestamptz not null,
  revoked_at timestamptz,
  reason text,
  primary key (tenant, code_id),
  constraint codes_of unique (tenant, of, id)
);
create unique index codes_short on mashangban.codes (tenant, short_code) where short_code is not null;

create table mashangban.scans (
  tenant text not null,
  scan_id text not null,
  code_id text not null,
  of text not null,                    -- company | window | case | unknown
  scanned_by text,                     -- person_id, or ip. and a keyed hash of the address
  at timestamptz not null,
  primary key (tenant, scan_id)
);
create index scans_code on mashangban.scans (tenant, code_id, at);

-- What may happen so many times: one locked row per subject and slot of time, never counted and then inserted.
create table mashangban.quotas (
  tenant text not null,
  what text not null,
  subject text not null,
  slot text not null,
  used int not null,
  until timestamptz not null,          -- after that the row may go
  primary key (tenant, what, subject, slot)
);
create index quotas_until on mashangban.quotas (tenant, until);

create table mashangban.settings (
  tenant text not null,
  name text not null,
  version int not null,
  value jsonb not null,
  primary key (tenant, name)
);

select mashangban.protect(name, 'select, insert, update, delete')
from unnest(array['areas', 'units', 'persons', 'memberships', 'companies', 'halls', 'windows', 'codes', 'scans', 'quotas', 'settings']) name;
