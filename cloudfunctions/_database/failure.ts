/**
 * What a statement that failed means to whoever asked for it.
 * `constraint`: a unique key refused (its name says which); `claimLost`: a promise of the statement does not hold; `limit`: done too often (counting.ts);
 * `busy`: others were faster, again and again, or it took too long: nothing was written; `outage`: the database can't be used now, nothing was written;
 * `unknown`: the connection was lost during a write and could not be asked again; `bug`: ours.
 */
export type FailureKind = 'constraint' | 'claimLost' | 'limit' | 'busy' | 'outage' | 'unknown' | 'bug'

export class DatabaseFailure extends Error {
  constructor(readonly kind: FailureKind, readonly code: string, readonly constraint: string, cause: unknown) {
    // The server's own words may quote data: they stay in the cause, which the log does not print.
    super(`${kind} ${code} ${constraint}`.trim(), { cause })
    this.name = 'DatabaseFailure'
  }
}

/** What PostgreSQL says → what it means (appendix A of its manual). `again`: worth sending once more; `lost`: the connection is gone. */
type Meaning = FailureKind | 'again' | 'lost'
const MEANINGS: Readonly<Record<string, Meaning>> = {
  23505: 'constraint', // unique_violation
  MS001: 'claimLost', // our own must()
  MS002: 'limit', // our own within()
  40001: 'again', // serialization_failure
  '40P01': 'again', // deadlock_detected
  '55P03': 'again', // lock_not_available
  57014: 'busy', // query_canceled: statement_timeout
  53100: 'outage', // disk_full
  53200: 'outage', // out_of_memory
  53300: 'outage', // too_many_connections
  25006: 'outage', // read_only_sql_transaction
  '57P01': 'lost', // admin_shutdown
  '57P02': 'lost', // crash_shutdown
  '57P03': 'lost', // cannot_connect_now
  '57P05': 'lost', // idle_session_timeout
}

/** Five characters, a digit among them: EPIPE and its like are the operating system's. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/

/** Meaning of an error of the driver: by its SQLSTATE; an error without one is the network's. */
export function meaningOf(error: unknown): Meaning {
  const code = codeOf(error)
  if (!SQLSTATE.test(code)) return error instanceof TypeError ? 'bug' : 'lost'
  return MEANINGS[code] ?? (code.startsWith('08') ? 'lost' : 'bug')
}

export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

const constraintOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''

export const failureOf = (kind: FailureKind, error: unknown): DatabaseFailure => new DatabaseFailure(kind, codeOf(error), constraintOf(error), error)

/** Whether a unique key refused: the one named. */
export const isTaken = (error: unknown, constraint: string): boolean =>
  error instanceof DatabaseFailure && error.kind === 'constraint' && error.constraint === constraint

/** Of what there has been too much, and how much there may be; null: it failed otherwise. */
export function overLimit(error: unknown): { what: string; most: number } | null {
  if (!(error instanceof DatabaseFailure) || error.kind !== 'limit') return null
  return { what: error.constraint, most: Number((error.cause as { detail?: unknown }).detail) }
}

/** Somebody else has the job by now. */
export const isClaimLost = (error: unknown): boolean => error instanceof DatabaseFailure && error.kind === 'claimLost'
