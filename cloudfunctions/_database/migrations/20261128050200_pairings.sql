-- Who is there for a company besides its officer (companies.officer_id): a deputy, to whom a request goes when neither the officer nor whoever stands in for him is there, and
-- leaders of the city or district (领导联系企业), whom the company sees and who get nothing by routing. Changes are noted with those of the company.
create table mashangban.pairings (
  tenant text not null,
  company_id text not null,
  person_id text not null,
  rank text not null check (rank in ('deputy', 'leader')),
  primary key (tenant, company_id, person_id)
);
create unique index pairings_deputy on mashangban.pairings (tenant, company_id) where rank = 'deputy';
create index pairings_person on mashangban.pairings (tenant, person_id, company_id);
select mashangban.protect('pairings', 'select, insert, update, delete');
