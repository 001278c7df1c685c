import { type ActionName, type ErrorCode, specOf } from '../../shared/api'

/** What any action may answer, so that no contract names it (shared/access/define-actions.ts); every code of input besides. */
const OF_ANY_ACTION: readonly string[] = ['SIGN_IN_REQUIRED', 'ACTION_UNKNOWN', 'INTERNAL', 'BUSY', 'OUTAGE', 'OUTCOME_UNKNOWN'] satisfies readonly ErrorCode[]

/** Whether an action may refuse with this code. */
export const isDeclared = (action: ActionName, code: string): boolean =>
  code.startsWith('INPUT_') || OF_ANY_ACTION.includes(code) || specOf(action).errors.includes(code)
