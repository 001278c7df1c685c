import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks of the kernel's times: 100 a second on every Linux that Node.js runs on. */
const TICK_MS = 10

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Fields of /proc/PID/stat after the command, which may hold blanks and brackets. */
function statOf(pid: number): string[] {
  const stat = read(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

const runMs = (pid: number): number => Number(read(`/proc/${pid}/schedstat`).split(' ')[0] ?? 0) / 1e6

/**
 * CPU time of a process and of all its children so far, in milliseconds: of those that run to the nanosecond, of those that ended to 10 ms.
 * Null where the system does not tell it (it is no Linux): then the figures are of this process alone.
 */
export function treeCpu(root: number): number | null {
  if (process.platform !== 'linux') return null
  const [ended, endedSystem] = statOf(root).slice(13, 15).map(Number)
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(statOf(Number(name))[1]) === root)
  return runMs(root) + ((ended ?? 0) + (endedSystem ?? 0)) * TICK_MS + children.reduce((sum, pid) => sum + runMs(Number(pid)), 0)
}

/** CPU time of a process, all its threads, in milliseconds; null where the system does not tell it. */
export function cpuOf(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const [user, system] = statOf(pid).slice(11, 13).map(Number)
  return ((user ?? 0) + (system ?? 0)) * TICK_MS
}

/** CPU time of this process, all its threads, in milliseconds. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
