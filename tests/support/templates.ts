import { join } from 'node:path'
import { migrateDatabase, prepareServer } from '../../cloudfunctions/_database/prepare'
import { APP_ROLE, OWNER_ROLE } from '../../cloudfunctions/_database/roles'
import { readMigrations } from '../../cloudfunctions/_database/runner'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { MORNING } from './morning'
import { cloneDatabase, databaseUrl, type ClonedDatabase } from './postgres/clone'

/** What test files clone: a database with nothing in it, and one that is migrated. */
export const BLANK = 'msb_blank'
export const EMPTY = 'msb_empty'

/** Makes the roles and these templates on a new server of tests. */
export async function makeTemplates(adminUrl: string): Promise<void> {
  await prepareServer(adminUrl, BLANK)
  await prepareServer(adminUrl, EMPTY)
  const migrations = readMigrations(join(PROJECT_ROOT, 'cloudfunctions/_database/migrations'))
  await migrateDatabase(databaseUrl(adminUrl, EMPTY, OWNER_ROLE), migrations, MORNING)
}

/** A clone of a template that belongs to the role of the owner, as a database of ours does everywhere. */
export async function cloneOwned(template: string): Promise<ClonedDatabase & { ownerUrl: string; appUrl: string }> {
  const database = await cloneDatabase(template, OWNER_ROLE)
  return { ...database, ownerUrl: database.url(OWNER_ROLE), appUrl: database.url(APP_ROLE) }
}
