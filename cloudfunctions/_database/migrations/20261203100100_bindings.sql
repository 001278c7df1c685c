-- 企业的人: who is one of a company, how he came to it, and who said yes. `memberships` stays what grants; a row here says why it is there.
create table mashangban.bindings (
  tenant text not null,
  id text not null,
  company_id text not null,
  person_id text not null,
  standing text not null,              -- owner | member
  way text not null,                   -- phone | face | licence | invitation | before
  state text not null,                 -- waiting | granted | refused | withdrawn | ended
  name text,                           -- as he gave it; sealed
  vouched_by text,                     -- who invited him, or whose code he scanned
  made_at timestamptz,                 -- null: before anything was noted
  object_until timestamptz,            -- owners may object until then
  objected boolean not null default false,
  objection text,
  appealed boolean not null default false,
  appeal text,
  decided_by text,
  decided_at timestamptz,
  reason text,                         -- of a refusal
  primary key (tenant, id)
);
create index bindings_company on mashangban.bindings (tenant, company_id, state, id);
create index bindings_person on mashangban.bindings (tenant, person_id, made_at);
-- What an administrator may have to decide, the oldest first.
create index bindings_reviewed on mashangban.bindings (tenant, made_at, id) where state = 'waiting' and way in ('face', 'licence');
-- Once at a time, and once only.
create unique index bindings_waiting on mashangban.bindings (tenant, company_id, person_id) where state = 'waiting';
create unique index bindings_granted on mashangban.bindings (tenant, company_id, person_id) where state = 'granted';

-- The people of a company are decided about as a whole: whoever has seen an older version reads again.
create table mashangban.company_people (
  tenant text not null,
  company_id text not null,
  version int not null,
  primary key (tenant, company_id)
);

-- Each grant, refusal and removal, for the company to read. Nobody changes one.
create table mashangban.binding_notes (
  tenant text not null,
  company_id text not null,
  at timestamptz not null,
  id text not null,
  kind text not null,
  person_id text,                      -- whom it is about; null: of an invitation, nobody yet
  by_id text,                          -- null: the register
  side text not null,                  -- person | owner | officer | admin | register
  standing text,
  way text,
  words text,                          -- the reason given
  primary key (tenant, company_id, at, id)
);
create trigger binding_notes_stay before update or delete on mashangban.binding_notes for each row execute function mashangban.no_change();

-- One-time invitations to be one of a company's people. Neither the token of the link nor what is typed stands anywhere.
create table mashangban.company_invitations (
  tenant text not null,
  id text not null,
  company_id text not null,
  standing text not null,
  link_hash text not null,             -- HMAC(tenant, 130 random bits)
  typed_hash text not null,            -- HMAC(tenant, what is typed)
  made_by text not null,
  made_at timestamptz not null,
  until timestamptz not null,
  ended text,                          -- used | withdrawn
  ended_at timestamptz,
  used_by text,
  primary key (tenant, id)
);
create unique index company_invitations_link on mashangban.company_invitations (tenant, link_hash);
create unique index company_invitations_typed on mashangban.company_invitations (tenant, typed_hash);
create index company_invitations_open on mashangban.company_invitations (tenant, company_id, made_at) where ended is null;

select mashangban.protect('bindings', 'select, insert, update');
select mashangban.protect('company_people', 'select, insert, update');
select mashangban.protect('binding_notes', 'select, insert');
select mashangban.protect('company_invitations', 'select, insert, update');

-- Told of the company's requests that others file: who wants to be.
alter table mashangban.memberships add column hears boolean not null default false;

-- Of each company that nobody owns yet, whoever of its people has a number of its register, verified the longest: he bound by it.
update mashangban.memberships m set owner = true from (
  select distinct on (f.tenant, f.place) f.tenant, f.place, f.person_id from mashangban.memberships f
    join mashangban.persons p on p.tenant = f.tenant and p.id = f.person_id and p.phone_verified_at is not null
    join mashangban.companies c on c.tenant = f.tenant and c.id = f.place and p.phone_hash = any(c.contact_hashes)
  where f.role = 'company' and not exists (select from mashangban.memberships o where o.tenant = f.tenant and o.role = 'company' and o.place = f.place and o.owner)
  order by f.tenant, f.place, p.phone_verified_at, f.person_id) one
where m.tenant = one.tenant and m.role = 'company' and m.place = one.place and m.person_id = one.person_id;

insert into mashangban.bindings (tenant, id, company_id, person_id, standing, way, state)
select m.tenant, 'before-' || md5(m.place || ' ' || m.person_id), m.place, m.person_id, case when m.owner then 'owner' else 'member' end, 'before', 'granted'
from mashangban.memberships m where m.role = 'company';

-- What an administrator decides of it is a deed of office; what people of a company do among themselves is not, and neither is that a guide was enough.
create or replace function mashangban.is_deed(action text) returns boolean language sql immutable as $$
  select (split_part(action, '.', 1) not in ('case', 'supervision', 'rating', 'directory', 'desk', 'binding')
    or action in ('case.openContact', 'directory.reissueCode', 'directory.reportSign', 'directory.replaceCalendar', 'desk.confirm', 'desk.end', 'binding.review'))
    and action not in ('matter.solve', 'matter.unsolve')
$$;
