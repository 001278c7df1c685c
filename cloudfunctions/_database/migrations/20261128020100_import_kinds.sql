-- 结对名单 names companies by their present names: as they are folded, the first of the list. A hash keeps the index small.
create index companies_named on mashangban.companies (tenant, hashtext(split_part(folded, chr(10), 1)));

-- Rows are written in an order of their own: an area comes after the one it lies in, wherever they stand in the sheet.
alter table mashangban.import_rows add column turn int;
update mashangban.import_rows set turn = line;
alter table mashangban.import_rows alter column turn set not null;
drop index mashangban.import_rows_todo;
create index import_rows_todo on mashangban.import_rows (tenant, run, turn) where act in ('new', 'changed', 'gone');
