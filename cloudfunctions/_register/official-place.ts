/**
 * SQL: where an official (`:named`) lies: the areas that hold all of his offices, as `areas` of a subject. Whoever decides about him must reach every one: else the
 * administrator of a street could hand out the office that somebody has in the city besides. Null: he has none (what he is as a member of a company is no office).
 */
export const OFFICIAL_PLACE = `(select array_agg(w.area) from (
    select x.area from mashangban.offices m left join mashangban.units u on u.tenant = :tenant and u.id = m.unit_id
      join mashangban.areas a on a.tenant = :tenant and a.id = coalesce(m.area_id, u.area_id) cross join unnest(a.path) x(area)
    where m.tenant = :tenant and m.person_id = :named group by x.area
    having count(*) = (select count(*) from mashangban.offices n where n.tenant = :tenant and n.person_id = :named and n.role <> 'company')) w)`
