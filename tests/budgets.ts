import { relative, sep } from 'node:path'

/** Seconds of test files per folder, all files of a folder added up, where three share two cores as in `npm test`, on the machine that machine.ts was measured on; a slower one has more. */
export const BUDGETS: Readonly<Record<string, number>> = {
  unit: 45,
  miniapp: 20,
  architecture: 40,
  functions: 980,
  database: 70,
  plans: 100,
  emulator: 250,
  weapp: 70,
  journeys: 1500,
  kill: 45,
}

/** A machine may have other things to do; a folder that takes this many times its budget has grown, and fails the run. */
export const MOST_OVER = 3

/** The one part of jest's report that is read here. */
export interface JestReport {
  testResults: readonly { name: string; startTime: number; endTime: number }[]
}

/** Real seconds per folder of tests/, from the reports of all jest runs. */
export function secondsPerFolder(reports: readonly JestReport[], testsFolder: string): Map<string, number> {
  const seconds = new Map<string, number>()
  for (const { name, startTime, endTime } of reports.flatMap(({ testResults }) => testResults)) {
    const folder = relative(testsFolder, name).split(sep)[0] ?? ''
    seconds.set(folder, (seconds.get(folder) ?? 0) + Math.max(0, endTime - startTime) / 1000)
  }
  return seconds
}

/**
 * The table that the run ends with, and the folders that took more than three times their budget or have none. A machine that is `slowness` times as slow as the
 * one of the budgets has as many times the seconds: a run fails for what was written, not for where it ran.
 */
export function compareWithBudgets(seconds: ReadonlyMap<string, number>, slowness: number): { lines: readonly string[]; broken: readonly string[] } {
  const rows = [...seconds].sort(([, a], [, b]) => b - a).map(([folder, spent]) => ({ folder, spent, budget: (BUDGETS[folder] ?? 0) * Math.max(1, slowness) }))
  const line = ({ folder, spent, budget }: (typeof rows)[number]): string =>
    `${folder.padEnd(14)}${spent.toFixed(1).padStart(7)} s of ${budget.toFixed(0).padStart(4)} s${spent > budget ? '  over' : ''}`
  return { lines: rows.map(line), broken: rows.filter(({ spent, budget }) => spent > MOST_OVER * budget).map(({ folder }) => folder) }
}
