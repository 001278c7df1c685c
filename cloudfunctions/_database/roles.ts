import type { Client } from 'pg'
import { codeOf } from './failure'

/** Owner of the schema: migrates. The functions connect as the other one, which may only what the migrations grant it. */
export const OWNER_ROLE = 'mashangban_owner'
export const APP_ROLE = 'mashangban_app'

/** What every statement of a function is bound by; import and figures set their own (design: data, connections). */
export const APP_LIMITS = { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s' } as const

/** Statements that an administrator of the server runs once; README prints them. Without passwords: those are his to set. */
export function roleStatements(database: string): string[] {
  return [
    `create role ${OWNER_ROLE} login nosuperuser nobypassrls createdb`,
    `create role ${APP_ROLE} login nosuperuser nobypassrls`,
    ...Object.entries(APP_LIMITS).map(([name, value]) => `alter role ${APP_ROLE} set ${name} = '${value}'`),
    `grant create, connect on database ${database} to ${OWNER_ROLE}`,
    `grant connect on database ${database} to ${APP_ROLE}`,
  ]
}

/** What the roles log in with; a role without one keeps what it has. */
export interface RolePasswords {
  owner?: string
  app?: string
}

const exists = async (admin: Client, role: string): Promise<boolean> => (await admin.query('select from pg_roles where rolname = $1', [role])).rowCount === 1

/**
 * Makes both roles where they are absent, over a connection that may (a superuser or CREATEROLE). Roles belong to the server, so this is
 * done once per server; repeating it changes nothing. A password is set where one is given (over TCP).
 */
export async function ensureRoles(admin: Client, passwords: RolePasswords = {}): Promise<void> {
  for (const [role, more, password] of [[OWNER_ROLE, 'createdb', passwords.owner], [APP_ROLE, '', passwords.app]] as const) {
    if (!(await exists(admin, role))) {
      // Two starters at once: the second finds it made.
      await admin.query(`create role ${role} login nosuperuser nobypassrls ${more}`).catch((error: unknown) => {
        if (!['42710', '23505'].includes(codeOf(error))) throw error
      })
    }
    if (password !== undefined) await admin.query(`alter role ${role} password ${admin.escapeLiteral(password)}`)
  }
  for (const [name, value] of Object.entries(APP_LIMITS)) await admin.query(`alter role ${APP_ROLE} set ${name} = '${value}'`)
}
