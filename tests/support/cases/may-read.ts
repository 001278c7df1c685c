import { isClosedTo } from '../../../shared/access/closed-to'
import { audienceOf, closedTo } from '../../../shared/case/audience'
import type { Case } from '../../../shared/case/schema'
import type { Actor } from '../../../shared/access/actor'
import { tokensOf } from '../../../shared/access/tokens'

/** Who may read a case, said once more and in its simplest words: one of his tokens is in its audience, and he is not shut out. */
export function mayRead(current: Case, actor: Actor): boolean {
  const held: readonly string[] = tokensOf(actor)
  return !isClosedTo(closedTo(current), actor) && audienceOf(current).some((token) => held.includes(token))
}
