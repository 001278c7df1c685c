/** SQL: a rule of 结对 (its alias), as its history calls its parts. */
export const ruleParts = (r: string): string => `jsonb_build_object('areaId', ${r}.area_id, 'industry', ${r}.industry, 'size', ${r}.size, 'key', ${r}.key, 'officers', ${r}.officers)`

/** SQL: the number of its next change (an expression of its id). A rule bears none itself; that it was added is always the first. */
export const nextOfRule = (id: string): string => `(select coalesce(max(h.version), 1) + 1 from mashangban.changes h where h.tenant = :tenant and h.of = 'rule' and h.id = ${id})`
