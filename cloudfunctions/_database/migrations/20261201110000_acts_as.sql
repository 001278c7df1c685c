-- In which of several offices somebody acts, as he chose last (directory.actAs): it follows him from the phone to the desk. It narrows what he is shown and grants nothing:
-- what he may is decided by the memberships he has, and a choice that is none of them any more counts for nothing.
alter table mashangban.persons add column acts_as text;
