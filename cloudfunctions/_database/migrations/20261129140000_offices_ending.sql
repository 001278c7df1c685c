-- Offices that end soon are few of many, and are counted each time an administrator comes home.
create index memberships_until on mashangban.memberships (tenant, area_id, until) where until is not null;
