import type { OutputOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { subjectOf } from '../../../shared/case/subject'
import { CASE } from '../../../shared/case/flow'
import type { Case } from '../../../shared/case/schema'
import type { Recorded, Shape } from '../../../shared/flow/shape'
import { ok, type Result } from '../../../shared/kernel/result'
import { CHANCE, timedId } from '../../../shared/kernel/timed-id'
import { order } from '../../../shared/supervision/order'
import type { Supervision } from '../../../shared/supervision/schema'
import { REQUEST, SETTINGS } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { CASES } from '../../_flow/case-rows'
import { caseSubject } from '../../_flow/case-subject'
import { checkedChange } from '../../_flow/checked-change'
import { type ChildrenRead, childrenJson, withParent } from '../../_flow/family'
import { keptOf } from '../../_flow/flows'
import { docJson } from '../../_flow/kept'
import { AS_READ, readAs, type ReadAs } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { writeChange } from '../../_flow/store'
import type { CommandRead } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

type Ordered = OutputOf<'supervision.order'>

interface OrderRead extends CommandRead, ReadAs {
  /** Null: he may not. */
  children: ChildrenRead | null
}

const readOrder = statement<{ personId: string; now: string; requestId: string; cold: boolean; caseId: string }, OrderRead>('supervision_order_read', `
  with ${readAs(CASES, ':caseId', docJson(CASES, 'c'), `${withinReach('supervision.order', caseSubject('c'), childrenJson(CASES, 'c.id'))} as children, `)}
  select ${REQUEST}, ${SETTINGS}, ${AS_READ}, (select c.children from c) as children from reader`)

/** Can a word be ordered on this case now? The supervisor's own last order must be settled first. */
function settled(current: Case, open: readonly Supervision[], personId: string): Result<null, Refusal> {
  if (current.box !== 'open') return refuse('CASE_WRONG_STATUS', { status: current.status })
  return open.some(({ orderedBy }) => orderedBy === personId) ? refuse('SUPERVISION_OPEN') : ok(null)
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
  return governed<OrderRead, Ordered>(call, {
    requestId,
    asked: () => ({ caseId, text, day }),
    read: () => database.one(readOrder, { personId, now: call.now, requestId, cold: settings.stale(), caseId }),
    may: ({ actor, found }) => (found ? allowed(call, actor, subjectOf(CASES.docOf(found))) : refuse('CASE_NOT_FOUND')),
    async decide({ found, children }, { actor: supervisor }) {
      if (!found || !children) return refuse('CASE_NOT_FOUND')
      const current = CASES.docOf(found)
      const free = settled(current, (children['supervision'] ?? []).map((read) => supervisions.docOf(read) as Supervision), personId)
      if (!free.ok) return free
      const at = { now: call.now, calendar: (await settings.at(call.now, CASES.under(current))).calendar, salt: call.salt() }
      const { id, number, title, areaPath, profile: { unitId } } = current
      const ordered = order({
        id: timedId(call.now, call.random(CHANCE)), parent: { id, number, title, areaPath, ...(unitId === undefined ? {} : { unitId }), holders: CASE.holders(current), holderName: CASE.holderName(current) }, day, text, supervisor,
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
