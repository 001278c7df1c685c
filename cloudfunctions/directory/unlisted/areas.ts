import type { OutputOf } from '../../../shared/api'
import { ok } from '../../../shared/kernel/result'
import { statement } from '../../_database/statement'
import { signedIn, type UseCase } from '../../_runtime/use-case'

/** So many are offered of one level; a county has no more streets. */
const MOST = 200

/** SQL: an area of the tree that may be chosen, from the province down to the street. */
const OFFERED = (a: string): string => `${a}.state = 'open' and ${a}.level in ('province', 'city', 'district', 'street')`
/** SQL: what lies in an area (an expression), or the roots. */
const within = (id: string): string => `a.tenant = :tenant and a.parent_id = ${id} and ${OFFERED('a')}`

const readAreas = statement<{ areaId: string | null }, OutputOf<'unlisted.areas'>>('unlisted_areas', `
  with roots as materialized (select a.id, a.name from mashangban.areas a where a.tenant = :tenant and a.parent_id is null and ${OFFERED('a')} order by a.id limit ${MOST}),
  here as materialized (select a.id, a.name from mashangban.areas a where a.tenant = :tenant and a.id = :areaId and ${OFFERED('a')}
    union all select r.id, r.name from roots r where :areaId::text is null and (select count(*) from roots) = 1),
  below as (select a.id, a.name from here, lateral (select a.id, a.name from mashangban.areas a where ${within('here.id')} order by a.id limit ${MOST}) a
    union all select r.id, r.name from roots r where :areaId::text is null and (select count(*) from roots) > 1)
  select (select json_build_object('id', here.id, 'name', here.name) from here) as at,
    (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name, 'more', exists (select from mashangban.areas a where ${within('b.id')})) order by b.id), '[]') from below b) as below`)

/** What somebody may say of where a company is that has no code. One trip. */
export const areas: UseCase<'unlisted.areas'> = async ({ areaId = null }, anyCall) => {
  const { ports } = signedIn(anyCall)
  return ok(await ports.database.one(readAreas, { areaId }))
}
