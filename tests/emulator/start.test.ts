import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { loadSecrets } from '../../emulator/environment'
import { readSettings } from '../../emulator/settings'
import { newFolder, removeFolder, start } from './fixtures/emulator'

const dataDir = newFolder()
afterAll(() => removeFolder(dataDir))

/** Runs the command behind `npm start` until it ends by itself. */
function run(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const all = { ...process.env, HOST: '', DATA_DIR: dataDir, ...env }
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
  expect(readSettings({ HOST: '127.0.0.1' })).toEqual({ port: 8080, dataDir: join(process.cwd(), '.data') })
})

test('the command ends with a clear line when it must not or cannot bind', async () => {
  expect(await run({ HOST: '0.0.0.0' })).toMatchObject({ code: 1, said: expect.stringContaining('serves 127.0.0.1 only') })
  const other = createServer()
  await new Promise<void>((resolve) => { other.listen(0, '127.0.0.1', resolve) })
  const { code, said } = await run({ PORT: String((other.address() as AddressInfo).port) })
  other.close()
  expect([code, said]).toEqual([1, expect.stringContaining('端口已被占用')])
}, 60_000)

test('a damaged database is reported in both languages and left as it was', async () => {
  const damaged = newFolder()
  const emulator = await start({ dataDir: damaged })
  await emulator.call('desk', { action: 'put', input: { id: 'a' } })
  await emulator.stop()
  const dir = join(damaged, 'database')
  const largest = readdirSync(dir).map((name) => join(dir, name)).sort((a, b) => statSync(b).size - statSync(a).size)[0] ?? ''
  writeFileSync(largest, Buffer.alloc(statSync(largest).size, 'damage'))
  const before = readFileSync(largest)
  const { code, said } = await run({ DATA_DIR: damaged, PORT: '0' })
  expect(code).toBe(1)
  expect(said).toContain('数据文件已损坏')
  expect(said).toContain('damaged')
  expect(readFileSync(largest).equals(before)).toBe(true)
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
