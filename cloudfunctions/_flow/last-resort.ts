/**
 * SQL: is there somebody whose exclusion would leave nobody of last resort? With one alone that is he himself; with two of one unit, either of
 * them; and whoever belongs to the units of both. None at all is missing too.
 */
export const LAST_RESORT_MISSING = `(with last as materialized (select distinct m.person_id from mashangban.memberships m where m.tenant = :tenant and m.role = 'lastResort'),
    rounds as (select last.person_id as last_id, last.person_id as of_id from last
      union select last.person_id, other.person_id from last join mashangban.memberships own on own.tenant = :tenant and own.person_id = last.person_id
        join mashangban.memberships other on other.tenant = :tenant and other.unit_id = own.unit_id)
    select not exists (select from last) or exists (select from rounds group by of_id having count(*) = (select count(*) from last)))`
