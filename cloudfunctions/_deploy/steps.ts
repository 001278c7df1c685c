import type { Inputs } from './inputs'
import type { Platform } from './platform'

/** What a step may use and what one step leaves for the next. */
export interface World {
  platform: Platform
  inputs: Inputs
  say(line: string): void
  /** Milliseconds. */
  wait(ms: number): Promise<void>
  now(): number
  /** The app role's password, known once the role has been seen to. */
  password: string | null
}

/** One thing a deployment sees to. Each looks first, writes only what differs, reads back what matters, and can be repeated. */
export interface Step {
  kind: 'ask' | 'role' | 'migrations' | 'closure' | 'policy' | 'bucket' | 'password' | 'function' | 'smoke' | 'trigger' | 'by hand'
  /** In one line of English; names secrets, never shows them. */
  what: string
  /** Carries it out and tells what came of it, `unchanged` when nothing was written. A throw stops the deployment with its sentence. */
  run(world: World): Promise<string>
}

export const UNCHANGED = 'unchanged'
export const describeStep = ({ kind, what }: Step): string => `${kind.padEnd(11)} ${what}`

/** Carries the steps out in order and says what came of each; the first that throws ends it, and all of it can be run again. */
export async function carryOut(steps: readonly Step[], world: World): Promise<void> {
  for (const step of steps) world.say(`${describeStep(step)} … ${await step.run(world)}`)
}
