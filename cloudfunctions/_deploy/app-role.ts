import { createHash } from 'node:crypto'
import { APP_LIMITS, APP_ROLE } from '../_database/roles'
import { scramVerifier } from './scram'

/** The schema that everything of ours lives in. */
export const SCHEMA = 'mashangban'

/** What the role must not be able to. The catalogue's column → the word for it. */
const POWERS = { rolsuper: 'SUPERUSER', rolbypassrls: 'BYPASSRLS', rolcreaterole: 'CREATEROLE', rolcreatedb: 'CREATEDB', rolreplication: 'REPLICATION' } as const

const MARK = 'mashangban password '

/** Tells, to whoever knows a password, whether it is the role's. The password has 168 random bits, so its hash gives nothing away. */
export const passwordMark = (password: string): string => MARK + createHash('sha256').update(`${APP_ROLE}:${password}`).digest('hex').slice(0, 24)

/**
 * One statement that makes the role or brings it up to date: whole or not at all, repeatable, and without the password in it.
 * Attributes are named only when the role is made, because changing them, even to what they are, takes a superuser, whom a cloud does not give.
 */
export function roleStatement(password: string): string {
  const powers = Object.keys(POWERS).join(' or ')
  const settings = Object.entries(APP_LIMITS).map(([name, value]) => `  alter role ${APP_ROLE} set ${name} = '${value}';`)
  return [
    'do $role$ begin',
    `  if not exists (select from pg_catalog.pg_roles where rolname = '${APP_ROLE}') then`,
    `    create role ${APP_ROLE} nosuperuser nobypassrls nocreaterole nocreatedb noreplication;`,
    '  end if;',
    `  if exists (select from pg_catalog.pg_roles where rolname = '${APP_ROLE}' and (${powers})) then`,
    `    raise exception '${APP_ROLE} has powers it must not have';`,
    '  end if;',
    `  alter role ${APP_ROLE} login password '${scramVerifier(password)}';`,
    ...settings,
    `  comment on role ${APP_ROLE} is '${passwordMark(password)}';`,
    'end $role$',
  ].join('\n')
}

/** Asks for the role as it is; no row when there is none. */
export const ROLE_QUERY = `select rolcanlogin::text as login, concat_ws(',', ${Object.entries(POWERS).map(([column, word]) => `case when ${column} then '${word}' end`).join(', ')}) as powers, ` +
  `array_to_string(rolconfig, ',') as settings, shobj_description(oid, 'pg_authid') as mark from pg_catalog.pg_roles where rolname = '${APP_ROLE}'`

export interface RoleRow {
  login?: string | null
  powers?: string | null
  settings?: string | null
  mark?: string | null
}

/** Whether the role is as a deployment would make it with this password. A role with forbidden powers throws: only its administrator can take them away. */
export function roleIsRight(row: RoleRow | undefined, password: string): boolean {
  if (!row) return false
  if (row.powers) throw new Error(`the role ${APP_ROLE} has ${row.powers}; take that away from it (alter role … no…), then deploy again`)
  const settings = (row.settings ?? '').split(',')
  return /^t/.test(row.login ?? '') && row.mark === passwordMark(password) && Object.entries(APP_LIMITS).every(([name, value]) => settings.includes(`${name}=${value}`))
}
