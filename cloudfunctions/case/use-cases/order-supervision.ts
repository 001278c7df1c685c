import type { OutputOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { Actor } from '../../../shared/access/actor'
import { actorOf } from '../../../shared/access/actor-of'
import { CASE } from '../../../shared/case/flow'
import type { Case } from '../../../shared/case/schema'
import type { Recorded, Shape } from '../../../shared/flow/shape'
import { ok, type Result } from '../../../shared/kernel/result'
import { CHANCE, timedId } from '../../../shared/kernel/timed-id'
import { mayOrder, order } from '../../../shared/supervision/order'
import type { Supervision } from '../../../shared/supervision/schema'
import { REQUEST, SETTINGS } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { CASES } from '../../_flow/case-rows'
import { checkedChange } from '../../_flow/checked-change'
import { type ChildrenRead, childrenJson, withParent } from '../../_flow/family'
import { keptOf } from '../../_flow/flows'
import { docJson, type ReadDoc } from '../../_flow/kept'
import { mayRead, READER, READER_AS_ACTOR } from '../../_flow/reading'
import { writeChange } from '../../_flow/store'
import { command, type CommandRead } from '../../_runtime/command'
import { signedIn, type UseCase } from '../../_runtime/use-case'

type Ordered = OutputOf<'supervision.order'>

interface OrderRead extends CommandRead {
  actor: Omit<Actor, 'personId'>
  found: ReadDoc | null
  children: ChildrenRead
}

const readOrder = statement<{ personId: string; requestId: string; cold: boolean; caseId: string }, OrderRead>('supervision_order_read', `
  with ${READER},
  c as materialized (select c.id, ${docJson(CASES, 'c')} as found from reader, ${CASES.table} c where c.tenant = :tenant and c.id = :caseId and ${mayRead(CASES, 'c')})
  select ${REQUEST}, ${SETTINGS}, ${READER_AS_ACTOR} as actor, (select c.found from c) as found, ${childrenJson(CASES, '(select c.id from c)')} from reader`)

/** May this supervisor order a word on this case now? His own last order must be settled first. */
function allowed(current: Case, open: readonly Supervision[], actor: Actor): Result<null, Refusal> {
  if (!actor.memberships.some(({ role }) => role === 'supervisor')) return refuse('NOT_ALLOWED')
  if (current.box !== 'open') return refuse('CASE_WRONG_STATUS', { status: current.status })
  if (!mayOrder(current, [], actor)) return refuse('NOT_ALLOWED')
  return mayOrder(current, open, actor) ? ok(null) : refuse('SUPERVISION_OPEN')
}

/**
 * 督办: the order begins, and the case notes it, in one statement at the version that was read, so that two orders of one supervisor at the same
 * moment cannot both stand. Two trips.
 */
export const orderSupervision: UseCase<'supervision.order'> = async ({ caseId, requestId, text, day }, anyCall) => {
  const call = signedIn(anyCall)
  const { database, settings, wechat, tenant } = call.ports
  const { personId } = call.caller
  const supervisions = keptOf('supervision')
  const checked = wechat.checkText(text, call.caller.openid, 2)
  return command<OrderRead, Ordered>(call, {
    requestId,
    asked: () => ({ caseId, text, day }),
    read: () => database.one(readOrder, { personId, requestId, cold: settings.stale(), caseId }),
    async decide({ actor: who, found, children }) {
      if (!found) return refuse('CASE_NOT_FOUND')
      const supervisor = actorOf(personId, who)
      const current = CASES.docOf(found)
      const may = allowed(current, (children['supervision'] ?? []).map((read) => supervisions.docOf(read) as Supervision), supervisor)
      if (!may.ok) return may
      const at = { now: call.now, calendar: await settings.calendar(), salt: call.salt() }
      const { id, number, title, areaPath } = current
      const ordered = order({
        id: timedId(call.now, call.random(CHANCE)), parent: { id, number, title, areaPath, holders: CASE.holders(current), holderName: CASE.holderName(current) }, day, text, supervisor,
      }, at)
      if (!ordered.ok) return ordered
      const change = checkedChange<Recorded<Shape>>(supervisions, ordered.value, await checked, at, call.salt)
      if (!change.ok) return change as Result<never, Refusal>
      const pieces = withParent({ kept: supervisions, read: null, change: change.value }, found, { actor: supervisor, role: 'supervisor' }, { ...at, salt: call.salt() })
      if (!pieces.ok) return pieces as Result<never, Refusal>
      const { next } = ordered.value
      return ok({
        reply: { supervisionId: next.id, number, version: 1, status: next.status },
        of: { of: 'supervision', id: next.id },
        write: (request) => writeChange(database, tenant, pieces.value, { doer: personId, at: call.now }, request),
      })
    },
  })
}
