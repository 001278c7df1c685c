import type { OutputOf } from '../../../shared/api'
import { readInstant, readOptional } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { allowed, readByRight } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { FROM_UNLISTED, ITS_CASES, RECOGNISED, type UnlistedPlace } from './read'

type Shown = OutputOf<'unlisted.show'>

const readShown = statement<{ personId: string; unlistedId: string }, UnlistedPlace & { found: Shown | null }>('unlisted_show', `
  select ${ACTOR} as actor, a.path, ${withinReach('unlisted.show', { areas: 'a.path' }, `json_build_object('id', u.id, 'version', u.version, 'state', u.state, 'name', u.name, 'uscc', u.uscc,
      'area', json_build_object('id', a.id, 'name', a.name), 'filedAt', u.filed_at, 'lastAt', u.last_at,
      'cases', (select count(*)::int from ${ITS_CASES}) + (select count(*)::int from ${RECOGNISED}),
      'undoing', case when u.state = 'listed' then 0 else (select count(*)::int from ${RECOGNISED}) end,
      'filer', (select json_build_object('nameMasked', c.body->'contact'->>'nameMasked', 'phoneMasked', c.body->'contact'->>'phoneMasked') from ${ITS_CASES} and not c.confidential and c.closed_to = '{}' order by c.id limit 1),
      'company', (select json_build_object('id', k.id, 'name', k.name) from mashangban.companies k where k.tenant = :tenant and k.id = u.company_id),
      'decidedBy', (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = u.decided_by), 'decidedAt', u.decided_at, 'reason', u.reason)`)} as found
  ${FROM_UNLISTED}`)

/** A company that is not in the register, as an administrator of its area sees it; of whoever filed masked, and nothing of what he must not know. One trip. */
export const show: UseCase<'unlisted.show'> = async ({ unlistedId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, path, found } = await call.ports.database.one(readShown, { personId: call.caller.personId, unlistedId })
  const may = allowed(call, actor, path && { areas: path }, 'UNLISTED_NOT_FOUND')
  if (!may.ok) return may
  readByRight(found)
  return may.value.reply({ ...found, filedAt: readInstant(found.filedAt), lastAt: readInstant(found.lastAt), decidedAt: readOptional(found.decidedAt) })
}
