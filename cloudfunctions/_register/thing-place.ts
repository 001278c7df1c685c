/**
 * SQL: where a thing of the register lies (`:of`, `:id`), as the path of its area; null: there is none. An office says by its own id where it was, also
 * when it has ended: of a department's people by their unit.
 */
export const THING_PATH = `(case :of::text
    when 'company' then (select a.path from mashangban.companies t join mashangban.areas a on a.tenant = :tenant and a.id = t.area_id where t.tenant = :tenant and t.id = :id)
    when 'area' then (select a.path from mashangban.areas a where a.tenant = :tenant and a.id = :id)
    when 'unit' then (select a.path from mashangban.units t join mashangban.areas a on a.tenant = :tenant and a.id = t.area_id where t.tenant = :tenant and t.id = :id)
    when 'hall' then (select a.path from mashangban.halls t join mashangban.areas a on a.tenant = :tenant and a.id = t.area_id where t.tenant = :tenant and t.id = :id)
    when 'matter' then (select a.path from mashangban.matters t join mashangban.areas a on a.tenant = :tenant and a.id = t.area_id where t.tenant = :tenant and t.id = :id)
    when 'window' then (select a.path from mashangban.windows t join mashangban.halls h on h.tenant = :tenant and h.id = t.hall_id
      join mashangban.areas a on a.tenant = :tenant and a.id = h.area_id where t.tenant = :tenant and t.id = :id)
    when 'office' then (select a.path from mashangban.areas a where a.tenant = :tenant and a.id = case split_part(:id, ':', 2)
      when 'department' then (select t.area_id from mashangban.units t where t.tenant = :tenant and t.id = split_part(:id, ':', 3)) else split_part(:id, ':', 3) end)
  end)`
/** FROM of a statement that asks it once: `here.path`. */
export const THING_HERE = `from (select ${THING_PATH} as path) here`
