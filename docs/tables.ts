import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Table, picture, readTables, rowTypes, withPicture } from '../cloudfunctions/_database/describe'
import { migrateDatabase, prepareServer, withClient } from '../cloudfunctions/_database/prepare'
import { OWNER_ROLE } from '../cloudfunctions/_database/roles'
import { readMigrations } from '../cloudfunctions/_database/runner'
import { startTestServer } from '../emulator/postgres/test-server'

const FOLDER = join(__dirname, '../cloudfunctions/_database')
const DATABASE = 'described'

/** Any instant: a description holds none. */
const AT = '2026-11-25T01:00:00.000Z'

/** The tables of a database that was made by the migrations alone, on a server of its own that is gone afterwards. */
async function freshTables(): Promise<Table[]> {
  const server = await startTestServer()
  try {
    await prepareServer(server.url('postgres'), DATABASE)
    await migrateDatabase(server.url(DATABASE, OWNER_ROLE), readMigrations(join(FOLDER, 'migrations')), AT)
    return await withClient(server.url(DATABASE, OWNER_ROLE), readTables)
  } finally {
    await server.stop()
  }
}

/** Writes rows.ts and the drawing in the README of the database from what the migrations make. */
export async function writeTables(): Promise<void> {
  const tables = await freshTables()
  writeFileSync(join(FOLDER, 'rows.ts'), rowTypes(tables))
  const page = join(FOLDER, 'README.md')
  writeFileSync(page, withPicture(readFileSync(page, 'utf8'), picture(tables)))
}
