import type { Queries } from '../_database/connection'
import { DatabaseFailure } from '../_database/failure'
import { statement } from '../_database/statement'

const countAnew = statement<{ tables: readonly string[] }, object>('import_count_anew', 'select mashangban.count_anew(:tables::text[])')

const STAGE = ['import_rows']
const REGISTER = ['companies', 'areas', 'units', 'halls', 'windows', 'persons', 'memberships', 'pairings']
const TABLES = { stage: STAGE, register: REGISTER, whole: [...REGISTER, 'changes'] } as const

/**
 * Has the planner know how large the tables have become that an import fills: by itself the server counts within a minute, and a plan that was made for an empty
 * table finds each row by reading all that lie before it (PostgreSQL manual, 14.4.5: ANALYZE after many rows were loaded). Every connection plans anew. Where others are in
 * the way for too long it is left to the server.
 */
export async function countRows(database: Queries, of: keyof typeof TABLES): Promise<void> {
  try {
    await database.one(countAnew, { tables: TABLES[of] })
  } catch (error) {
    if (!(error instanceof DatabaseFailure && error.kind === 'busy')) throw error
  }
}
