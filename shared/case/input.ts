import type { InputOfActs } from '../flow/act-input'
import type { Target } from '../flow/target'
import type { CASE_LIFECYCLE } from './lifecycle'

/** Of a hand-over: who takes over (absent: nobody can), whether others of its unit could take it from the queue, and who has decided it, in words. */
interface HandingOver {
  target?: Target | null | undefined
  queue?: boolean
  text: string
}

/** What comes with each act, as the core sees it: read off the fields of its row; with what only the system does, nothing. */
export type CaseInput = InputOfActs<typeof CASE_LIFECYCLE> & { resume: object; handOver: HandingOver; relinquish: HandingOver }
