import type { ActionName } from '../../shared/api'
import { refusalsOf } from '../../shared/api/refusals'

/** Whether an action may refuse with this code. */
export const isDeclared = (action: ActionName, code: string): boolean => (refusalsOf(action) as readonly string[]).includes(code)
