import { refuse } from '../../../shared/api/errors'
import { recordContactOpened } from '../../../shared/case/record'
import type { Case } from '../../../shared/case/schema'
import { actKey } from '../../../shared/case/trail'
import { sideOf } from '../../../shared/case/view'
import { ok } from '../../../shared/kernel/result'
import { grantsFor } from '../../../shared/permission/matrix'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { changeCase } from '../change-case'
import { loadActor } from '../load-actor'

/**
 * The phone behind the mask, against a reason that the company can read in the record (features row 97).
 * Nobody sees it without leaving that entry: it is written first.
 */
export const openContact: UseCase<'case.openContact'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const [{ actor }, calendar] = await Promise.all([loadActor(call), call.ports.settings.calendar()])
  const grant = grantsFor(actor, 'case.openContact')[0]
  if (!grant) return refuse('NOT_ALLOWED')
  const opened = await changeCase<Case['contact']>(call, input.caseId, actor, (current) => {
    if (sideOf(current, actor, call.now) === 'company') return refuse('CASE_NOT_YOURS')
    const already = current.trail.some((entry) => entry.key === actKey(actor.person, input.requestId))
    if (already) return ok({ next: null, answer: current.contact })
    const next = recordContactOpened(current, actor, grant.membership.role, input.requestId, input.reason, { now: call.now, calendar, salt: call.salt() })
    return next.ok ? ok({ next: next.value, answer: current.contact }) : next
  })
  if (!opened.ok) return opened
  const { vault } = call.ports
  return ok({ name: vault.open(opened.value.name), phone: vault.open(opened.value.phone) })
}
