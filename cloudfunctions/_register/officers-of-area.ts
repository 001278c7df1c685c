/** SQL: whoever serves most companies of an area (an expression of its id) first: rows of persons `p`, with `many`. */
export const officersOf = (areaId: string, most: number): string => `select p.*, o.many from (select c.officer_id, count(*) as many from mashangban.companies c
        where c.tenant = :tenant and c.area_id = ${areaId} and c.state = 'operating' and c.officer_id is not null group by c.officer_id order by many desc, c.officer_id limit ${most}) o
      cross join lateral (select n.* from mashangban.persons n where n.tenant = :tenant and n.id = o.officer_id and n.work_name is not null offset 0) p`
