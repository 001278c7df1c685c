import { after, type Changes } from '../../../shared/register/changes'
import type { Values } from '../../../shared/register/field'
import { ROW_KINDS } from '../../../shared/register/row-kinds'
import { statement } from '../../_database/statement'
import { putPlaces } from '../../_register/put-places'
import { type ThingNow, thingNow, thingWrite, type ThingWrite } from '../../_register/things'
import { type HallRow, hallOf, HALLS, putHalls } from './halls'
import type { Kind, Met, SheetRow } from './kind'
import { madeId, placeKind } from './place'
import { surveyWindows } from './window-survey'

/** A window, and what its row does to its hall. Without `row` the window stays as it is. */
interface WindowWrite extends Partial<ThingWrite> {
  line: number
  hall: HallRow | null
}

const IN_HALL = { hallName: 'hall_name', hallAreaId: 'hall_area', hallAddress: 'hall_address' } as const
const rows = (which: string): string => `(select t.*, i.name as hall_name, i.area_id as hall_area, i.address as hall_address from mashangban.windows t join mashangban.halls i on i.tenant = :tenant and i.id = t.hall_id
    where t.tenant = :tenant and ${which} offset 0)`
/** With what a sheet says of its hall among the values. */
const now = (t: string): string => Object.entries(IN_HALL).reduce((json, [field, column]) => `jsonb_set(${json}, '{values,${field}}', to_jsonb(${t}.${column}))`, `(${thingNow('window', t)})::jsonb`)

interface Found {
  n: number
  hall: { id: string; address: string }
  now: ThingNow | null
}

/** Open halls by area and name, and their open windows by number. */
const readNumbered = statement<{ areas: string[]; names: string[]; numbers: string[] }, Found>('import_windows_numbered', `
  select k.n::int as n, json_build_object('id', h.id, 'address', h.address) as hall, case when t.id is not null then ${now('t')} end as now
  from unnest(:areas::text[], :names::text[], :numbers::text[]) with ordinality k(area, name, number, n)
    cross join lateral (select o.id, o.address from mashangban.halls o where o.tenant = :tenant and o.area_id = k.area and o.name = k.name and o.state = 'open' order by o.id limit 1) h
    left join lateral (select w.* from ${rows(`t.hall_id = h.id and t.number = k.number and t.state = 'open'`)} w order by w.id limit 1) t on true`)

/** What a row says of a window, in the light of the hall it stands in, which may not be there yet. */
function metBy({ key, values }: SheetRow, found: Found | undefined, importId: string): Met<ThingNow> {
  if (key === null) return { key: null, now: null, problems: [] }
  const { hall, now: standing = null } = found ?? {}
  const said = { ...values, hallId: hall?.id ?? madeId('ha', importId, String(values['hallAreaId']), String(values['hallName'])) }
  const { hallAddress } = values
  const differs = hall !== undefined && hall.address !== '' && typeof hallAddress === 'string' && hallAddress !== hall.address
  return { key: standing?.id ?? madeId('wi', importId, key), now: standing, values: said, problems: differs ? [{ code: 'HALL_ADDRESS', field: 'hallAddress', value: hallAddress }] : [] }
}

/** A row for the window and one for its hall; null: somebody has given the hall another address meanwhile. */
function windowWrite(id: string, standing: ThingNow | null, what: Changes, line: number): WindowWrite | null {
  const { hallName = null, hallAreaId = null, hallAddress, ...own }: Values = after(what)
  const address = typeof hallAddress === 'string' ? hallAddress : ''
  if (standing !== null && address !== '' && what['hallAddress']?.[0] !== '') return null
  const hallId = String(standing?.values['hallId'] ?? own['hallId'])
  const hall = standing === null ? { id: hallId, name: String(hallName), area_id: String(hallAreaId), address } : address === '' ? null : { id: hallId, name: null, area_id: null, address }
  return { ...thingWrite('window', id, standing, own), line, hall }
}

const putWindows = putPlaces('window', {
  twins: ['o.hall_id = r.hall_id and o.number = r.number'],
  where: `exists (select from mashangban.halls h where h.tenant = :tenant and h.id = r.hall_id and h.state = 'open' union all select from halls_made m where m.id = r.hall_id)`,
})

/**
 * 窗口名单: windows by hall and number. A hall that is not there is made with its first window and found again by name and area; a sheet gives an address to one that has none, and changes no other: of
 * a hall that has moved its page is told.
 */
export const WINDOWS: Kind<ThingNow, WindowWrite> = {
  ...placeKind('window', ROW_KINDS.window),
  rows,
  now,
  beneath: { kind: HALLS, idIn: hallOf },
  areaOf: ({ values }) => String(values['hallAreaId']),
  knows: ['units'],
  survey: surveyWindows,
  async meet(database, batch, { importId }) {
    const asked = batch.filter(({ key }) => key !== null)
    const texts = (field: string): string[] => asked.map(({ values }) => String(values[field]))
    const found = await database.rows(readNumbered, { areas: texts('hallAreaId'), names: texts('hallName'), numbers: texts('number') })
    const there = new Map(found.map((each) => [asked[each.n - 1]?.line, each] as const))
    return new Map(batch.map((row) => [row.line, metBy(row, there.get(row.line), importId)]))
  },
  write: (id, standing, what, { line = 0 }) => windowWrite(id, standing, what, line),
  pack: (rows) => rows,
  put: (afterwards) => `${putHalls(afterwards)},
  ${putWindows(afterwards)}`,
  // A code on it, a rating of it.
  dropped: `dropped as (delete from mashangban.windows w where w.tenant = :tenant and w.id = any(array(select d.id from drops d)) and w.version = 1
    and (select k.code_id from mashangban.codes k where k.tenant = :tenant and k.of = 'window' and k.id = w.id limit 1) is null
    and (select g.rating_id from mashangban.ratings g where g.tenant = :tenant and g.of = 'window' and g.id = w.id limit 1) is null returning w.id)`,
}
