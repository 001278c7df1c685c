/** Reading what the SDK gives back: its own types are wide, and an error may come as a value instead of an exception. */
interface Answer {
  code?: unknown
  message?: unknown
  data?: unknown
  updated?: unknown
  deleted?: unknown
  total?: unknown
}

/** The platform refused or did not answer. The message may quote data, so the logger prints the code only. */
export class DatabaseError extends Error {
  constructor(readonly code: string, message: string) {
    super(message)
    this.name = 'DatabaseError'
  }
}

/** Throws DatabaseError when the answer is an error in disguise. */
export function checked(answer: unknown): Answer {
  if (typeof answer !== 'object' || answer === null) throw new DatabaseError('EMPTY_ANSWER', 'the database gave no answer')
  const given: Answer = answer
  if (typeof given.code === 'string' && given.code !== '') throw new DatabaseError(given.code, String(given.message))
  return given
}

export const countOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
export const listOf = (answer: Answer): unknown[] => (Array.isArray(answer.data) ? answer.data : [])

/** The index that refused a duplicate key; null when the error is another one. */
export function duplicateIndex(error: unknown): string | null {
  const message = error instanceof Error ? error.message : ''
  if (!/E11000/.test(message)) return null
  const name = /index:\s*([^\s]+)/.exec(message)?.[1] ?? ''
  return name === '_id_' ? '_id' : name.replace(/^.*\$/, '')
}

export const isConflict = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'DATABASE_TRANSACTION_CONFLICT'
