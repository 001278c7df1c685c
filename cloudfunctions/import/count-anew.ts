import type { Queries } from '../_database/connection'
import { DatabaseFailure } from '../_database/failure'
import { statement } from '../_database/statement'

const countAnew = statement<{ table: string }, object>('import_count_anew', 'select mashangban.count_anew(:table)')

/** What an import fills. */
export type Grown = 'import_rows' | 'companies'

/**
 * Has the planner know how large a table has become that an import fills: by itself the server counts within a minute, and a plan that was made for an almost empty
 * one finds each row by reading all that lie before it (PostgreSQL manual, 14.4.7: ANALYZE after many rows were loaded). Every connection plans anew. Where others are in
 * the way for too long it is left to the server.
 */
export async function countRows(database: Queries, table: Grown): Promise<void> {
  try {
    await database.one(countAnew, { table })
  } catch (error) {
    if (!(error instanceof DatabaseFailure && error.kind === 'busy')) throw error
  }
}
