import { escapeIdentifier } from 'pg'
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './ask'
import { TEST_URL } from './run-server'

/** A database that belongs to one test file. */
export interface ClonedDatabase {
  readonly name: string
  /** Its URL for a role; the default is the superuser. */
  url(role?: string): string
  /** Removes it, cutting whoever is still connected; a second time does nothing. */
  drop(): Promise<void>
}

/** What clones are called (a pattern of PostgreSQL and of JavaScript): whoever tidies up after a killed run knows them by it. */
export const CLONE_NAME = 't_[0-9a-f]{16}'
/** Drawn: several files, workers and runs share one server. */
export const newCloneName = (): string => `t_${randomBytes(8).toString('hex')}`

const OBJECT_IN_USE = '55006'
const PATIENCE_MS = 10_000

/**
 * A copy of a template on the server of this run of tests, 20 to 25 ms; it belongs to `owner`, or to the superuser. Waits up to ten seconds while somebody is connected to the
 * template (PostgreSQL refuses to copy it then). Throws when TEST_POSTGRES_URL is not set, and what PostgreSQL says otherwise.
 */
export async function cloneDatabase(template: string, owner?: string): Promise<ClonedDatabase> {
  const server = testServerUrl()
  const name = newCloneName()
  // file_copy: the default writes every page to the log and takes twice as long for a small template.
  const whose = owner === undefined ? '' : ` owner ${escapeIdentifier(owner)}`
  await atLast(() => ask(server, `create database ${escapeIdentifier(name)}${whose} template ${escapeIdentifier(template)} strategy file_copy`))
  return {
    name,
    url: (role) => databaseUrl(server, name, role),
    drop: async () => { await ask(server, `drop database if exists ${escapeIdentifier(name)} with (force)`) },
  }
}

function testServerUrl(): string {
  const url = process.env[TEST_URL]
  if (url) return url
  throw new Error(`${TEST_URL} is not set: this project of jest needs globalSetup tests/support/postgres/global-setup.ts`)
}

/** The same server's URL for another database, and another role where one is named (it keeps the password: tests give all roles the same). */
export function databaseUrl(server: string, database: string, role?: string): string {
  // A URL of a socket has no host, which the URL class refuses: it is cut by hand.
  const parts = /^(postgres(?:ql)?:\/\/)(?:([^:@/]*)(:[^@/]*)?@)?([^/?]*)(?:\/[^?]*)?(\?.*)?$/.exec(server)
  if (!parts) throw new Error('not a URL of PostgreSQL')
  const [, scheme, user = '', password = '', host, query = ''] = parts
  return `${scheme}${role === undefined ? user : encodeURIComponent(role)}${password}@${host}/${encodeURIComponent(database)}${query}`
}

async function atLast(work: () => Promise<unknown>): Promise<unknown> {
  for (const until = performance.now() + PATIENCE_MS; ; await sleep(20)) {
    try {
      return await work()
    } catch (error) {
      if ((error as { code?: string }).code !== OBJECT_IN_USE || performance.now() > until) throw error
    }
  }
}
