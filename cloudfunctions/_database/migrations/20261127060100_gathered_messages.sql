-- What was told in one message of many stays, under that message: `gathered` is its id and seq. The inbox shows the one.
alter table mashangban.messages add column gathered text;
create index messages_gathered on mashangban.messages (tenant, person_id, gathered, at, id, seq) where gathered is not null;
drop index mashangban.messages_inbox;
create index messages_inbox on mashangban.messages (tenant, person_id, at, id, seq) where gathered is null;
-- What is left of an entry's to push is asked by it, and what was gathered is not read.
drop index mashangban.messages_of;
create index messages_of on mashangban.messages (tenant, of, id, seq, gathered);
