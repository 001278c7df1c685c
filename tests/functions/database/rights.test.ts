import { Client } from 'pg'
import { createDatabase, type Database } from '../../../cloudfunctions/_database/connection'
import { isTaken } from '../../../cloudfunctions/_database/failure'
import { noteRequest } from '../../../cloudfunctions/_database/fragments'
import { statement } from '../../../cloudfunctions/_database/statement'
import { cloneOwned, EMPTY } from '../../support/templates'

type Clone = Awaited<ReturnType<typeof cloneOwned>>
const PLATFORM_ROLES = ['anon', 'authenticated', 'service_role'] as const
let clone: Clone
let owner: Client
let superuser: Client
let app: Client
let database: Database

beforeAll(async () => {
  clone = await cloneOwned(EMPTY)
  const connected = async (url: string): Promise<Client> => {
    const client = new Client(url)
    await client.connect()
    return client
  }
  owner = await connected(clone.ownerUrl)
  superuser = await connected(clone.url())
  app = await connected(clone.appUrl)
  await app.query(`select set_config('app.tenant', 'demo', false), set_config('search_path', 'mashangban', false)`)
  database = createDatabase({ tenant: 'demo', connection: { connectionString: clone.appUrl }, prepare: 'named' })
  // Roles belong to the server: another test file may have made them.
  for (const role of PLATFORM_ROLES) await superuser.query(`create role ${role}`).catch(() => undefined)
  await owner.query(`insert into mashangban.entries select t, 'case', 'c1', 1, '2026-01-01', 'filed', false, 'p', 'filed', 'c', 'h' from unnest(array['demo', 'elsewhere']) t`)
  await owner.query(`insert into mashangban.units select t, 'u-' || t, 'name', 'a', '0', '{}' from unnest(array['demo', 'elsewhere']) t`)
})
afterAll(async () => {
  await database.close()
  await Promise.all([owner.end(), superuser.end(), app.end()])
  await clone.drop()
})

const codeOf = (client: Client, text: string): Promise<string> => client.query(text).then(() => 'done', (error: { code: string }) => error.code)
const TABLES = `select tablename as name from pg_tables where schemaname = 'mashangban' order by 1`
const REFUSED = '42501'

describe('another tenant’s rows', () => {
  const ids = statement<object, { id: string }>('rights_ids', 'select id from mashangban.units')
  const rename = statement<object, { id: string }>('rights_rename', `update mashangban.units set name = 'other' returning id`)
  const steal = statement<object, { id: string }>('rights_steal', `update mashangban.units set tenant = 'elsewhere' where id = 'u-demo' returning id`)
  const plant = statement<object, object>('rights_plant', `insert into mashangban.units values ('elsewhere', 'u-new', 'n', 'a', '0', '{}') returning 1`)

  test('are neither read nor changed by a statement that forgets the tenant, and cannot be written', async () => {
    expect(await database.rows(ids, {})).toEqual([{ id: 'u-demo' }])
    expect(await database.rows(rename, {})).toEqual([{ id: 'u-demo' }])
    await expect(database.rows(plant, {})).rejects.toMatchObject({ kind: 'bug', code: REFUSED })
    await expect(database.rows(steal, {})).rejects.toMatchObject({ kind: 'bug', code: REFUSED })
    expect((await owner.query(`select id, name from mashangban.units order by id`)).rows).toEqual([{ id: 'u-demo', name: 'other' }, { id: 'u-elsewhere', name: 'name' }])
  })

  test('are not found through a door of the owner either', async () => {
    await owner.query(`insert into mashangban.companies (tenant, id, name, uscc, area_id, address, contact_hashes, folded) select t, 'co-' || t, 'n', 'u', 'a', '', '{}', e'同名\\n曾用名' from unnest(array['demo', 'elsewhere']) t`)
    const named = statement<{ names: string[] }, { named: string; id: string }>('rights_named', 'select * from mashangban.companies_named(:names::text[])')
    expect(await database.rows(named, { names: ['同名', '曾用名', '没有'] })).toEqual([{ named: '同名', id: 'co-demo' }])
  })

  test('are shut in every table, and without a tenant nothing is read at all', async () => {
    const { rows } = await owner.query<{ name: string; locked: boolean }>(`
      select c.relname as name, c.relrowsecurity as locked from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'mashangban' and c.relkind = 'r' and c.relname <> 'migrations'`)
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.filter(({ locked }) => !locked)).toEqual([])
    const bare = new Client(clone.appUrl)
    await bare.connect()
    expect(await codeOf(bare, 'select id from mashangban.units')).toBe('42704')
    await bare.end()
  })
})

