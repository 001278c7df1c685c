/** SQL: matters (by their alias) that are open on a day of China (`:today`). */
export const openToday = (m: string): string => `${m}.state = 'open' and (${m}.starts is null or ${m}.starts <= :today) and (${m}.ends is null or ${m}.ends >= :today)`
export const OPEN_TODAY = openToday('m')

/** SQL: the names of what a matter (alias) lies under, from the top, without its topic, as a list of objects. */
export const aboveOf = (m: string): string => `(select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by step.n desc), '[]')
      from unnest(${m}.path) with ordinality step(id, n) join mashangban.matters o on o.tenant = :tenant and o.id = step.id where o.id <> ${m}.id)`

/** SQL: matters (alias m) right below `:parentId`, or right below `:topic` where that is null. */
export const BELOW = `m.tenant = :tenant and m.topic = :topic and coalesce(m.parent_id, '') = coalesce(:parentId, '')`
