import type { ErrorCode } from '@shared/api'

/**
 * What a refusal means for the screen that gets it.
 * - `settled`: decided, and nothing was done. Another tap is another act.
 * - `stale`: the screen shows what is no longer so. Read again, show what is new; another tap is another act on that.
 * - `unknown`: it may have been done. The form keeps everything; the same tap again sends the same request under the same id.
 * - `unsettled`: it was not done, as far as anybody knows. Kept and repeated like `unknown`.
 * - `offline`: the server was not reached, or its reply was lost on the way. Kept and repeated like `unknown`.
 * - `signedOut`: nobody is signed in here. Kept until somebody is.
 */
export type Outcome = 'settled' | 'stale' | 'unknown' | 'unsettled' | 'offline' | 'signedOut'

/** BAD_REPLY is this side's own word (cloud/call.ts). */
type Code = ErrorCode | 'BAD_REPLY'

/** The one table. A code that is not in it is `settled`: a refusal with its own sentence. */
// prettier-ignore
const OUTCOMES: Partial<Record<Code, Outcome>> = {
  TIMEOUT:                  'unknown',
  FUNCTION_TIMEOUT:         'unknown',
  OUTCOME_UNKNOWN:          'unknown',
  BAD_REPLY:                'unsettled',
  BUSY:                     'unsettled',
  OUTAGE:                   'unsettled',
  INTERNAL:                 'unsettled',
  OFFLINE:                  'offline',
  SIGN_IN_REQUIRED:         'signedOut',
  CASE_CHANGED:             'stale',
  CASE_WRONG_STATUS:        'stale',
  CASE_NOT_YOURS:           'stale',
  SUPERVISION_CHANGED:      'stale',
  SUPERVISION_WRONG_STATUS: 'stale',
  SUPERVISION_NOT_YOURS:    'stale',
  REQUEST_ID_REUSED:        'stale',
}

/** The meaning of a refusal's code. */
export const outcomeOf = (code: string): Outcome => OUTCOMES[code as Code] ?? 'settled'

/** Whether a refusal leaves the request to be sent again as it is, under the id it has, so that it happens once. */
export const keepsRequest = (code: string): boolean => ['unknown', 'unsettled', 'offline', 'signedOut'].includes(outcomeOf(code))

/** Above the words of a failure: `failed` would be wrong where it may have been done. */
export const failureTitle = (code: string, failed: string): string => (outcomeOf(code) === 'unknown' ? '还不知道办成没有' : failed)
