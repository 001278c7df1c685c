import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasCode } from '../error-code'
import { serverEnvironment } from './environment'

/** One process, told apart from a later one that got the same number (in a container node has the same pid after every restart). */
export interface ProcessMark {
  readonly pid: number
  readonly birth: string
}

/** When a process was born, in whatever form the system says it; undefined = no such process (or only its zombie). */
export function birthOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  if (process.platform === 'linux') return birthOnLinux(pid)
  // Windows tells no time of birth without a shell of several hundred ms: there a number in use counts as the same process.
  if (process.platform === 'win32') return answersSignal(pid) ? 'alive' : undefined
  const ps = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: serverEnvironment() })
  return ps.stdout.trim() || undefined
}

function birthOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command stands in brackets and may itself hold blanks and brackets; state is the first field after it, the start time the 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** Whether a number is in use at all, be it by a zombie: what PostgreSQL asks of the number in a file that it finds. */
export function answersSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

/** The mark of the process that asks. */
export const ownMark = (): ProcessMark => ({ pid: process.pid, birth: birthOf(process.pid) ?? '' })

/** Whether the marked process, and not a later one with its number, still lives. */
export const isAlive = (mark: ProcessMark): boolean => birthOf(mark.pid) === mark.birth

/** The command line of a process where there is no /proc (macOS; Windows: its program), '' when there is none. */
export function commandOf(pid: number): string {
  const ask = (program: string, args: string[]): string => spawnSync(program, args, { encoding: 'utf8' }).stdout
  if (process.platform === 'win32') return ask('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])
  return ask('ps', ['-o', 'command=', '-p', String(pid)])
}

/** Asks again every `everyMs` until the answer is yes or `limitMs` have passed; tells whether it was yes. */
export async function waitUntil(holds: () => boolean, limitMs: number, everyMs = 10): Promise<boolean> {
  for (const until = performance.now() + limitMs; performance.now() < until; await sleep(everyMs)) if (holds()) return true
  return holds()
}
