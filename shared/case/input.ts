import type { InputOfActs } from '../flow/act-input'
import type { Target } from '../flow/target'
import type { PersonId } from '../kernel/ids'
import type { Case } from './schema'
import type { CASE_LIFECYCLE } from './lifecycle'

/** Of a hand-over: who takes over (absent: nobody can), whether others of its unit could take it from the queue, and who has decided it, in words. */
interface HandingOver {
  target?: Target | null | undefined
  queue?: boolean
  text: string
}

/** Of a case of which somebody is kept informed no longer: by whom he is followed (null: nobody), and who has decided it, in words. */
interface Informing {
  gone: PersonId
  instead: PersonId | null
  text: string
}

/** Of a company that was in no register: which of the register it is, who is kept informed from now on, and what it was called, in words. */
interface Recognising {
  company: Pick<Case['company'], 'id' | 'name'>
  informs: readonly PersonId[]
  text: string
}

/** Of a company that was taken for the wrong one: what it is again, who is kept informed no longer, and what it was called meanwhile, in words. */
interface Unrecognising {
  company: Pick<Case['company'], 'id' | 'name'>
  leaves: readonly PersonId[]
  text: string
}

/** What comes with each act, as the core sees it: read off the fields of its row; with what only the system does, nothing. */
export type CaseInput = InputOfActs<typeof CASE_LIFECYCLE> & { resume: object; handOver: HandingOver; relinquish: HandingOver; informOther: Informing; recognise: Recognising; unrecognise: Unrecognising }
