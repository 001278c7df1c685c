import { summaryOf } from '../../../shared/case/view'
import { addMs, chinaDay, chinaInstant, DAY_MS } from '../../../shared/kernel/instant'
import { NOTICE_WORDS, type NoticeKind } from '../../../shared/message/notice-kinds'
import { readInstant, readOptional } from '../../_database/instants'
import { BOARDS } from '../../_flow/board'
import { CASES } from '../../_flow/case-rows'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

/**
 * 分办和督办看板: how much has no owner, is due today, is overdue, lies with people who are away (exact; the rows are lists), and which messages about these
 * cases did not arrive. A supervisor sees all of his area, a dispatcher what is not confidential and what lies in his pool. One trip.
 */
export const showBoard: UseCase<'case.board'> = async ({ areaId }, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  const { personId } = call.caller
  const tonight = addMs(chinaInstant(chinaDay(call.now)), DAY_MS)
  const asked = { personId, areaId, now: call.now, tonight }
  const found = await database.one(BOARDS, asked)
  const may = allowed(call, found.actor, found.role ? { areas: [areaId] } : null)
  if (!may.ok) return may
  const { actor, reply } = may.value
  return reply({
    now: call.now,
    counts: found.counts,
    lastResort: { missing: found.missing },
    waitsSince: readOptional(found.waits_since),
    unaccepted: found.unaccepted,
    latest: found.latest && summaryOf(CASES.rowOf(found.latest), actor, call.now),
    parked: found.parked.map(({ id, at, kind, number, attempts, error }) => ({
      id, at: readInstant(at), title: NOTICE_WORDS[kind as NoticeKind].title, caseNumber: number, attempts, error: error ?? '',
    })),
  })
}
