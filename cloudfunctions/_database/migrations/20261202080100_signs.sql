-- A code is a sign on a door once it has been made: four dates of the revision in force, and when somebody said that the sign is gone. A code issued anew begins without them.
alter table mashangban.codes
  add column ordered_at timestamptz,       -- somebody asked for the sign
  add column printed_at timestamptz,       -- first written into a file to print; a reprint is no new one
  add column put_up_at timestamptz,        -- the officer saw it on the door
  add column first_scanned_at timestamptz, -- the sign itself, in its revision of now
  add column lost_at timestamptz;          -- told to be lost or damaged; it goes on working until it is issued anew
-- In which way the code came in, and which revision of it.
alter table mashangban.scans
  add column way text not null default 'sign',  -- sign | album | link | typed | licence
  add column revision int;
