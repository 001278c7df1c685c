import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { migrateFromEnvironment } from '../../cloudfunctions/_database/migrate'
import { readMigrations } from '../../cloudfunctions/_database/runner'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { startTestServer } from '../../emulator/postgres/test-server'
import { ask } from '../support/postgres/ask'
import { databaseUrl } from '../support/postgres/clone'

const AT = '2026-11-25T01:00:00.000Z'
const NAMES = readMigrations(join(PROJECT_ROOT, 'cloudfunctions/_database/migrations')).map(({ version, name }) => `${version}_${name}`)
const run = promisify(execFile)

/** A server on which nobody has made the roles. */
let server: Awaited<ReturnType<typeof startTestServer>>
let admin: string
beforeAll(async () => {
  server = await startTestServer()
  admin = server.url('postgres')
}, 60_000)
afterAll(() => server.stop())

const sql = (text: string, url = admin) => ask(url, text)

test('an account that may not make roles is told what the administrator must run, and the database stays as it was', async () => {
  await sql('create role clerk login')
  await sql('create database plain owner clerk')
  const url = server.url('plain', 'clerk')
  await expect(migrateFromEnvironment({ DATABASE_URL: url }, AT)).rejects.toThrow(/create role mashangban_app login nosuperuser nobypassrls;/)
  expect(await sql("select 1 from pg_namespace where nspname = 'mashangban'", url)).toEqual([])

  // What it prints is what it takes.
  const printed = await migrateFromEnvironment({ DATABASE_URL: url }, AT).catch((error: Error) => error.message)
  for (const line of (printed as string).split('\n').slice(1)) await sql(line.trim(), databaseUrl(admin, 'plain'))
  expect(await migrateFromEnvironment({ DATABASE_URL: url }, AT)).toEqual(NAMES.map((name) => `已执行 ${name}`))
})

test('an administrator’s account makes what is missing, applies everything, and changes nothing the second time', async () => {
  await sql('create database whole')
  const url = server.url('whole')
  expect(await migrateFromEnvironment({ DATABASE_URL: url }, AT)).toEqual(expect.arrayContaining(NAMES.map((name) => `已执行 ${name}`)))
  expect(await migrateFromEnvironment({ DATABASE_URL: url }, AT)).toEqual(['数据库结构已是最新，没有改动'])
})

test('two runners at once apply each step once', async () => {
  await sql('create database twice')
  const said = await Promise.all([1, 2, 3].map(() => migrateFromEnvironment({ DATABASE_URL: server.url('twice') }, AT)))
  expect(said.flat().filter((line) => line.startsWith('已执行')).sort()).toEqual(NAMES.map((name) => `已执行 ${name}`).sort())
})

test('the command says what it did, and in one sentence what is missing', async () => {
  const migrate = (url: string) => run(process.execPath, ['--import', 'tsx', 'cloudfunctions/_database/migrate.ts'], { cwd: PROJECT_ROOT, env: { ...process.env, DATABASE_URL: url } })
  await sql('create database spoken')
  expect((await migrate(server.url('spoken'))).stdout).toContain(NAMES.at(-1))
  await expect(migrate('')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('请设置 DATABASE_URL') })
  await expect(migrate('postgresql://nobody:a-secret@127.0.0.1:1/none')).rejects.toMatchObject({ code: 1, stderr: expect.not.stringContaining('a-secret') })
})
