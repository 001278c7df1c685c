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

/** What functions printed: a ring of the newest 2,000 lines. */
export function createLogs(): Logs {
  const lines: LogLine[] = []
  return {
    add(line) {
      lines.push(line)
      if (lines.length > KEPT) lines.splice(0, lines.length - KEPT)
    },
    last: (count) => lines.slice(-count),
  }
}
