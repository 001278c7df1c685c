import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { noticeOlderKind } from '../../../emulator/data/own-server'
import { startEmulator, type Emulator } from '../../../emulator/emulator'
import { bundles, get, newFolder, post, removeFolder, TABLE, TEMPLATES } from '../fixtures/emulator'
import { TABLES } from '../fixtures/tables'

const dataDir = newFolder()
let emulator: Emulator

const startOwn = async (): Promise<Emulator> =>
  startEmulator({ port: 0, dataDir, quiet: true, functions: TABLE, migrations: TABLES, templates: TEMPLATES, pages: [], functionsDir: await bundles() })

beforeAll(async () => { emulator = await startOwn() }, 60_000)
afterAll(async () => {
  await emulator.stop()
  removeFolder(dataDir)
})

const put = (id: string) => emulator.call('desk', { action: 'put', input: { id } })
const found = (id: string) => emulator.call('desk', { action: 'get', input: { id } })

test('without another database it has one of its own, durable, which the functions use as their role', async () => {
  expect(await put('a')).toMatchObject({ ok: true })
  const [settings] = await emulator.database.query("select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages")
  expect(settings).toEqual({ fsync: 'on', commit: 'on', pages: 'on' })
})

test('kill -9 of PostgreSQL: what was acknowledged is there, the emulator goes on by itself and keeps what it is told', async () => {
  const { postgres } = await get<{ postgres: { pid: number } }>(emulator, '/__emulator/info')
  process.kill(postgres.pid, 'SIGKILL')
  expect((await post(emulator, '/__emulator/subscriptions', { openid: 'o-crash', templateId: 'template-answered', times: 2 })).status).toBe(200)
  // The function of this test connects once and does not try again: each instance finds out for itself that its connection is gone.
  let reply = await found('a')
  for (let tries = 0; tries < 100 && !reply.ok; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    reply = await found('a')
  }
  expect(reply).toEqual({ ok: true, data: [{ id: 'a', n: 1 }] })
}, 30_000)

test('a second start keeps the data and what the emulator kept beside them; meanwhile the folder is taken', async () => {
  await expect(startOwn()).rejects.toThrow(/正被另一个进程/)
  const url = emulator.database.ownerUrl
  await emulator.stop()
  emulator = await startOwn()
  expect(emulator.database.ownerUrl).toBe(url)
  expect(await found('a')).toEqual({ ok: true, data: [{ id: 'a', n: 1 }] })
  expect(await get(emulator, '/__emulator/subscriptions?openid=o-crash')).toEqual({ 'template-answered': 2 })
}, 30_000)

test('secrets that were lost are not made anew under data that need them', async () => {
  await emulator.stop()
  const file = join(dataDir, 'secrets.json')
  const secrets = readFileSync(file)
  rmSync(file)
  await expect(startOwn()).rejects.toThrow(/另一份密钥/)
  writeFileSync(file, secrets)
  emulator = await startOwn()
  expect(await found('a')).toMatchObject({ ok: true })
}, 30_000)

test('data of an older kind are named and left alone', () => {
  const old = newFolder()
  const said: string[] = []
  noticeOlderKind(old, (line) => said.push(line))
  mkdirSync(join(old, 'database'))
  writeFileSync(join(old, 'database', 'data.mdb'), 'old')
  noticeOlderKind(old, (line) => said.push(line))
  expect(said).toEqual([expect.stringMatching(/database 是旧版本的数据，保持原样，不再使用.*left alone/)])
  expect(readFileSync(join(old, 'database', 'data.mdb'), 'utf8')).toBe('old')
  removeFolder(old)
})
