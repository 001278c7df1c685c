import { Client } from 'pg'
import { startTestServer } from '../../../emulator/postgres/test-server'
import type { PostgresServer } from '../../../emulator/postgres/server'
import { cloneDatabase, databaseUrl } from '../../support/postgres/clone'
import { TEST_URL } from '../../support/postgres/run-server'
import { ask } from '../../support/postgres/ask'

const given = process.env[TEST_URL]
let server: PostgresServer

beforeAll(async () => {
  server = await startTestServer()
  process.env[TEST_URL] = server.url('postgres')
  await ask(server.url('postgres'), 'create role reader login')
  await ask(server.url('postgres'), 'create database "the Template"')
  await ask(server.url('the Template'), 'create table things as select generate_series(1, 3) as n; grant select on things to reader')
})
afterAll(async () => {
  if (given === undefined) delete process.env[TEST_URL]
  else process.env[TEST_URL] = given
  await server.stop()
})

test('every clone has what the template has, and nothing of another clone', async () => {
  const [one, two] = await Promise.all([cloneDatabase('the Template'), cloneDatabase('the Template')])
  await ask(one.url(), 'delete from things')
  expect(await ask(two.url('reader'), 'select count(*)::int as n, current_user::text as who, current_database()::text as name from things')).toEqual([{ n: 3, who: 'reader', name: two.name }])
  expect(one.name).not.toBe(two.name)
  await Promise.all([one.drop(), two.drop()])
})

test('dropping cuts whoever is connected, and may be done twice', async () => {
  const clone = await cloneDatabase('the Template')
  const client = new Client(clone.url())
  client.on('error', () => undefined)
  await client.connect()
  await clone.drop()
  await clone.drop()
  await expect(ask(clone.url(), 'select 1')).rejects.toMatchObject({ code: '3D000' })
  await client.end().catch(() => undefined)
})

test('a clone waits for whoever is connected to the template', async () => {
  const seeding = new Client(server.url('the Template'))
  await seeding.connect()
  const cloning = cloneDatabase('the Template')
  await new Promise((resolve) => setTimeout(resolve, 200))
  await seeding.end()
  await (await cloning).drop()
})

test('a template that does not exist, or no server, is told at once', async () => {
  await expect(cloneDatabase('nothing')).rejects.toMatchObject({ code: '3D000' })
  delete process.env[TEST_URL]
  await expect(cloneDatabase('the Template')).rejects.toThrow(/globalSetup/)
  process.env[TEST_URL] = server.url('postgres')
})

test.each([
  ['postgresql://postgres@/postgres?host=%2Fvar%2Frun&port=5432', 'postgresql://app@/d_1?host=%2Fvar%2Frun&port=5432'],
  ['postgresql://postgres:secret@127.0.0.1:6000/postgres', 'postgresql://app:secret@127.0.0.1:6000/d_1'],
  ['postgres://db.example/postgres?sslmode=require', 'postgres://app@db.example/d_1?sslmode=require'],
  ['postgres://u:p@db.example', 'postgres://app:p@db.example/d_1'],
])('of %s another database and role is %s', (url, wanted) => {
  expect(databaseUrl(url, 'd_1', 'app')).toBe(wanted)
})

test('what is no URL of PostgreSQL is refused without repeating it', () => {
  expect(() => databaseUrl('host=/tmp password=secret', 'd')).toThrow(/^not a URL of PostgreSQL$/)
})
