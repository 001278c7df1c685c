-- "So many in ten minutes" slides: such a row has no slot of the clock, it keeps the instants of what is still within the span.
alter table mashangban.quotas add column recent timestamptz[];
