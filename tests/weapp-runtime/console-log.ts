export type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug'

export interface AppConsole {
  readonly console: Readonly<Record<LogLevel, (...args: unknown[]) => void>>
  /** Reports an exception that nothing in the app caught. */
  fail(cause: unknown): void
}

export interface LogListener {
  logged(level: LogLevel, args: readonly string[]): void
  thrown(message: string, stack: string): void
}

/** The console the app sees. Its lines go to the listener as text, as they cross the wire in DevTools. */
export function createAppConsole(listener: LogListener): AppConsole {
  const write = (level: LogLevel) => (...args: unknown[]): void => { listener.logged(level, args.map(asText)) }
  return {
    console: { log: write('log'), info: write('info'), warn: write('warn'), error: write('error'), debug: write('debug') },
    fail: (cause) => {
      const error = cause instanceof Error ? cause : new Error(asText(cause))
      listener.thrown(error.message, error.stack ?? '')
    },
  }
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return value.stack ?? value.message
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return String(value)
  }
}
