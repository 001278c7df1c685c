import { readFileSync, writeFileSync } from 'node:fs'

/** From here on the peak of a process is counted anew. Nothing where the system does not tell it (it is no Linux). */
export function beginPeak(pid: number): void {
  if (process.platform === 'linux') writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** The most memory that a process has had resident since `beginPeak`, in MB; null where the system does not tell it. */
export function peakOf(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}
