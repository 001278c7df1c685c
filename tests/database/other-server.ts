import { Client } from 'pg'
import { APP_ROLE, ensureRoles, OWNER_ROLE } from '../../cloudfunctions/_database/roles'
import { CLONE_NAME } from '../support/postgres/clone'
import { makeTemplates } from '../support/templates'

/** Its message is shown as it is; nothing was changed on the server. */
export class RefusedServer extends Error {}

/** Databases that tests make: the templates and their clones. */
const OURS = `^(msb_[a-z_]+|${CLONE_NAME})$`
/** Any number: one run at a time on a server. */
const LOCK = 7_270_415

/** A server that was made ready for the tests. */
export interface ReadyServer {
  /** Of an administrator, the database as it was given. */
  url: string
  version: string
  /** Removes every database of the tests, and the roles where they were made here. */
  clear(): Promise<void>
}

const namesOf = async (admin: Client, text: string, values: unknown[] = []): Promise<string[]> => (await admin.query<{ name: string }>(text, values)).rows.map(({ name }) => name)

/** Somebody's relations: not the system's, not an extension's. */
const FOREIGN = `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') order by 1 limit 1`

/** Databases of somebody else in which our two roles own or may something. */
const IN_USE = `select distinct d.datname as name from pg_shdepend s join pg_roles r on s.refclassid = 'pg_authid'::regclass and s.refobjid = r.oid
  join pg_database d on d.oid = s.dbid or (s.classid = 'pg_database'::regclass and d.oid = s.objid)
  where r.rolname = any($1) and d.datname !~ $2 order by 1`

async function refuse(admin: Client): Promise<void> {
  const { rows: [me] } = await admin.query<{ super: boolean; version: number }>("select rolsuper as super, current_setting('server_version_num')::int as version from pg_roles where rolname = current_user")
  if (!me?.super) throw new RefusedServer('请用数据库管理员（superuser）的地址：测试要建立角色和数据库、切断连接')
  if (me.version < 150_000) throw new RefusedServer(`这台服务器是 PostgreSQL ${Math.floor(me.version / 10_000)}，码上办需要 15 或更新的版本`)
  const [foreign] = await namesOf(admin, FOREIGN)
  if (foreign !== undefined) throw new RefusedServer(`数据库 ${admin.database ?? ''} 里已有内容（例如 ${foreign}），没有动它。请在地址里写一个空数据库，最好是一台专供测试的服务器`)
  const used = await namesOf(admin, IN_USE, [[OWNER_ROLE, APP_ROLE], OURS])
  if (used.length > 0) throw new RefusedServer(`这台服务器上已有码上办在用（数据库 ${used.join('、')}），测试会改动它的角色，没有动它。请换一台服务器`)
  const { rows: [lock] } = await admin.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK])
  if (!lock?.mine) throw new RefusedServer('这台服务器上正有另一次测试在运行，请等它结束再试')
}

const dropOurs = async (admin: Client): Promise<void> => {
  for (const name of await namesOf(admin, 'select datname as name from pg_database where datname ~ $1', [OURS])) await admin.query(`drop database if exists ${admin.escapeIdentifier(name)} with (force)`)
}

/**
 * Makes roles and templates on a server of somebody else. Refuses (RefusedServer, nothing changed) when the database named in the URL is not
 * empty, when the system is in use on that server, when another run is under way, or when the account is no administrator. What a killed run
 * left behind is removed first.
 */
export async function readyServer(url: string): Promise<ReadyServer> {
  const admin = new Client(url)
  admin.on('error', () => undefined)
  await admin.connect()
  try {
    await refuse(admin)
    await dropOurs(admin)
    const known = await namesOf(admin, 'select rolname as name from pg_roles where rolname = any($1)', [[OWNER_ROLE, APP_ROLE]])
    // Over TCP the server asks for a password: all roles of a run have that of the URL.
    const { password } = admin
    await ensureRoles(admin, typeof password === 'string' ? { owner: password, app: password } : {})
    await makeTemplates(url)
    const { rows: [server] } = await admin.query<{ server_version: string }>('show server_version')
    return {
      url,
      version: server?.server_version ?? '',
      async clear() {
        await dropOurs(admin)
        for (const role of [APP_ROLE, OWNER_ROLE]) if (!known.includes(role)) await admin.query(`drop role if exists ${role}`)
        await admin.end()
      },
    }
  } catch (error) {
    await admin.end().catch(() => undefined)
    throw error
  }
}

/** Whether a URL is one of PostgreSQL at all. */
export const isDatabaseUrl = (url: string): boolean => /^postgres(ql)?:\/\//.test(url)
