import type { Instant } from '../../shared/kernel/instant'

/** "No such moment": sorts after every instant, in the database (infinity) as in texts. */
export const INFINITY = 'infinity'

/**
 * An instant as PostgreSQL writes it (`2026-11-18 01:42:00.5+00`, in JSON `2026-11-18T01:42:00.5+00:00`; the session is in UTC) in our one
 * canonical form; `infinity` stays as it is. Finer than milliseconds is cut off.
 */
export function readInstant(text: string): string {
  if (text === INFINITY) return INFINITY
  const fraction = /^.{19}(?:\.(\d+))?/.exec(text)?.[1] ?? ''
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
}

/** The same for a column that may be null; infinity is null too: there is no such moment. */
export const readOptional = (text: string | null): Instant | null => (text === null || text === INFINITY ? null : readInstant(text))
