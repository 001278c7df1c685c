import type * as z from 'zod/mini'
import { CASE_API } from '../case/contract'
import { DIRECTORY_API } from './directory.api'
import { RATING_API } from '../rating/contract'
import type { ActionSpec, FunctionOfAction } from '../access/define-actions'

/** Every action on the wire: name → contract. */
export const ACTIONS = { ...DIRECTORY_API.actions, ...CASE_API.actions, ...RATING_API.actions }

export type ActionName = keyof typeof ACTIONS
/** What a caller may send (defaults may be left out). */
export type InputOf<A extends ActionName> = z.input<(typeof ACTIONS)[A]['input']>
/** What a use case receives (parsed, defaults filled in). */
export type ParsedOf<A extends ActionName> = z.output<(typeof ACTIONS)[A]['input']>
export type OutputOf<A extends ActionName> = z.output<(typeof ACTIONS)[A]['output']>

/** The contract of an action, with the general type. */
export const specOf = (action: ActionName): ActionSpec => ACTIONS[action]

/** The cloud function that answers an action: the part before the dot. */
export const functionOf = (action: ActionName): FunctionOfAction => action.slice(0, action.indexOf('.')) as FunctionOfAction

/** The envelope of every reply (design §4). */
export type Reply<T> = { ok: true; data: T } | { ok: false; error: ReplyError }
export interface ReplyError {
  code: string
  message: string
  requestId: string
  details?: unknown
}

export { ERROR_MESSAGES, type ErrorCode, type Refusal } from './errors'
