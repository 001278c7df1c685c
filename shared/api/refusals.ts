import { type ActionName, type ErrorCode, ERROR_MESSAGES, specOf } from '.'
import { type Viewable, viewableOf } from '../access/viewable'

/** What any action may answer, so that no contract names it; every code of input besides. */
const OF_ANY_ACTION = ['SIGN_IN_REQUIRED', 'ACTION_UNKNOWN', 'INTERNAL', 'BUSY', 'OUTAGE', 'OUTCOME_UNKNOWN'] as const satisfies readonly ErrorCode[]
const OF_INPUT = (Object.keys(ERROR_MESSAGES) as ErrorCode[]).filter((code) => code.startsWith('INPUT_'))

/** What a call answers that names a viewing (ADR 0020). */
const WHILE_VIEWING = { seen: 'VIEWING_OVER', own: 'VIEWING_NOT_SHOWN', act: 'VIEWING_ONLY_LOOKS' } as const satisfies Record<Viewable, ErrorCode>

/** The codes with which an action may refuse: its own, then those that any action has. */
export const refusalsOf = (action: ActionName): readonly ErrorCode[] => [...new Set([...(specOf(action).errors as readonly ErrorCode[]), ...OF_INPUT, ...OF_ANY_ACTION, WHILE_VIEWING[viewableOf(action)]])]
