/** The thing that messages about one merge are of. */
export const aboutMerge = (mergeId: string): string => `merge-${mergeId}`

/** SQL: the administrators above both (`:above`) of this instant, without `:personId` himself, once a CTE has a row: whoever may confirm it. */
export const confirmers = (after: string): string =>
  `select m.person_id from ${after} p join mashangban.memberships m on m.tenant = :tenant and m.role = 'admin' and m.place = any(:above::text[]) where m.person_id <> :personId::text`
