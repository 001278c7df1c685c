import type { Client } from 'pg'
import { join } from 'node:path'
import { DATABASE, withClient } from './prepare'
import { APP_ROLE, ensureRoles, roleStatements } from './roles'
import { migrate, readMigrations } from './runner'

const MIGRATIONS = join(__dirname, 'migrations')

/** Its message is shown as it is; nothing was changed. */
class CannotMigrate extends Error {}

/** The migrations grant rights to the role of the functions, so it must be there: made where this account may, else the administrator is told how. */
async function seeToRoles(owner: Client): Promise<string[]> {
  const { rows: [me] } = await owner.query<{ there: boolean; may: boolean }>(
    'select exists (select from pg_roles where rolname = $1) as there, rolsuper or rolcreaterole as may from pg_roles where rolname = current_user', [APP_ROLE],
  )
  if (me?.there) return []
  if (!me?.may) {
    throw new CannotMigrate([
      `数据库里没有云函数用的角色 ${APP_ROLE}，当前账户也无权建立。请让数据库管理员执行下面的语句，再运行一次：`,
      ...roleStatements(owner.database ?? DATABASE).map((text) => `  ${text};`),
    ].join('\n'))
  }
  await ensureRoles(owner)
  return [`已建立角色 ${APP_ROLE}，还没有密码。请设置：alter role ${APP_ROLE} password '…';`]
}

/**
 * `npm run migrate`: applies what is pending to the database of DATABASE_URL (as its owner) and gives the lines to show. A second run
 * changes nothing. Throws what the runner throws, and then whole migrations or none have been applied.
 */
export async function migrateFromEnvironment(environment: Readonly<Record<string, string | undefined>>, at: string): Promise<string[]> {
  const url = environment['DATABASE_URL'] ?? ''
  if (!/^postgres(ql)?:\/\//.test(url)) throw new CannotMigrate('请设置 DATABASE_URL（表的所有者），例如 postgresql://mashangban_owner:密码@主机:5432/mashangban')
  return withClient(url, async (owner) => {
    const said = await seeToRoles(owner)
    const applied = await migrate(owner, readMigrations(MIGRATIONS), at)
    return [...said, ...(applied.length === 0 ? ['数据库结构已是最新，没有改动'] : applied.map((name) => `已执行 ${name}`))]
  })
}

async function main(): Promise<void> {
  try {
    const lines = await migrateFromEnvironment(process.env, new Date().toISOString())
    process.stdout.write(`${lines.join('\n')}\n`)
  } catch (error) {
    // The driver's stack says nothing to whoever runs this, and its message holds no password.
    process.stderr.write(`${error instanceof CannotMigrate ? error.message : `数据库结构没有更新成功，请先解决这个问题再运行一次：${error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error)}`}\n`)
    process.exitCode = 1
  }
}

if (require.main === module) void main()
