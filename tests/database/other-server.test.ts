import { startTestServer } from '../../emulator/postgres/test-server'
import { prepareServer } from '../../cloudfunctions/_database/prepare'
import { ask } from '../support/postgres/ask'
import { databaseUrl, newCloneName } from '../support/postgres/clone'
import { type ReadyServer, readyServer } from './other-server'

/** A server that nobody has prepared. */
let server: Awaited<ReturnType<typeof startTestServer>>
let admin: string
beforeAll(async () => {
  server = await startTestServer()
  admin = server.url('postgres')
}, 60_000)
afterAll(() => server.stop())

const run = (text: string, url = admin) => ask<Record<string, string>>(url, text)
const databases = async () => (await run('select datname from pg_database where not datistemplate order by 1')).map(({ datname }) => datname)
const roles = async () => (await run("select rolname from pg_roles where rolname like 'mashangban%' order by 1")).map(({ rolname }) => rolname)

test('a server is made ready with templates and roles of its own, and left as it was', async () => {
  const ready: ReadyServer = await readyServer(admin)
  expect(await databases()).toEqual(['msb_blank', 'msb_empty', 'postgres'])
  expect(await roles()).toEqual(['mashangban_app', 'mashangban_owner'])
  await expect(readyServer(admin)).rejects.toThrow(/另一次测试/)
  await ready.clear()
  expect([await databases(), await roles()]).toEqual([['postgres'], []])
})

test('what a killed run left behind is removed, also its roles when they are nobody else’s', async () => {
  await prepareServer(admin, newCloneName())
  await (await readyServer(admin)).clear()
  expect(await databases()).toEqual(['postgres'])
})

test('a database that is not empty is named and left alone', async () => {
  await run('create database theirs')
  const theirs = databaseUrl(admin, 'theirs')
  await run('create table orders (id int); insert into orders values (1)', theirs)
  await expect(readyServer(theirs)).rejects.toThrow(/theirs.*public\.orders/)
  expect(await run('select id from orders', theirs)).toEqual([{ id: 1 }])
  expect(await databases()).toEqual(['postgres', 'theirs'])
})

test('a server on which the system is in use is left alone, whichever database is named', async () => {
  await prepareServer(admin, 'mashangban')
  const before = await run("select rolname, rolpassword, rolsuper::text from pg_authid where rolname like 'mashangban%' order by 1")
  await expect(readyServer(admin)).rejects.toThrow(/已有码上办在用.*mashangban/)
  expect(await run("select rolname, rolpassword, rolsuper::text from pg_authid where rolname like 'mashangban%' order by 1")).toEqual(before)
  expect(await databases()).toContain('mashangban')
})

test('an account that is no administrator is refused', async () => {
  await run('create role visitor login')
  await expect(readyServer(server.url('postgres', 'visitor'))).rejects.toThrow(/管理员/)
})
