import { Client } from 'pg'
import { codeOf } from './failure'
import { APP_ROLE, ensureRoles, OWNER_ROLE, type RolePasswords } from './roles'
import { migrate, type Migration } from './runner'

/** Name of the database where this project makes one itself. */
export const DATABASE = 'mashangban'

/** Opens a connection, hands it over and closes it, whatever happens. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * Makes the two roles and, when absent, an empty database of the owner's. Over a connection that may do so. Repeating it changes nothing.
 * Passwords are set where they are given (over TCP).
 */
export async function prepareServer(adminUrl: string, database = DATABASE, passwords: RolePasswords = {}): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    await ensureRoles(admin, passwords)
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) {
      await admin.query(`create database ${admin.escapeIdentifier(database)} owner ${OWNER_ROLE}`).catch((error: unknown) => {
        if (!['42P04', '23505'].includes(codeOf(error))) throw error
      })
    }
    await admin.query(`revoke all on database ${admin.escapeIdentifier(database)} from public`)
    await admin.query(`grant connect on database ${admin.escapeIdentifier(database)} to ${APP_ROLE}`)
  })
}

/** Applies what is pending to a database, as its owner. */
export const migrateDatabase = (ownerUrl: string, migrations: readonly Migration[], at: string): Promise<string[]> =>
  withClient(ownerUrl, (owner) => migrate(owner, migrations, at))
