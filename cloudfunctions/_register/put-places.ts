import { type PlaceKind, TABLES } from './things'

interface Putting {
  /** SQL: what an open one (`o`) beside which row `r` may not stand has in common with it, one way each. */
  twins: readonly string[]
  /** Of an area: a CTE (`id`, `path`) with where the new ones lie; those that it does not name are not made. */
  paths?: string
  /** SQL: what has to be there besides for a new one of row `r`. */
  where?: string
}

/** SQL: no open one is a twin of row `r`, each way asked by itself: of ways joined by `or` each row is held against all that there are. */
export const noTwin = (of: PlaceKind, twins: readonly string[]): string =>
  twins.map((twin) => `not exists (select from mashangban.${TABLES[of].table} o where o.tenant = :tenant and o.state = 'open' and ${twin})`).join(' and ')

/**
 * CTEs that write things of one kind (`:rows::jsonb`: a list of ThingWrite, each with its `line`) once `after` (a CTE) has given a row: `put` has the ids that were written. A new one
 * with a twin is not, nor one whose version has moved; `lost` has the ids of those. What changed is noted in the same statement (`:at`, `:personId`, `:run`, `:back`).
 */
export const putPlaces = (of: PlaceKind, { twins, paths, where }: Putting) => (after: string): string => {
  const { table, columns } = TABLES[of]
  const all = Object.values(columns)
  const named = (alias: string): string => all.map((column) => `${alias}.${column}`).join(', ')
  return `rows as materialized (select r.line, r.before, r.what, p.* from (select from ${after} limit 1) d, jsonb_to_recordset(:rows::jsonb) r(line int, before int, "row" jsonb, what jsonb)
      cross join lateral jsonb_populate_record(null::mashangban.${table}, r."row") p where r."row" is not null),
  ${paths === undefined ? '' : `paths as materialized (${paths}),`}
  made as (insert into mashangban.${table} (tenant, id, version, ${all.join(', ')}${paths === undefined ? '' : ', path'}) select :tenant, r.id, 1, ${named('r')}${paths === undefined ? '' : ', w.path'}
    from rows r ${paths === undefined ? '' : 'join paths w on w.id = r.id'} where r.before is null and ${noTwin(of, twins)}${where === undefined ? '' : ` and ${where}`} on conflict do nothing returning id),
  altered as (update mashangban.${table} o set ${all.map((column) => `${column} = r.${column}`).join(', ')}, version = o.version + 1 from rows r
    where o.tenant = :tenant and o.id = any(array(select k.id from rows k where k.before is not null)) and o.id = r.id and o.version = r.before and (select count(*) from made) >= 0 returning o.id),
  put as materialized (select m.id from made m union all select a.id from altered a),
  lost as materialized (select case when (select count(*) from put) = (select count(*) from rows) then '{}' else array(select r.id from rows r where r.id not in (select p.id from put p)) end as ids),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, run, back, what)
    select :tenant, '${of}', r.id, coalesce(r.before, 0) + 1, :at::timestamptz, :personId, :run::text, :back::boolean, r.what from put p join rows r on r.id = p.id returning id)`
}
