import type { InputOfActs } from '../flow/act-input'
import type { CASE_LIFECYCLE } from './lifecycle'

/** What comes with each act, as the core sees it: read off the fields of its row; with what only the system does, nothing. */
export type CaseInput = InputOfActs<typeof CASE_LIFECYCLE> & { resume: object }
