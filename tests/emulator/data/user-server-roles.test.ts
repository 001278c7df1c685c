import { asRole } from '../../../emulator/data/connection-url'
import { useUserServer } from '../../../emulator/data/user-server'
import { startPostgres, type PostgresServer } from '../../../emulator/postgres/server'
import { ask } from '../../support/postgres/ask'
import { newFolder, removeFolder } from '../fixtures/emulator'

// A server of its own, over TCP and without our roles, as somebody has who installed PostgreSQL.
const folder = newFolder()
let server: PostgresServer
let kept: string | undefined

beforeAll(async () => { server = await startPostgres({ dataDir: folder, durable: false, tcp: true }) }, 60_000)
afterAll(async () => {
  await server.stop()
  removeFolder(folder)
})

const use = (ownerUrl: string, appUrl?: string) => useUserServer({
  ownerUrl, ...(appUrl === undefined ? {} : { appUrl }), keptPassword: () => kept, keepPassword: (password) => { kept = password },
})

test('an owner who may not make roles gets the statements to hand to the administrator, and nothing is made', async () => {
  await ask(server.url('postgres'), "create role plain login password 'pw'")
  await ask(server.url('postgres'), 'create database plain owner plain')
  const plain = asRole(server.url('plain'), 'plain', 'pw')
  await expect(use(plain)).rejects.toThrow(/无权建立.*create role mashangban_app login.*DATABASE_APP_URL/)
  expect(await ask(server.url('postgres'), "select from pg_roles where rolname like 'mashangban%'")).toEqual([])
  expect(kept).toBeUndefined()
})

test('an owner who may makes the role of the functions with a password that is kept, bound by its limits', async () => {
  await ask(server.url('postgres'), 'create database town')
  const { appUrl } = await use(server.url('town'))
  expect(kept).toMatch(/^[\w-]{32}$/)
  expect(await ask(appUrl, "select current_user as me, current_setting('statement_timeout') as timeout")).toEqual([{ me: 'mashangban_app', timeout: '5s' }])
  expect(await ask(server.url('postgres'), "select rolsuper or rolbypassrls or rolcreaterole as powerful from pg_roles where rolname = 'mashangban_app'")).toEqual([{ powerful: false }])
  expect((await use(server.url('town'))).appUrl).toBe(appUrl)
})

test('a start that was killed between keeping the password and setting it is made good by the next', async () => {
  await ask(server.url('postgres'), "alter role mashangban_app password 'another'")
  const { appUrl } = await use(server.url('town'))
  expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a role that somebody else made keeps its password: its login has to be given', async () => {
  kept = undefined
  await ask(server.url('postgres'), "alter role mashangban_app password 'theirs'")
  await expect(use(server.url('town'))).rejects.toThrow(/请设置 DATABASE_APP_URL/)
  const appUrl = asRole(server.url('town'), 'mashangban_app', 'theirs')
  expect(await use(server.url('town'), appUrl)).toEqual({ ownerUrl: server.url('town'), appUrl })
})
