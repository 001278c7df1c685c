-- 未登记的企业: companies that the register does not have, as somebody who filed for one has named them. A case of such a company bears the id of its row as `company_id`.
create table mashangban.unlisted (
  tenant text not null,
  id text not null,                    -- un- and a keyed hash of area and credit code, or else of area and name: whoever names it again files for the same
  name text not null,                  -- as it was written; empty once it is a company of the register
  uscc text,                           -- if it was given
  area_id text not null,
  filed_at timestamptz not null,       -- of the first request
  last_at timestamptz not null,        -- and of the last
  state text not null,                 -- waiting | listed | aside
  version int not null,                -- what an administrator has seen: rises with what administrators do
  company_id text,                     -- of the register, once it is listed
  decided_by text,
  decided_at timestamptz,
  reason text,                         -- why it was set aside
  primary key (tenant, id)
);
create index unlisted_waiting on mashangban.unlisted (tenant, area_id, filed_at, id) where state = 'waiting';

-- The cases of one of them.
create index cases_unlisted on mashangban.cases (tenant, company_id, id) where left(company_id, 3) = 'un-';

select mashangban.protect('unlisted', 'select, insert, update, delete');
