-- 看看某人看到什么: for half an hour an administrator sees what somebody in office sees, and can do nothing. What he opens meanwhile stands in the deeds; whoever is viewed has a message.
create table mashangban.viewings (
  tenant text not null,
  id text not null,
  viewer text not null,
  viewed text not null,
  reason text not null,
  memberships text[] not null,         -- those of both when it began: a viewing does not outlive a change of either's
  started_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,                -- before its time
  primary key (tenant, id)
);
-- One at a time: a new one ends the one before.
create unique index viewings_open on mashangban.viewings (tenant, viewer) where ended_at is null;
select mashangban.protect('viewings', 'select, insert, update');
