import type * as z from 'zod/mini'
import { ASSIGNMENT_API } from './assignment.api'
import { BINDING_API } from './binding.api'
import { CONTACTS_API, NAMING_CONTACTS_API } from './contacts.api'
import { DECISION_API } from './decision.api'
import { DEED_API } from './deed.api'
import { DIRECTORY_API } from './directory.api'
import { EXPORT_API } from './export.api'
import { HANDOVER_API } from './handover.api'
import { INVITING_API, JOIN_API } from './joining.api'
import { IMPORT_API } from './import.api'
import { MATTER_API } from './matter.api'
import { MERGE_API } from './merge.api'
import { PAIRING_API } from './pairing.api'
import { PRINT_API } from './print.api'
import { REGISTER_API } from './register.api'
import { THINGS_API } from './things.api'
import { SIGN_API } from './sign.api'
import { SETTINGS_API } from './settings.api'
import { UNLISTED_API } from './unlisted.api'
import { VIEWING_API } from './viewing.api'
import { DESK_API } from '../desk/contract'
import { RATING_API } from '../rating/contract'
import type { ActionSpec } from '../access/define-actions'
import type { ContextOfAction, FUNCTION_OF, FunctionOfAction } from '../access/functions'
import type { GovernedName } from '../access/rights'
import { type ActOfFlow, ACTIONS_OF_FLOWS } from './flows'

/** Every action on the wire: name → contract. */
export const ACTIONS = {
  ...DIRECTORY_API.actions, ...SIGN_API.actions, ...BINDING_API.actions, ...REGISTER_API.actions, ...ASSIGNMENT_API.actions, ...IMPORT_API.actions, ...EXPORT_API.actions, ...ACTIONS_OF_FLOWS, ...RATING_API.actions,
  ...DESK_API.actions, ...JOIN_API.actions, ...INVITING_API.actions,
  ...THINGS_API.actions,
  ...HANDOVER_API.actions,
  ...SETTINGS_API.actions,
  ...DEED_API.actions, ...DECISION_API.actions,
  ...PAIRING_API.actions,
  ...CONTACTS_API.actions, ...NAMING_CONTACTS_API.actions,
  ...UNLISTED_API.actions,
  ...VIEWING_API.actions,
  ...MERGE_API.actions,
  ...PRINT_API.actions,
  ...MATTER_API.actions,
}

export type ActionName = keyof typeof ACTIONS

type Assert<T extends true> = T
type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : { missing: Exclude<Right, Left> }) : { notAnAction: Exclude<Left, Right> }
/** Every action but the acts of a flow has its row in the table of rights, and no row is of anything else: what does not fit, does not compile. */
export type EveryActionHasItsRow = Assert<Same<GovernedName, Exclude<ActionName, ActOfFlow>>>

/** What a caller may send (defaults may be left out). */
export type InputOf<A extends ActionName> = z.input<(typeof ACTIONS)[A]['input']>
/** What a use case receives (parsed, defaults filled in). */
export type ParsedOf<A extends ActionName> = z.output<(typeof ACTIONS)[A]['input']>
export type OutputOf<A extends ActionName> = z.output<(typeof ACTIONS)[A]['output']>

/** The contract of an action, with the general type. */
export const specOf = (action: ActionName): ActionSpec => ACTIONS[action]

/** The actions that a function answers. */
export type ActionsOf<F extends FunctionOfAction> = { [C in ContextOfAction]: (typeof FUNCTION_OF)[C] extends F ? Extract<ActionName, `${C}.${string}`> : never }[ContextOfAction]
export { functionOf } from '../access/functions'

/** The envelope of every reply (design §4). */
export type Reply<T> = { ok: true; data: T } | { ok: false; error: ReplyError }
export interface ReplyError {
  code: string
  message: string
  requestId: string
  details?: unknown
}

export { ERROR_MESSAGES, type ErrorCode, type Refusal } from './errors'
