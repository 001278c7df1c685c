import type { Instant } from '../../shared/kernel/instant'
import type { PersonId } from '../../shared/kernel/ids'
import type { Database } from './connection'
import type { Statement } from './statement'

/** Who looks with the eyes of the caller, and in which minute. */
export interface Viewer {
  viewer: PersonId
  viewingId: string
  minute: Instant
}

/** What an administrator may be shut out of, or what is somebody's alone: a statement that reads any of it must know of viewing. */
const GUARDED = /\bmashangban\.(cases|lies_in|followers|supervisions|entries|entry_contents|messages|files|desk_sessions|exports)\b/

/**
 * The statement as it reads while somebody looks with another's eyes. Throws TypeError (a bug) for one that writes, whatever it writes, and for one that reads
 * what may be confidential and does not say what of it is left out then.
 */
export function viewedOf<P extends object, R>(of: Statement<P, R>): Statement<P, R> {
  if (of.writes) throw new TypeError(`${of.name} writes: not with another's eyes`)
  if (of.viewed !== null) return of.viewed()
  if (GUARDED.test(of.text)) throw new TypeError(`${of.name} does not say what is left out while viewing`)
  return of
}

/** The database as whoever looks with another's eyes reaches it: nothing is written but that he looked. */
export function viewedBy(database: Database, viewer: Viewer): Database {
  const seen = <P extends object>(parameters: P): P => ({ ...parameters, ...viewer })
  return {
    ...database,
    rows: (statement, parameters) => database.rows(viewedOf(statement), seen(parameters)),
    first: (statement, parameters) => database.first(viewedOf(statement), seen(parameters)),
    one: (statement, parameters) => database.one(viewedOf(statement), seen(parameters)),
    transaction: () => Promise.reject(new TypeError("a transaction: not with another's eyes")),
  }
}
