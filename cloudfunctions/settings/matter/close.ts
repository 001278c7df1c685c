import type { Actor } from '../../../shared/access/actor'
import type { OutputOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import type { CommandRead } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { MATTER_NOW, type MatterNow, matterWrite } from './kept'
import { orTwice, writing } from './save'

interface Read extends CommandRead {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  now: MatterNow | null
  /** How many open ones lie right below it; null: he may not know. */
  below: number | null
  /** What it lies under is closed. */
  shut: boolean
}

const readForClose = statement<{ personId: string; requestId: string; matterId: string }, Read>('matter_close_read', `
  select ${REQUEST}, ${ACTOR} as actor, a.path, ${MATTER_NOW} as now,
    ${withinReach('matter.close', { areas: 'a.path' }, `(select count(*)::int from mashangban.matters b where b.tenant = :tenant and b.topic = m.topic and coalesce(b.parent_id, '') = m.id and b.state = 'open')`)} as below,
    exists (select from mashangban.matters up where up.tenant = :tenant and up.id = m.parent_id and up.state = 'closed') as shut
  from (select 1) one left join mashangban.matters m on m.tenant = :tenant and m.id = :matterId left join mashangban.areas a on a.tenant = :tenant and a.id = m.area_id`)

/** Closes a matter below which nothing is open, or opens it again. Its guide stays, and says that it is closed. Two trips. */
export const close: UseCase<'matter.close'> = ({ requestId, matterId, seen, open }, anyCall) => {
  const call = signedIn(anyCall)
  const { database, tenant } = call.ports
  return orTwice(governed<Read, OutputOf<'matter.close'>>(call, {
    requestId,
    asked: () => ({ matterId, open }),
    read: () => database.one(readForClose, { personId: call.caller.personId, requestId, matterId }),
    may: ({ actor, path }) => allowed(call, actor, path && { areas: path }, 'THING_NOT_FOUND'),
    async decide({ now, below, shut }) {
      if (now === null || below === null) return refuse('THING_NOT_FOUND')
      if (now.version !== seen) return refuse('THING_CHANGED')
      if (!open && below > 0) return refuse('THING_IN_USE', { what: `下级事项 ${below} 个` })
      if (open && shut) return refuse('MATTER_PARENT')
      const write = await matterWrite(tenant, matterId, now, { state: open ? 'open' : 'closed' }, now.path)
      return ok({ reply: { id: matterId, version: now.version + (write === null ? 0 : 1), changed: write !== null }, of: { of: 'matter', id: matterId }, write: writing(call, matterId, write) })
    },
  }))
}
