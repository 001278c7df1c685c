import type { Instant } from '../../shared/kernel/instant'
import type { Ports } from '../_ports'
import { newSalt } from '../_ports/draw'
import type { LogFields } from '../_runtime/logger'
import type { JobRun } from './job'

/** From what a run of jobs begins: a call, or the clock. */
export interface Begun {
  ports: Ports
  now: Instant
  log(fields: LogFields): void
}

/** What a run of the jobs needs; its time is up after so many ms. */
export function jobRun({ ports, now, log }: Begun, budgetMs: number): JobRun {
  const startedAt = performance.now()
  return { ports, now, log, salt: newSalt, timeIsUp: () => performance.now() - startedAt > budgetMs }
}
