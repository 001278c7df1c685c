/** SQL: what a unit (u) takes besides of a matter (an expression of its id): the matter, and whatever it lies under that names the unit. */
const named = (matter: string): string => `array(select 'matter:' || o.id from mashangban.matters m cross join unnest(m.path) step(id) join mashangban.matters o on o.tenant = :tenant and o.id = step.id
      where m.tenant = :tenant and m.id = ${matter} and u.id = any(o.unit_ids))`
/** SQL: the topic of a matter, as a unit takes it. */
const topicOf = (matter: string): string => `array(select 'matter:' || m.topic from mashangban.matters m where m.tenant = :tenant and m.id = ${matter})`

const taking = (areas: string, takes: string, matter: string | null): string => `coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name, 'areaId', u.area_id, 'takes', to_json(u.takes${matter === null ? '' : ` || ${named(matter)}`})) order by u.id) from mashangban.units u
      where u.tenant = :tenant and u.area_id = any(${areas}) and u.state = 'open' and ${matter === null ? `u.takes && ${takes}` : `(u.takes && (${takes} || ${topicOf(matter)}) or ${named(matter)} <> '{}')`} and exists (select from mashangban.memberships m where m.tenant = :tenant and m.role = 'department' and m.place = u.id)), '[]')`

const dispatchers = (areas: string): string => `coalesce((select json_agg(json_build_object('areaId', m.place, 'personId', m.person_id, 'leave', p.away,
        'units', array(select y.unit_id from mashangban.memberships y where y.tenant = :tenant and y.person_id = m.person_id and y.unit_id is not null)) order by m.place, m.person_id)
      from mashangban.memberships m left join mashangban.persons p on p.tenant = :tenant and p.id = m.person_id
      where m.tenant = :tenant and m.role = 'dispatcher' and m.place = any(${areas})), '[]')`

/** SQL: `Desks` of these areas, with the units that take any of `takes` (both expressions of text[]), or a matter (an expression of its id; null: none). */
export const desksJson = (areas: string, takes: string, matter: string | null = null): string => `json_build_object('dispatchers', ${dispatchers(areas)}, 'units', ${taking(areas, takes, matter)})`
