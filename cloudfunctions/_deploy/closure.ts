import { SCHEMA } from './app-role'
import type { Platform, Stranger } from './platform'
import type { Step, World } from './steps'

/** The platform's roles behind its HTTP interface. PUBLIC is asked too: whatever it may, they may. */
const PLATFORM_ROLES = ['anon', 'authenticated', 'service_role'] as const
const CLOSED: readonly number[] = [401, 403, 404]
const AT_ONCE = 8
const TRIES = 3
const PAUSE_MS = 1000

const roles = PLATFORM_ROLES.map((role) => `'${role}'`).join(', ')

/**
 * Everything of ours that a role of the platform has any right on; no row when all is closed. Privileges by membership count.
 * The kind of an object is asked in CASE, because the question for a sequence fails on anything else and WHERE promises no order.
 */
export const OPEN_QUERY = `
with ours as (select oid, nspname from pg_catalog.pg_namespace where nspname = '${SCHEMA}'),
strangers as (select rolname::text as role from pg_catalog.pg_roles where rolname in (${roles}) union all select 'public')
select role, 'schema' as kind, nspname::text as name from strangers, ours
where has_schema_privilege(role, ours.oid, 'usage') or has_schema_privilege(role, ours.oid, 'create')
union all
select role, 'relation', relname::text from strangers, pg_catalog.pg_class c join ours on c.relnamespace = ours.oid
where case when relkind in ('r', 'p', 'v', 'm', 'f') then
  has_table_privilege(role, c.oid, 'select, insert, update, delete, truncate, references, trigger') or has_any_column_privilege(role, c.oid, 'select, insert, update, references')
when relkind = 'S' then has_sequence_privilege(role, c.oid, 'usage, select, update') else false end
union all
select role, 'function', proname::text from strangers, pg_catalog.pg_proc p join ours on p.pronamespace = ours.oid
where has_function_privilege(role, p.oid, 'execute')
order by 1, 2, 3`.trim()

export const RELATIONS_QUERY = `select relname::text as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on c.relnamespace = n.oid where nspname = '${SCHEMA}' and relkind in ('r', 'p', 'v', 'm') order by 1`

/** The two paths under which the gateway would show a table. */
const pathsOf = (table: string): string[] => [`/v1/rdb/rest/${table}?limit=1`, `/v1/rdb/rest/${SCHEMA}/${table}?limit=1`]

async function askGateway({ platform, wait }: World, path: string, as: Stranger): Promise<string | null> {
  let answer: string | number = 'no answer'
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await wait(PAUSE_MS)
    answer = await platform.get(path, as).catch(() => 'no answer')
    if (CLOSED.includes(answer as number)) return null
    if (typeof answer === 'number' && answer < 500 && answer !== 429) break
  }
  return `${answer} for ${as} at ${path}`
}

async function openPaths(world: World, tables: readonly string[], strangers: readonly Stranger[]): Promise<string[]> {
  const questions = strangers.flatMap((as) => tables.flatMap(pathsOf).map((path) => ({ as, path })))
  const open: string[] = []
  for (let at = 0; at < questions.length; at += AT_ONCE) {
    const answers = await Promise.all(questions.slice(at, at + AT_ONCE).map(({ as, path }) => askGateway(world, path, as)))
    open.push(...answers.filter((answer) => answer !== null))
  }
  return open
}

async function provePrivileges(platform: Platform): Promise<void> {
  const open = await platform.sql(OPEN_QUERY)
  if (open.length === 0) return
  const named = open.slice(0, 20).map(({ role, kind, name }) => `${role} ${kind} ${name}`).join('; ')
  throw new Error(`the database is not closed: ${named}${open.length > 20 ? ` and ${open.length - 20} more` : ''}; revoke these rights, then deploy again`)
}

/** Nothing of ours may answer to whoever holds a key of the environment: asked of the catalogue, then over HTTP as a stranger would. */
export const closureStep: Step = {
  kind: 'closure',
  what: `${PLATFORM_ROLES.join(', ')} and PUBLIC have no right on ${SCHEMA}; over HTTP no table answers (401, 403 or 404); else the deployment stops`,
  async run(world) {
    const { platform } = world
    const tables = (await platform.sql(RELATIONS_QUERY)).flatMap(({ name }) => name ?? [])
    if (tables.length === 0) throw new Error(`the schema ${SCHEMA} has no tables after migrating; look at the migrations in the console`)
    await provePrivileges(platform)
    const strangers = await platform.strangers()
    const open = await openPaths(world, tables, strangers)
    if (open.length > 0) throw new Error(`the HTTP interface does not refuse: ${open.slice(0, 10).join('; ')}; close it (access policy, grants) before anything else`)
    return `proven for ${tables.length} tables as ${strangers.join(', ')}${strangers.includes('anonymousUser') ? '' : ' (nobody could sign in: authenticated is proven by the catalogue only)'}`
  },
}
