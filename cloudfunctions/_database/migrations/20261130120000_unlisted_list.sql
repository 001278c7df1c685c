-- The list of what is in no register, by what has become of it: the newest of each area. The one of what waits is within it, and goes with a later release.
create index unlisted_of_state on mashangban.unlisted (tenant, area_id, state, filed_at, id);
