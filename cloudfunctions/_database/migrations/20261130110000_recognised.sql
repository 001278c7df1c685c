-- Which requests became a register company's because an administrator said who was meant: what takes it back.
create table mashangban.recognised (
  tenant text not null,
  unlisted_id text not null,            -- the company that was in no register
  case_id text not null,
  company_id text not null,             -- the one of the register that it was said to be
  name text not null,                   -- as it was written; goes with the words of the case
  informed text,                        -- who is kept informed because of it; null: nobody
  primary key (tenant, unlisted_id, case_id)
);
-- The erasure of a case finds it.
create index recognised_case on mashangban.recognised (tenant, case_id);

select mashangban.protect('recognised', 'select, insert, update, delete');
