-- 我联系的企业: those that somebody serves as their officer, then those whose deputy, then those whose leader he is, a page at a time. What is handed over is walked by company, whatever the rank.
create index companies_of_officer on mashangban.companies (tenant, officer_id, id) where officer_id is not null;
drop index mashangban.companies_officer;
create index pairings_ranked on mashangban.pairings (tenant, person_id, rank, company_id);
