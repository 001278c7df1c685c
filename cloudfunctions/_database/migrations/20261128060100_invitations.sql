-- Who shares this database: written by the command that makes a tenant. Its name is all that another tenant is ever told of it.
create table mashangban.tenants (
  tenant text not null,
  name text not null,
  key_mark text not null,              -- keyed hash of the tenant's own name: says whether a key is the one its functions have
  first_person text not null,          -- the first administrator, as he was drawn
  made_at timestamptz not null,
  primary key (tenant)
);

-- Of the codes of all who share the database: whose is this one? Null when it is one's own or nobody's. As the owner, because row-level security
-- shows nobody the codes of another; it gives a name and nothing that hangs on the code.
create function mashangban.tenant_of_code(code text) returns text
  language sql stable security definer set search_path = mashangban, pg_temp as $$
  select t.name from tenants t where t.tenant <> current_setting('app.tenant') and exists (select from codes k where k.tenant = t.tenant and k.code_id = code) limit 1
$$;
grant execute on function mashangban.tenant_of_code(text) to mashangban_app;

-- Officials whom the register knows and who have never signed in: those an administrator looks through, and the one whose phone it is.
create index persons_not_joined on mashangban.persons (tenant, id) where openid is null and became is null;

-- Complaints about somebody, and whatever else goes round him. An array is not leakproof, so under row-level security its index would never be used: this function of
-- the owner is the one door, and adds the tenant itself (as `find`).
create index cases_closed_to on mashangban.cases using gin (closed_to) where closed_to <> '{}';
create function mashangban.cases_closed_to(token text) returns setof text
  language sql stable security definer set search_path = mashangban, pg_temp as $$
  select c.id from cases c where c.closed_to <> '{}' and c.closed_to @> array[token] and c.tenant = current_setting('app.tenant')
$$;
grant execute on function mashangban.cases_closed_to(text) to mashangban_app;

-- One-time invitations of such persons. The token itself is nowhere.
create table mashangban.invitations (
  tenant text not null,
  hash text not null,                  -- HMAC(tenant, token)
  person_id text not null,             -- as drawn; histories keep it
  made_by text,                        -- null: the command that made the tenant
  made_at timestamptz not null,
  until timestamptz not null,
  ended text,                          -- used | withdrawn
  ended_at timestamptz,
  used_by text,
  primary key (tenant, hash)
);
-- One at a time: a new one withdraws the one before.
create unique index invitations_open on mashangban.invitations (tenant, person_id) where ended is null;
create index invitations_person on mashangban.invitations (tenant, person_id, made_at);

select mashangban.protect('tenants', 'select');
select mashangban.protect('invitations', 'select, insert, update');
