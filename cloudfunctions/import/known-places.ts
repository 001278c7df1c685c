import { TAKES_OF_WORDS } from '../../shared/api/takes'
import { OFFICE_ROLE_NAMES } from '../../shared/register/office'
import { knownOf, type KnownThing } from '../../shared/register/known'
import type { Circumstances } from '../../shared/register/read-cell'
import { statement } from '../_database/statement'
import type { Database } from '../_database/connection'
import type { Names } from '../_register/words'

const readAreas = statement<object, KnownThing>('import_areas', `
  select a.id, a.name, a.level, a.path as within, (select json_agg(coalesce(p.name, '') order by step.n) from unnest(a.path) with ordinality step(id, n)
    join mashangban.areas p on p.tenant = :tenant and p.id = step.id) as path from mashangban.areas a where a.tenant = :tenant and a.state = 'open'`)

/** Whoever serves companies: officers by their public names. */
const readOfficials = statement<object, KnownThing>('import_officials', `
  select p.id, p.work_name as name, p.work_phone as phone from (select distinct m.person_id from mashangban.memberships m where m.tenant = :tenant and m.role = 'officer') o
    cross join lateral (select p.* from mashangban.persons p where p.tenant = :tenant and p.id = o.person_id offset 0) p where p.work_name is not null`)

/** Whoever is in office, by his public name: by role, as people of companies are far more. */
const readInOffice = statement<object, KnownThing>('import_in_office', `
  select p.id, p.work_name as name, p.work_phone as phone from (select distinct m.person_id from unnest(array[${OFFICE_ROLE_NAMES.map((role) => `'${role}'`).join(', ')}]) r(role)
      cross join lateral (select n.person_id from mashangban.memberships n where n.tenant = :tenant and n.role = r.role offset 0) m) o
    cross join lateral (select p.* from mashangban.persons p where p.tenant = :tenant and p.id = o.person_id offset 0) p where p.work_name is not null`)

/** Open units; its area tells one of two from the other. */
const readUnits = statement<object, KnownThing>('import_units', `
  select u.id, u.name, json_build_array(u.name, a.name) as path, a.path as within from mashangban.units u join mashangban.areas a on a.tenant = :tenant and a.id = u.area_id where u.tenant = :tenant and u.state = 'open'`)

/** What a sheet may name besides areas. */
const READS = { officials: readOfficials, inOffice: readInOffice, units: readUnits } as const
export type Knowable = keyof typeof READS

export interface Places {
  circumstances: Circumstances
  names: Names
  areas: readonly KnownThing[]
}

/** All that a sheet may name, with where its rows may lie, and their names by id. A trip for areas, which are always wanted, and one for each that is `wanted` besides. */
export async function knownPlaces(database: Database, within: string, wanted: readonly Knowable[]): Promise<Places> {
  const areas = await database.rows(readAreas, {})
  const found: Partial<Record<Knowable, KnownThing[]>> = {}
  for (const each of wanted) found[each] = await database.rows(READS[each], {})
  const { officials = [], inOffice = [], units = [] } = found
  return {
    areas, circumstances: { areas: knownOf(areas), officials: knownOf(officials), inOffice: knownOf(inOffice), units: knownOf(units), takes: TAKES_OF_WORDS, within },
    names: Object.fromEntries([...areas, ...officials, ...inOffice, ...units].map(({ id, name }) => [id, name])),
  }
}
