import type { Database } from './database'

/** Rows per statement: a statement of some hundred KB. */
const BATCH = 500

/** Inserts rows (objects by column name) into a table of the project, as its owner; the tenant is added to each. */
export async function insertRows(database: Pick<Database, 'query'>, table: string, tenant: string, rows: readonly object[]): Promise<void> {
  if (!/^[a-z_]+$/.test(table)) throw new TypeError(`no table: ${table}`)
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH).map((row) => ({ tenant, ...row }))
    // What no row names has its default.
    const columns = [...new Set(batch.flatMap(Object.keys))].map((column) => `"${column}"`).join(', ')
    await database.query(`insert into mashangban.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::mashangban.${table}, $1::jsonb)`, [JSON.stringify(batch)])
  }
}
