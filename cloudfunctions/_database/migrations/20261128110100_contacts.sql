-- Whom to ask at a unit, matter by matter: which of those the unit takes are asked of this one of its people. It stands with his office, so it ends when that does. Who is asked of
-- what nobody is named for is its head. Changes are noted with those of the unit.
alter table mashangban.memberships
  add column contact_for text[] not null default '{}',
  add constraint memberships_contact check (role = 'department' or contact_for = '{}');
