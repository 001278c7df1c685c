import { createNewest } from '../stats/newest'

export interface LogLine {
  /** Emulated milliseconds since 1970. */
  at: number
  function: string
  requestId: string
  line: string
}

export interface Logs {
  add(line: LogLine): void
  /** The newest lines, oldest first. */
  last(count: number): LogLine[]
}

const KEPT = 2000

/** What functions printed: the newest 2,000 lines. */
export const createLogs = (): Logs => createNewest<LogLine>(KEPT)
