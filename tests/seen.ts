import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeclared } from '../emulator/contract/refusals'
import type { Seen } from '../emulator/contract/witness'
import { ACTIONS, type ActionName, specOf } from '../shared/api'

/** What a whole run of tests saw the actions do, against their contracts. Each line names an action and a code or a path. */
export interface Comparison {
  /** Refusals given that no contract names, and data beyond the contract: faults. */
  undeclared: readonly string[]
  /** Refusals that a contract names and no test ever provoked. */
  unprovoked: readonly string[]
  /** Actions that no test ever saw answer. */
  silent: readonly string[]
}

/** Reads what every process of the run left in the folder (emulator/contract/witness.ts). */
export function readSeen(folder: string): Seen[] {
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
  // Of a process that was killed, the last line may be half a line.
  return lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as Seen)
}

export function compareWithContracts(seen: readonly Seen[]): Comparison {
  const given = new Set(seen.map(({ action, answer }) => `${action} ${answer}`))
  const actions = Object.keys(ACTIONS) as ActionName[]
  const faults = seen.flatMap(({ action, answer, undeclared }) => {
    if (undeclared !== undefined) return [`${action} ${undeclared}`]
    return answer === undefined || answer === 'ok' || isDeclared(action, answer) ? [] : [`${action} ${answer}`]
  })
  return {
    undeclared: [...new Set(faults)].sort(),
    unprovoked: actions.flatMap((action) => specOf(action).errors.map((code) => `${action} ${code}`)).filter((line) => !given.has(line)).sort(),
    silent: actions.filter((action) => !given.has(`${action} ok`)).sort(),
  }
}
