import { type Count, type QuotaName, QUOTAS } from '../../shared/settings/quotas'

/** SQL: how often that may be done here: what the tenant's settings say (`what` and `most` are expressions), or else the table. */
const allowed = (what: string, most: string): string =>
  `coalesce((select (s.value ->> ${what})::int from mashangban.settings s where s.tenant = :tenant and s.name = 'quotas' order by s.version desc limit 1), ${most})`

/** SQL: the limit of one quota. */
export const mostOf = (what: QuotaName): string => allowed(`'${what}'`, String(QUOTAS[what].most))

/** A count as the CTEs of `counting` take it (`:counts::jsonb`). */
export const counted = (counts: readonly Count[]): object[] => counts.map((count) => ({ ...count, most: QUOTAS[count.what].most }))

/**
 * CTEs: counts one more of each of `:counts::jsonb`, once `after` (a CTE) has given a row. `within` must be asked for: over a limit it undoes
 * the whole statement. All lock in one order. A span that slides keeps the instants that are still in it, so that no border of the clock lets through
 * twice as many.
 */
export const counting = (after: string): string => `counts as materialized (select n.*, ${allowed('n.what', 'n.most')} as allowed
    from (select from ${after} limit 1) d, jsonb_to_recordset(:counts::jsonb) n(what text, subject text, slot text, until timestamptz, at timestamptz, most int)),
  used as (insert into mashangban.quotas as q (tenant, what, subject, slot, used, until, recent)
    select :tenant, n.what, n.subject, n.slot, 1, n.until, case when n.at is not null then array[n.at] end from counts n order by n.what, n.subject, n.slot
    on conflict (tenant, what, subject, slot) do update set used = q.used + 1, until = excluded.until,
      recent = case when excluded.recent is not null then array(select r from unnest(q.recent) r where r > excluded.recent[1] - (excluded.until - excluded.recent[1])) || excluded.recent end
    returning q.what, case when q.recent is null then q.used else cardinality(q.recent) end as used),
  within as materialized (select bool_and(mashangban.within(n.what, u.used, n.allowed)) as ok from used u join counts n using (what))`
