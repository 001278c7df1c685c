import { whileViewing } from '../_database/statement'

/**
 * Which cases an administrator has opened with another's eyes stands in the deeds, once a minute each: a CTE more after `c` (reading.ts), in the statement that reads, and
 * only while viewing. Where it counts and for whom: as a deed about that case.
 */
export const looked = (): string => whileViewing(`,
  looked as (insert into mashangban.deeds (tenant, area, at, id, depth, kind, action, person_id, of, thing, company_id, detail)
    select :tenant, l.area, :minute::timestamptz, md5(concat_ws(' ', :viewer::text, 'views', :personId::text, k.id)), l.depth::int, 'viewing', 'viewing.look', :viewer, 'case', k.id,
      case when k.verified then k.company_id end, jsonb_build_object('viewingId', :viewingId::text)
    from c join mashangban.cases k on k.tenant = :tenant and k.id = c.id join mashangban.areas a on a.tenant = :tenant and a.id = k.area_id, unnest(a.path) with ordinality l(area, depth)
    on conflict do nothing returning 1)`)
