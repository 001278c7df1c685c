import { after, type Changes } from '../../../shared/register/changes'
import { putPlaces } from '../../_register/put-places'
import { thingNow, thingWrite } from '../../_register/things'
import type { Beneath } from './kind'

/** A hall as a row of windows speaks of it: to be made (`name`), or to get the address that it has not. */
export interface HallRow {
  id: string
  name: string | null
  area_id: string | null
  address: string
}

/** SQL: an open hall (`o`) of the name and place of `h`. */
const TWIN = 'o.area_id = h.area_id and o.name = h.name'

/** SQL: the hall of a row of the stage (its alias). */
export const hallOf = (row: string): string => `coalesce(${row}.put ->> 'hallId', (select w.hall_id from mashangban.windows w where w.tenant = :tenant and w.id = ${row}.key))`

/**
 * CTEs that make the halls of `:rows::jsonb` (each with its `hall`, a HallRow or null) once `after` (a CTE) has given a row: each once, however many windows name it, and with the first address that
 * any of them gives. One that is there gets an address only where it has none. `halls_made`, `halls_filled`: what was done, noted as everything is.
 */
export const putHalls = (afterwards: string): string => `hall_rows as materialized (select h.id, min(h.name) as name, min(h.area_id) as area_id, coalesce((array_agg(h.address order by r.line) filter (where h.address <> ''))[1], '') as address
    from (select from ${afterwards} limit 1) d, jsonb_to_recordset(:rows::jsonb) r(line int, hall jsonb) cross join lateral jsonb_to_record(r.hall) h(id text, name text, area_id text, address text) where h.id is not null group by h.id),
  halls_made as (insert into mashangban.halls (tenant, id, version, name, area_id, address, state) select :tenant, h.id, 1, h.name, h.area_id, h.address, 'open' from hall_rows h
    where h.name is not null and not exists (select from mashangban.halls o where o.tenant = :tenant and o.state = 'open' and ${TWIN}) on conflict do nothing returning id),
  halls_filled as (update mashangban.halls o set address = h.address, version = o.version + 1 from hall_rows h
    where h.address <> '' and o.tenant = :tenant and o.id = any(array(select k.id from hall_rows k)) and o.id = h.id and o.address = '' and o.state = 'open' and (select count(*) from halls_made) >= 0 returning o.id, o.version),
  noted_halls as (insert into mashangban.changes (tenant, of, id, version, at, person_id, run, back, what)
    select :tenant, 'hall', h.id, coalesce(f.version, 1), :at::timestamptz, :personId, :run::text, :back::boolean, case when f.id is not null then jsonb_build_object('address', jsonb_build_array('', h.address)) else jsonb_build_object(
      'name', jsonb_build_array(null, h.name), 'areaId', jsonb_build_array(null, h.area_id), 'address', jsonb_build_array(null, h.address), 'state', jsonb_build_array(null, 'open')) end
    from hall_rows h left join halls_filled f on f.id = h.id where f.id is not null or h.id in (select m.id from halls_made m) returning 1)`

/** Halls that were made or given an address with windows, as they go back: after the windows, and none that has one by now, open or closed. */
export const HALLS: Beneath = {
  of: 'hall',
  rows: (which) => `(select t.* from mashangban.halls t where t.tenant = :tenant and ${which} offset 0)`,
  idIs: (alias, id) => `${alias}.id = ${id}`,
  // Of a hall that stays one row speaks: one that stays itself, or the first that named it.
  keysOf: (ids) => `array(select (select r.key from mashangban.import_rows r where r.tenant = :tenant and r.run = :importId and r.act in ('new', 'changed', 'kept') and ${hallOf('r')} = k.id order by r.act <> 'kept', r.line limit 1) from unnest(${ids}) k(id))`,
  silent: () => 'false',
  now: (alias) => thingNow('hall', alias),
  isMaking: (version) => version === 1,
  write(id, now, what: Changes, { line = 0 }) {
    const write = thingWrite('hall', id, now, after(what))
    return write === null ? null : { ...write, line }
  },
  pack: (rows) => rows,
  put: putPlaces('hall', { twins: ['o.area_id = r.area_id and o.name = r.name'] }),
  dropped: `dropped as (delete from mashangban.halls h where h.tenant = :tenant and h.id = any(array(select d.id from drops d)) and h.version = 1
    and (select w.id from mashangban.windows w where w.tenant = :tenant and w.hall_id = h.id limit 1) is null returning h.id)`,
}
