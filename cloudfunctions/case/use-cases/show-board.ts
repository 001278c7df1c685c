import { isExcluded } from '../../../shared/case/audience'
import type { CaseRow } from '../../../shared/case/schema'
import { summaryOf } from '../../../shared/case/view'
import { refuse } from '../../../shared/api/errors'
import { chinaDay } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { grantsFor } from '../../../shared/permission/matrix'
import { areaToken, poolToken, superviseToken } from '../../../shared/permission/tokens'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { loadActor } from '../load-actor'

const MOST = 100

/** Messages that were given up sort after every instant in the push queue. */
export const PARKED = 'parked'

/**
 * 分办和督办看板: what has no owner, what is due today, what is overdue, which messages did not arrive. One hop of bounded index
 * reads beside the actor, plus one for the tab a supervisor reads by another token.
 */
export const showBoard: UseCase<'case.board'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { cases, repository } = call.ports
  const page = (token: Parameters<typeof cases.page>[0]['token']) => cases.page({ token, box: 'open', after: null, limit: MOST })
  const [{ actor }, pool, inArea, supervised, parked] = await Promise.all([
    loadActor(call),
    page(poolToken(input.areaId)),
    page(areaToken(input.areaId)),
    page(superviseToken(input.areaId)),
    repository.find('messages', { pushAt: { $gte: PARKED } }, { orderBy: [['pushAt', 'desc']], limit: 20 }),
  ])
  const grant = grantsFor(actor, 'case.board').find(({ membership }) => membership.areaId === input.areaId)
  if (!grant) return refuse('NOT_ALLOWED')
  const supervises = grant.membership.role === 'supervisor'
  const visible = (list: readonly CaseRow[]) => list.filter((current) => !isExcluded(current, actor))
  const open = visible(supervises ? supervised : inArea)
  const today = chinaDay(call.now)
  const rows = (list: readonly CaseRow[]) => list.map((current) => summaryOf(current, actor, call.now))
  return ok({
    now: call.now,
    unowned: rows(supervises ? open.filter((current) => current.holder.poolArea !== null) : visible(pool)),
    overdue: rows(open.filter((current) => current.dueAt !== null && current.dueAt <= call.now)),
    dueToday: rows(open.filter((current) => current.dueAt !== null && current.dueAt > call.now && chinaDay(current.dueAt) === today)),
    parked: parked.map(({ _id, at, title, caseNumber, push }) => ({ id: _id, at, title, caseNumber, attempts: push.attempts, error: push.error ?? '' })),
  })
}
