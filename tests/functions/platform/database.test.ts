import { readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { Client } from 'pg'
import { passwordMark, ROLE_QUERY, roleIsRight, roleStatement, type RoleRow } from '../../../cloudfunctions/_deploy/app-role'
import { bucketStep } from '../../../cloudfunctions/_deploy/bucket'
import { OPEN_QUERY, RELATIONS_QUERY } from '../../../cloudfunctions/_deploy/closure'
import { MIGRATIONS, platformMigrations } from '../../../cloudfunctions/_deploy/migrations'
import { newPassword } from '../../../cloudfunctions/_deploy/scram'
import { trySmoke } from '../../../cloudfunctions/timer/smoke'
import { startPostgres, type PostgresServer } from '../../../emulator/postgres/server'
import { ask } from '../../support/postgres/ask'
import { temporaryFolder } from '../../support/temporary-folder'
import { worldOf } from '../deploy/fixtures'

/** Over TCP, so that passwords count. TEST_POSTGRES_BIN names another installation's programs. */
const dataDir = temporaryFolder('platform-')
const bin = process.env['TEST_POSTGRES_BIN']
let server: PostgresServer
let admin: Client
/** What a cloud gives in the place of a superuser: it may make roles, and owns what the migrations make. */
let cloud: Client

beforeAll(async () => {
  server = await startPostgres({ dataDir, durable: false, tcp: true, ...(bin ? { bin } : {}) })
  admin = new Client(server.url('postgres'))
  await admin.connect()
  await admin.query(`create role cloudbase_postgres login createrole createdb bypassrls password '${server.password}'`)
  await admin.query('create role anon; create role authenticated; create role service_role bypassrls')
  await admin.query('create database mashangban owner cloudbase_postgres')
  cloud = new Client(server.url('mashangban', 'cloudbase_postgres'))
  await cloud.connect()
}, 60_000)
afterAll(async () => {
  await Promise.all([admin.end(), cloud.end()])
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const role = async () => (await cloud.query<RoleRow>(ROLE_QUERY)).rows[0]
const urlOf = (password: string) => server.url('mashangban', 'mashangban_app').replace(/:[^:@/]*@/, `:${encodeURIComponent(password)}@`)
const asApp = async <T extends object>(password: string, text: string): Promise<T | undefined> => (await ask<T>(urlOf(password), text))[0]
const open = async () => (await cloud.query<{ role: string; kind: string; name: string }>(OPEN_QUERY)).rows.map(({ role: who, kind, name }) => `${who} ${kind} ${name}`)

describe('the role of the functions', () => {
  const [first, second] = [newPassword(), newPassword()]

  test('is made by one statement of somebody who is no superuser, and logs in with a password that the statement does not hold', async () => {
    const statement = roleStatement(first)
    expect(statement).not.toContain(first)
    await cloud.query(statement)
    expect(roleIsRight(await role(), first)).toBe(true)
    expect(await asApp(first, "select current_user::text as me, current_setting('statement_timeout') as s, current_setting('lock_timeout') as l, current_setting('idle_in_transaction_session_timeout') as i"))
      .toEqual({ me: 'mashangban_app', s: '5s', l: '2s', i: '10s' })
  })

  test('is right for its own password only, and the statement can be repeated', async () => {
    expect(roleIsRight(await role(), second)).toBe(false)
    await cloud.query(roleStatement(first))
    expect((await role())?.mark).toBe(passwordMark(first))
    expect(await asApp(first, 'select 1 as one')).toEqual({ one: 1 })
  })

  test('with a new password does not take the old one any more', async () => {
    await cloud.query(roleStatement(second))
    await expect(asApp(first, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    expect(await asApp(second, 'select 1 as one')).toEqual({ one: 1 })
  })

  test('that somebody changed is not right: a setting, the login, a power', async () => {
    await admin.query('alter role mashangban_app reset lock_timeout')
    expect(roleIsRight(await role(), second)).toBe(false)
    await cloud.query(roleStatement(second))
    await admin.query('alter role mashangban_app nologin')
    expect(roleIsRight(await role(), second)).toBe(false)
    await cloud.query(roleStatement(second))
    await admin.query('alter role mashangban_app bypassrls')
    const row = await role()
    expect(() => roleIsRight(row, second)).toThrow(/BYPASSRLS/)
    await expect(admin.query(roleStatement(second))).rejects.toThrow('powers it must not have')
    await admin.query('alter role mashangban_app nobypassrls')
    expect(roleIsRight(await role(), second)).toBe(true)
  })

  test('leaves no password in the server’s log', () => {
    for (const password of [first, second]) expect(readFileSync(server.log, 'utf8')).not.toContain(password)
  })
})

describe('the closure', () => {
  test('holds after the project’s own migrations, even where every new table would be given to the platform’s roles', async () => {
    await cloud.query('alter default privileges grant all on tables to anon, authenticated, service_role')
    for (const { Query } of platformMigrations(resolve(__dirname, '../../..', MIGRATIONS))) await cloud.query(Query)
    expect((await cloud.query(RELATIONS_QUERY)).rows.length).toBeGreaterThan(10)
    expect(await open()).toEqual([])
  }, 30_000)

  test.each<[string, string, string, string]>([
    ['usage of the schema', 'grant usage on schema mashangban to anon', 'anon schema mashangban', 'revoke usage on schema mashangban from anon'],
    ['a table', 'create table mashangban.probe (a int, b int); grant select on mashangban.probe to service_role', 'service_role relation probe', 'drop table mashangban.probe'],
    ['one column', 'create table mashangban.probe (a int, b int); grant update (b) on mashangban.probe to authenticated', 'authenticated relation probe', 'drop table mashangban.probe'],
    ['a view, for everybody', 'create view mashangban.probe as select 1 as a; grant select on mashangban.probe to public', 'public relation probe', 'drop view mashangban.probe'],
    ['a sequence', 'create sequence mashangban.probe; grant usage on sequence mashangban.probe to anon', 'anon sequence probe', 'drop sequence mashangban.probe'],
    ['a function, for everybody', 'create function mashangban.probe() returns int language sql as \'select 1\'; grant execute on function mashangban.probe() to public', 'public function probe', 'drop function mashangban.probe()'],
  ])('finds %s', async (_, grant, found, undo) => {
    await cloud.query(grant)
    const rights = await open()
    await cloud.query(undo)
    // A sequence is a relation of its own kind; its name is what matters.
    expect(rights).toContain(found.replace('sequence', 'relation'))
    expect(await open()).toEqual([])
  })

  test('finds a right that came by membership', async () => {
    await admin.query('grant mashangban_app to authenticated')
    expect(await open()).toContain('authenticated schema mashangban')
    await admin.query('revoke mashangban_app from authenticated')
    expect(await open()).toEqual([])
  })
})

test('the bucket’s row is written private over whatever was there, and not touched again', async () => {
  await cloud.query('create schema storage; create table storage.buckets (id text primary key, name text not null, public boolean default false, file_size_limit bigint, allowed_mime_types text[])')
  await cloud.query("insert into storage.buckets (id, name, public) values ('mashangban', 'mashangban', true)")
  const world = worldOf()
  world.platform.sql = async (statement: string) => (await cloud.query<Record<string, string | null>>(statement)).rows
  expect(await bucketStep.run(world)).toBe('written')
  expect(await bucketStep.run(world)).toBe('unchanged')
  expect((await cloud.query('select public, file_size_limit::int from storage.buckets')).rows).toEqual([{ public: false, file_size_limit: 100 * 1024 * 1024 }])
})

describe('the smoke call', () => {
  const password = newPassword()
  let wechat: Server
  let answer: object = { access_token: 't', expires_in: 7200 }
  beforeAll(async () => {
    await cloud.query(roleStatement(password))
    wechat = createServer((_, response) => void response.end(JSON.stringify(answer)))
    await new Promise<void>((done) => { wechat.listen(0, '127.0.0.1', done) })
  })
  afterAll(() => new Promise((done) => { wechat.close(done) }))
  const account = () => ({ appId: 'wx1', secret: 's', baseUrl: `http://127.0.0.1:${(wechat.address() as AddressInfo).port}` })

  test('says ok for what it reaches', async () => {
    expect(await trySmoke({ connectionString: urlOf(password) }, account())).toEqual({ database: 'ok', wechat: 'ok' })
  })

  test('says in a code what it does not reach', async () => {
    answer = { errcode: 40125, errmsg: 'invalid appsecret' }
    expect(await trySmoke({ connectionString: urlOf('wrong') }, account())).toEqual({ database: '28P01', wechat: '40125' })
    const closed = createServer()
    const port = await new Promise<number>((done) => { closed.listen(0, '127.0.0.1', () => done((closed.address() as AddressInfo).port)) })
    await new Promise((done) => { closed.close(done) })
    expect(await trySmoke({ host: '127.0.0.1', port, user: 'x' }, { ...account(), baseUrl: `http://127.0.0.1:${port}` })).toEqual({ database: 'ECONNREFUSED', wechat: 'ECONNREFUSED' })
  })
})
