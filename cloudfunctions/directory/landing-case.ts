import type { Refusal } from '../../shared/api'
import type { Landing } from '../../shared/api/directory.api'
import { isExcluded } from '../../shared/case/audience'
import { ENTRY_RULES } from '../../shared/case/lifecycle'
import type { Case, TrailEntry } from '../../shared/case/schema'
import { ok, type Result } from '../../shared/kernel/result'
import type { Actor } from '../../shared/permission/actor'
import { tokensOf } from '../../shared/permission/tokens'
import type { Call } from '../_runtime/use-case'

/** Entries read from the ledger when the case no longer holds its whole record. */
const MOST_EARLIER = 50

/** The code of a case: progress for whoever holds the slip, without company, words or names. At most one hop. */
export async function caseLanding({ ports }: Call, actor: Actor | null, found: Case): Promise<Result<Landing, Refusal>> {
  const first = found.trail[0]?.seq ?? 1
  const earlier = first > 1 ? (await ports.cases.ledgerBefore(found._id, first, MOST_EARLIER)).reverse() : []
  const record: TrailEntry[] = [...earlier, ...found.trail]
  const own = new Set<string>(actor ? tokensOf(actor) : [])
  const mayOpen = actor !== null && !isExcluded(found, actor) && found.audience.some((token) => own.has(token))
  return ok({
    kind: 'case',
    case: {
      number: found.number,
      status: found.status,
      filedAt: found.filedAt,
      dueAt: found.dueAt,
      holder: found.holder.unitName,
      steps: record.filter(({ visibility }) => visibility === 'public').map(({ at, kind }) => ({ at, zh: ENTRY_RULES[kind].zh })),
      headHash: found.headHash,
    },
    caseId: mayOpen ? found._id : null,
  })
}
