-- 结对名单 names companies by their present names: as they are folded, the first of the list. A hash keeps the index small.
create index companies_named on mashangban.companies (tenant, hashtext(split_part(folded, chr(10), 1)));
