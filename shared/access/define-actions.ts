import type * as z from 'zod/mini'
import type { ContextOfAction } from './functions'

/** The contract of one action: what goes in, what comes out, how it is refused. Who may call it: rights.ts. */
export interface ActionSpec {
  zh: string
  input: z.ZodMiniType
  output: z.ZodMiniType
  /** Beyond INPUT_*, SIGN_IN_REQUIRED and INTERNAL, which any action may give. */
  errors: readonly string[]
}

/** Declares the actions of one context; keeps literal types, so that whoever calls is typed by name. */
export function defineActions<const T extends Record<string, ActionSpec>>(context: ContextOfAction, actions: T): { context: ContextOfAction; actions: T } {
  return { context, actions }
}
