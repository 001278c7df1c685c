-- 未经微信: a window rated by whoever is not signed in, with a ticket. Its group is one of a counter of its own (quotas: what = ticketRatings) and stands in a column of
-- its own, beside an empty `batch`: so figures never mix the two, those of the release before neither. A ticket is used once: its rater is a keyed hash of the ticket.
alter table mashangban.ratings add column ticket_batch int;

create unique index ratings_ticket on mashangban.ratings (tenant, rater) where ticket_batch is not null;
create index ratings_ticket_batch on mashangban.ratings (tenant, of, id, ticket_batch, level) where ticket_batch is not null;
