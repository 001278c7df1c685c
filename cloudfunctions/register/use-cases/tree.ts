import type { Actor } from '../../../shared/access/actor'
import type { OutputOf } from '../../../shared/api'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { HERE, withinReach } from '../../_flow/scope'
import { areaCounts, mergingOf } from '../../_register/thing-json'
import { allowed, readByRight } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

const row = (a: string): string => `json_build_object('id', ${a}.id, 'version', ${a}.version, 'state', ${a}.state, 'name', ${a}.name, 'level', ${a}.level, 'code', ${a}.code, ${areaCounts(a)}, 'merging', ${mergingOf('area', `${a}.id`)})`

const readTree = statement<{ personId: string; areaId: string }, { actor: Omit<Actor, 'personId'>; path: string[] | null; found: OutputOf<'register.tree'> | null }>('register_tree', `
  select ${ACTOR} as actor, here.path, ${withinReach('register.tree', { areas: 'here.path' }, `json_build_object('area', ${row('here')},
      'above', (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name) order by step.n desc), '[]') from unnest(here.path) with ordinality step(id, n)
        join mashangban.areas a on a.tenant = :tenant and a.id = step.id where step.n > 1),
      'below', (select coalesce(json_agg(${row('a')} order by a.state desc, a.code, a.id), '[]') from mashangban.areas a where a.tenant = :tenant and a.parent_id = here.id))`)} as found
  ${HERE}`)

/** An area and the areas right below it, each with what lies in it or deeper. One trip. */
export const tree: UseCase<'register.tree'> = async ({ areaId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, path, found } = await call.ports.database.one(readTree, { personId: call.caller.personId, areaId })
  const may = allowed(call, actor, path && { areas: path }, 'AREA_NOT_FOUND')
  if (!may.ok) return may
  readByRight(found)
  // What lies above the caller's own area is nothing he may open.
  const mine = may.value.actor.memberships.flatMap(({ role, areaId: of }) => (role === 'admin' && of !== undefined ? [of] : []))
  const from = found.above.findIndex(({ id }) => mine.includes(id))
  return may.value.reply({ ...found, above: from < 0 ? [] : found.above.slice(from) })
}
