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

/** All that a sheet may name, with where its rows may lie, and their names by id. Two trips. */
export async function knownPlaces(database: Database, within: string): Promise<{ circumstances: Circumstances; names: Names }> {
  const areas = await database.rows(readAreas, {})
  const officials = await database.rows(readOfficials, {})
  return { circumstances: { areas: knownOf(areas), officials: knownOf(officials), within }, names: Object.fromEntries([...areas, ...officials].map(({ id, name }) => [id, name])) }
}
