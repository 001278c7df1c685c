/** SQL: changes of settings, here (an alias of areas) or below, that wait for another administrator. */
export const proposals = (more = ''): string => `select s.name, s.version, p.id as "areaId", case when s.scope = 'unit' then s.place end as "unitId",
    coalesce((select u.name from mashangban.units u where s.scope = 'unit' and u.tenant = :tenant and u.id = s.place), p.name) as "placeName", (select b.work_name from mashangban.persons b where b.tenant = :tenant and b.id = s.proposed_by) as by${more}
  from mashangban.settings s join mashangban.areas p on p.tenant = :tenant and p.id = s.area_id and here.id = any(p.path) where s.tenant = :tenant and s.state = 'proposed'`
