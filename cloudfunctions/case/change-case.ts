import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { isExcluded } from '../../shared/case/audience'
import type { Case } from '../../shared/case/schema'
import { ok, type Result } from '../../shared/kernel/result'
import type { Actor } from '../../shared/permission/actor'
import { tokensOf } from '../../shared/permission/tokens'
import type { Call } from '../_runtime/use-case'
import { RELAY_AT_ONCE, relayCase } from './relay-case'

/** What a change makes of a case: the next case to write and what to answer, an answer alone (nothing to write), or a refusal. */
export type Change<T> = (current: Case) => Result<{ next: Case | null; answer: T }, Refusal>

/** Times a change is decided again when somebody else was faster (design §2). */
const ATTEMPTS = 4

/**
 * Load → decide (pure) → one conditional write; again when another write came in between. Two hops when nobody interferes.
 * The case is only found among those whose audience the actor belongs to.
 */
export async function changeCase<T>(call: Call, caseId: string, actor: Actor, change: Change<T>): Promise<Result<T, Refusal>> {
  const { cases } = call.ports
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const loaded = await cases.load(caseId, tokensOf(actor))
    if (!loaded || isExcluded(loaded, actor)) return refuse('CASE_NOT_FOUND')
    // A record that grows faster than the relay carries it off is carried off here, so that the document stays small.
    const current = loaded.trailCount - loaded.relayed >= RELAY_AT_ONCE ? await relayCase(call.ports, loaded, call.now) : loaded
    const decided = change(current)
    if (!decided.ok) return decided
    const { next, answer } = decided.value
    if (next === null || (await cases.replace(next, current))) return ok(answer)
  }
  return refuse('CASE_BUSY')
}
