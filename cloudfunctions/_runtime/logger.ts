/** Fields of a log line. Never input, openid, names, phones, or text that a person wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>
export type LogLevel = 'info' | 'warn' | 'error'

/** Writes one line of JSON, which the platform's log search can filter by field. */
export function log(level: LogLevel, fields: LogFields): void {
  process.stdout.write(`${JSON.stringify({ level, ...fields })}\n`)
}

/** An error for the log: its name, code and first lines of the stack (file positions), without its message, which may quote data. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const code: unknown = 'code' in error ? error.code : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 5).map((line) => line.trim())
  return { error: error.name, errorCode: typeof code === 'string' || typeof code === 'number' ? code : undefined, at: frames.join(' < ') }
}
