import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { withClient } from '../../cloudfunctions/_database/prepare'
import { APP_ROLE, ensureRoles, roleStatements } from '../../cloudfunctions/_database/roles'
import { addressOf, asRole, databaseOf, hostOf } from './connection-url'
import type { DatabaseUrls } from './database'
import { readMark } from './mark'
import { RefusedDatabase } from './refused'

export interface UserServerOptions {
  /** DATABASE_URL: as the owner of what will be made. */
  ownerUrl: string
  /** DATABASE_APP_URL: as the role of the functions. Absent: the same database as mashangban_app. */
  appUrl?: string
  /** The password made here for mashangban_app on an earlier start. */
  keptPassword(): string | undefined
  /** Keeps one before it is set. */
  keepPassword(password: string): void
}

/** Relations of somebody else: not the system's, not an extension's. */
const FOREIGN = `select count(*)::int as many, min(n.nspname || '.' || c.relname) as first from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

/**
 * Looks at the database that DATABASE_URL names and gives the URLs to use. It must be empty or bear the emulator's mark; makes the role of
 * the functions where it may. Throws RefusedDatabase, with one sentence, and has changed nothing in the database then.
 */
export async function useUserServer(options: UserServerOptions): Promise<DatabaseUrls> {
  const { ownerUrl } = options
  const shown = shownOf(ownerUrl)
  const appUrl = await withClient(ownerUrl, async (owner) => {
    await refuseForeign(owner, shown)
    return options.appUrl ?? (await ownRole(owner, options))
  }).catch((error: unknown) => {
    throw error instanceof RefusedDatabase ? error : new RefusedDatabase(
      `连不上数据库 ${shown}，请检查 DATABASE_URL 和网络：${wordsOf(error)}`, 'the database of DATABASE_URL cannot be reached', error,
    )
  })
  await provePassage(appUrl, databaseOf(ownerUrl))
  return { ownerUrl, appUrl }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error))

function shownOf(url: string): string {
  try {
    return addressOf(url)
  } catch (error) {
    throw new RefusedDatabase('DATABASE_URL 不是数据库地址，应写成 postgresql://用户:密码@主机:5432/数据库', 'DATABASE_URL is not a URL of PostgreSQL', error)
  }
}

async function refuseForeign(owner: Client, shown: string): Promise<void> {
  const query = async <R extends object>(text: string): Promise<R[]> => (await owner.query<R>(text)).rows
  if (await readMark({ query })) return
  const [found] = await query<{ many: number; first: string }>(FOREIGN)
  if (!found || found.many === 0) return
  throw new RefusedDatabase(
    `数据库 ${shown} 里已有别的内容（例如 ${found.first}），没有动它。请为模拟环境建一个空数据库`,
    `the database has ${found.many} tables or views of its own, such as ${found.first}, and was left alone: give an empty one`,
  )
}

/** URL of mashangban_app, made where it is absent and this connection may. */
async function ownRole(owner: Client, { ownerUrl, keptPassword, keepPassword }: UserServerOptions): Promise<string> {
  const { rows: [me] } = await owner.query<{ may: boolean; there: boolean }>(
    'select rolsuper or rolcreaterole as may, exists (select from pg_roles where rolname = $1) as there from pg_roles where rolname = current_user', [APP_ROLE],
  )
  let password = keptPassword()
  if (me?.there && password === undefined) return asRole(ownerUrl, APP_ROLE)
  if (!me?.there && !me?.may) throw noRole(databaseOf(ownerUrl))
  // Over a socket the server knows its users by themselves; over TCP it asks for a password.
  if (password === undefined && !hostOf(ownerUrl).startsWith('/')) {
    password = randomBytes(24).toString('base64url')
    keepPassword(password)
  }
  // Also when the role is there: a start that was killed may have kept the password and not set it.
  if (me.may) await ensureRoles(owner, password === undefined ? {} : { app: password })
  return asRole(ownerUrl, APP_ROLE, password)
}

const noRole = (database: string): RefusedDatabase => new RefusedDatabase(
  `数据库里没有云函数用的角色，当前账户也无权建立。请让管理员执行：${roleStatements(database).join('; ')}; 再设置 DATABASE_APP_URL`,
  'the role of the functions is missing and this account may not make it: have the administrator run these statements, then set DATABASE_APP_URL',
)

/** Proves that the functions will get in, so that the first tap is not who finds out. */
async function provePassage(appUrl: string, database: string): Promise<void> {
  try {
    await withClient(appUrl, (app) => app.query('select 1'))
  } catch (error) {
    throw new RefusedDatabase(
      `云函数连不上数据库（${wordsOf(error)}）。请设置 DATABASE_APP_URL，角色可由管理员这样建立：${roleStatements(database).join('; ')}`,
      'the functions cannot log in to the database: set DATABASE_APP_URL to a login of the role of the functions', error,
    )
  }
}