describe('the role of the functions', () => {
  test('adds entries and never changes one; its owner and a superuser cannot either', async () => {
    for (const text of [`update mashangban.entries set kind = 'x'`, 'delete from mashangban.entries', 'truncate mashangban.entries']) {
      expect(await codeOf(app, text)).toBe(REFUSED)
      for (const client of [owner, superuser]) expect(await codeOf(client, text)).toBe('23001')
    }
    expect(await codeOf(app, `insert into mashangban.entries values ('demo', 'case', 'c1', 2, '2026-01-01', 'noted', false, 'p', 'filed', 'c', 'h')`)).toBe('done')
  })

  test('makes, changes and removes no table, function, role or policy', async () => {
    const refused = [
      'create table mashangban.x (a int)', 'create table public.x (a int)', 'drop table mashangban.units', 'alter table mashangban.units add column x int', 'create index on mashangban.units (name)',
      'alter table mashangban.units disable row level security', 'drop policy tenant on mashangban.units', 'alter table mashangban.entries disable trigger all', 'truncate mashangban.units',
      'create function mashangban.x() returns int language sql as $$ select 1 $$', 'create schema x', 'create role x', 'set role mashangban_owner', `select mashangban.protect('units', 'all')`,
      'select * from mashangban.migrations', `grant select on mashangban.units to public`,
    ]
    for (const text of refused) expect([text, await codeOf(app, text)]).toEqual([text, text.startsWith('grant') ? expect.stringMatching(/42501|done/) : REFUSED])
    const { rows } = await owner.query(`select grantee from information_schema.role_table_grants where table_schema = 'mashangban' and grantee in ('PUBLIC', 'public')`)
    expect(rows).toEqual([])
  })
})

test('the platform’s roles may nothing: not the schema, not a table, not a function', async () => {
  const { rows: tables } = await owner.query<{ name: string }>(TABLES)
  expect(tables.length).toBeGreaterThan(20)
  for (const role of PLATFORM_ROLES) {
    await superuser.query(`set role ${role}`)
    for (const { name } of tables) expect([role, name, await codeOf(superuser, `select from mashangban.${name}`)]).toEqual([role, name, REFUSED])
    expect(await codeOf(superuser, `select mashangban.find('{}', 1)`)).toBe(REFUSED)
    expect(await codeOf(superuser, `insert into mashangban.requests (tenant) values ('demo')`)).toBe(REFUSED)
    await superuser.query('reset role')
  }
})

test('a request is noted once; the second note is refused by its key and by nothing else', async () => {
  const note = statement<{ request: object }, { noted: number }>('rights_note', `with ${noteRequest()} select count(*)::int as noted from noted`)
  const request = { tenant: 'demo', person_id: 'p', request_id: 'r-00000001', action: 'a', asked: 'h', reply: { ok: true }, of: null, id: null, at: '2026-01-01T00:00:00.000Z' }
  expect(await database.one(note, { request })).toEqual({ noted: 1 })
  const second = await database.one(note, { request: { ...request, action: 'b' } }).catch((error: unknown) => error)
  expect(isTaken(second, 'requests_pkey')).toBe(true)
  expect((await owner.query('select action, reply from mashangban.requests')).rows).toEqual([{ action: 'a', reply: { ok: true } }])
})
