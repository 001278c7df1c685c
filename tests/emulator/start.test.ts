import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createLink } from '../../emulator/data/link'
import { startEmulator } from '../../emulator/emulator'
import { loadSecrets } from '../../emulator/environment'
import { readSettings } from '../../emulator/settings'
import { BLANK, cloneOwned } from '../support/templates'
import { newFolder, removeFolder } from './fixtures/emulator'

const dataDir = newFolder()
afterAll(() => removeFolder(dataDir))

/** Runs the command behind `npm start` until it ends by itself. */
function run(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const all = { ...process.env, HOST: '', DATA_DIR: dataDir, DATABASE_URL: '', ...env }
    const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/start.ts'], { env: all })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => { said += chunk })
    child.once('close', (code) => resolve({ code, said }))
  })
}

test.each(['0.0.0.0', '::', '192.168.0.2', 'localhost'])('refuses to bind %s', (HOST) => {
  expect(() => readSettings({ HOST })).toThrow('serves 127.0.0.1 only')
})

test.each(['http', '-1', '65536', '80.5'])('refuses the port %s', (PORT) => {
  expect(() => readSettings({ PORT })).toThrow('PORT must be a number')
})

test('without settings it is 8080 and .data', () => {
  expect(readSettings({ HOST: '127.0.0.1' })).toEqual({ port: 8080, dataDir: join(process.cwd(), '.data'), origins: [] })
})

test('pages of other origins are named one by one', () => {
  expect(readSettings({ TEST_ORIGINS: 'http://localhost:10086, http://127.0.0.1:9000' }).origins).toEqual(['http://localhost:10086', 'http://127.0.0.1:9000'])
  for (const TEST_ORIGINS of ['*', 'localhost:10086', 'http://localhost:10086/', 'null']) expect(() => readSettings({ TEST_ORIGINS })).toThrow('TEST_ORIGINS names origins')
})

test('another database is named by its owner; the login of the functions alone names none', () => {
  expect(readSettings({ DATABASE_URL: 'postgresql://a/b' })).toMatchObject({ database: { ownerUrl: 'postgresql://a/b' } })
  expect(() => readSettings({ DATABASE_APP_URL: 'postgresql://a/b' })).toThrow('without DATABASE_URL')
})

test('the command ends with a clear line when it must not or cannot bind', async () => {
  expect(await run({ HOST: '0.0.0.0' })).toMatchObject({ code: 1, said: expect.stringContaining('serves 127.0.0.1 only') })
  const other = createServer()
  await new Promise<void>((resolve) => { other.listen(0, '127.0.0.1', resolve) })
  const { code, said } = await run({ PORT: String((other.address() as AddressInfo).port) })
  other.close()
  expect([code, said]).toEqual([1, expect.stringContaining('端口已被占用')])
}, 60_000)

test('a database with something else in it is named and left alone, exit 1', async () => {
  const theirs = await cloneOwned(BLANK)
  const link = createLink(theirs.ownerUrl)
  await link.query('create table theirs (a int)')
  const { code, said } = await run({ DATABASE_URL: theirs.ownerUrl, PORT: '0' })
  expect(code).toBe(1)
  expect(said.trim().split('\n')).toEqual([expect.stringMatching(/已有别的内容.*theirs.*left alone/)])
  expect(await link.query("select from pg_namespace where nspname in ('mashangban', 'emulator')")).toEqual([])
  await link.close()
  await theirs.drop()
}, 60_000)

test('data that cannot be started from are reported in one sentence and left as they were', async () => {
  const damaged = newFolder()
  await (await startEmulator({ port: 0, dataDir: damaged, quiet: true, functions: {}, functionsDir: damaged })).stop()
  const folder = join(damaged, 'postgres')
  const control = join(folder, readdirSync(folder).find((name) => name.startsWith('data-')) ?? '', 'global', 'pg_control')
  truncateSync(control, 100)
  const { code, said } = await run({ DATA_DIR: damaged, PORT: '0' })
  expect([code, statSync(control).size]).toEqual([1, 100])
  expect(said).toMatch(/\p{Script=Han}/u)
  expect(said).not.toContain('    at ')
  removeFolder(damaged)
}, 60_000)

test('secrets are made once, readable by their owner only, and never replaced', () => {
  const dir = join(dataDir, 'secrets')
  const first = loadSecrets(dir)
  expect(loadSecrets(dir)).toEqual(first)
  expect(statSync(join(dir, 'secrets.json')).mode & 0o777).toBe(0o600)
  const broken = join(dataDir, 'broken')
  mkdirSync(broken)
  writeFileSync(join(broken, 'secrets.json'), '{')
  expect(() => loadSecrets(broken)).toThrow('密钥文件无法读取')
  expect(readFileSync(join(broken, 'secrets.json'), 'utf8')).toBe('{')
})
