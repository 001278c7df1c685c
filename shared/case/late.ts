import type { Instant } from '../kernel/instant'
import type { Clock } from '../sla/clock'
import type { Case } from './schema'

/** Does a clock run that is used up? A paused or ended one is not. */
export const isOver = (clock: Clock | null, now: Instant): boolean => clock !== null && clock.stoppedAt === null && clock.dueAt !== null && now >= clock.dueAt

/** Since when the office has been late with a case; null when it is not. What the company is to supply is no deadline of the office. */
export function lateSince({ clocks: { response, handling } }: Pick<Case, 'clocks'>, now: Instant): Instant | null {
  return [response, handling].flatMap((clock) => (clock?.dueAt && isOver(clock, now) ? [clock.dueAt] : [])).sort()[0] ?? null
}
