-- When and what an entry was is committed to behind a mask, so that a receipt shows it only to whom the entry is for. Null: written before that,
-- and chained by H(previous, seq, at, kind, commitment).
alter table mashangban.entries add column mask text;
