/** Fields of a log line. Never input, openid, names, phones, or text that a person wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>
export type LogLevel = 'info' | 'warn' | 'error'

/** Writes one line of JSON, which the platform's log search can filter by field. */
export function log(level: LogLevel, fields: LogFields): void {
  process.stdout.write(`${JSON.stringify({ level, ...fields })}\n`)
}

/** Codes whose messages describe a query or a table of ours and never what a person wrote. */
const TELLING_CODES: readonly unknown[] = ['NOT_EMULATED']

/**
 * An error for the log: its name, code and the first places of its stack. The message only where it can't quote data:
 * bugs in our own code and the codes above.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const code: unknown = 'code' in error ? error.code : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 5).map((line) => line.trim())
  const telling = error instanceof TypeError || error instanceof RangeError || error.name === 'PowerfulRoleError' || TELLING_CODES.includes(code)
  return {
    error: error.name,
    errorCode: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    message: telling ? error.message : undefined,
    at: frames.join(' < '),
  }
}
