const taking = (areas: string, takes: string): string => `coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name, 'areaId', u.area_id, 'takes', to_json(u.takes)) order by u.id) from mashangban.units u
      where u.tenant = :tenant and u.area_id = any(${areas}) and u.state = 'open' and u.takes && ${takes} and exists (select from mashangban.memberships m where m.tenant = :tenant and m.role = 'department' and m.place = u.id)), '[]')`

const dispatchers = (areas: string): string => `coalesce((select json_agg(json_build_object('areaId', m.place, 'personId', m.person_id, 'leave', p.away,
        'units', array(select y.unit_id from mashangban.memberships y where y.tenant = :tenant and y.person_id = m.person_id and y.unit_id is not null)) order by m.place, m.person_id)
      from mashangban.memberships m left join mashangban.persons p on p.tenant = :tenant and p.id = m.person_id
      where m.tenant = :tenant and m.role = 'dispatcher' and m.place = any(${areas})), '[]')`

/** SQL: `Desks` of these areas, with the units that take any of `takes` (both expressions of text[]). */
export const desksJson = (areas: string, takes: string): string => `json_build_object('dispatchers', ${dispatchers(areas)}, 'units', ${taking(areas, takes)})`
