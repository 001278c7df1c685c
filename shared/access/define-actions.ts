import type * as z from 'zod/mini'
import type { ContextOfAction } from './functions'
import type { Role } from './roles'

/** The contract of one action: who may call it, what goes in, what comes out, how it is refused. */
export interface ActionSpec {
  zh: string
  /** `anyone` = even without signing in. Roles are those of the lifecycle and permission tables; being listed is necessary, not sufficient. */
  callers: 'anyone' | 'signedIn' | readonly Role[]
  input: z.ZodMiniType
  output: z.ZodMiniType
  /** Beyond INPUT_*, SIGN_IN_REQUIRED and INTERNAL, which any action may give. */
  errors: readonly string[]
}

/** Declares the actions of one context; keeps literal types so that callers are typed by name. */
export function defineActions<const T extends Record<string, ActionSpec>>(context: ContextOfAction, actions: T): { context: ContextOfAction; actions: T } {
  return { context, actions }
}
