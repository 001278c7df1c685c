import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { accountOf } from '../../../emulator/postgres/account'
import { findSource, program, usableBinaries } from '../../../emulator/postgres/binaries'
import { withLock } from '../../../emulator/postgres/lock'
import { birthOf, waitUntil } from '../../../emulator/postgres/processes'
import { ask } from '../../support/postgres/ask'
import { cleanUp, eventually, kill, newDataDir, newFolder, serveElsewhere, spawnServe, start } from './starting'

afterEach(cleanUp)

test('of starters at once on an empty folder one makes the data and the others join it', async () => {
  const dataDir = newFolder()
  const all = await Promise.all([serveElsewhere({ dataDir, join: true }), serveElsewhere({ dataDir, join: true }), start({ dataDir, join: true })])
  expect(all.map(({ joined }) => joined).sort()).toEqual([false, true, true])
  expect(new Set(all.map(({ pid }) => pid)).size).toBe(1)
  expect(readdirSync(join(dataDir, 'postgres')).filter((name) => name.startsWith('data'))).toEqual(['data-17'])
  expect(existsSync(join(dataDir, 'postgres.lock'))).toBe(false)
})

test('a live server of another process is refused by name, and not disturbed', async () => {
  const dataDir = await newDataDir()
  const first = await serveElsewhere({ dataDir })
  await expect(start({ dataDir })).rejects.toMatchObject({ name: 'LiveServerError', code: 'LIVE', pid: first.child.pid, message: expect.stringContaining('DATA_DIR') as string })
  expect(await ask(first.url, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('another way to the same folder does not make it another folder', async () => {
  const dataDir = await newDataDir()
  const link = join(newFolder(), 'link')
  symlinkSync(dataDir, link)
  const first = await start({ dataDir })
  await expect(start({ dataDir: link })).rejects.toMatchObject({ code: 'LIVE' })
  const joined = await start({ dataDir: link, join: true })
  expect(joined.url('postgres')).toBe(first.url('postgres'))
  await joined.stop()
  expect(await ask(first.url('postgres'), 'select 1 as n')).toEqual([{ n: 1 }])
})

test('over TCP a joined server is reached with its own password', async () => {
  const dataDir = await newDataDir()
  const first = await serveElsewhere({ dataDir, tcp: true })
  const joined = await start({ dataDir, join: true })
  expect(joined).toMatchObject({ joined: true, pid: first.pid })
  expect(joined.url('postgres')).toBe(first.url)
})

test('a server that nobody of ours started is refused and never ended', async () => {
  const dataDir = await newDataDir()
  await (await start({ dataDir })).stop()
  const data = join(dataDir, 'postgres/data-17')
  const account = accountOf(data)
  const binaries = usableBinaries(findSource(), join(dataDir, 'postgres'), account)
  const theirs = spawn(program(binaries, 'postgres'), ['-D', data, '-k', join(data, '../run'), '-c', 'listen_addresses='], { ...account, cwd: '/', stdio: 'ignore' })
  await eventually(() => {
    if (!existsSync(join(data, 'postmaster.pid'))) throw new Error('not yet')
  })
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'LIVE', pid: theirs.pid })
  expect(birthOf(theirs.pid as number)).toBeDefined()
  theirs.kill('SIGINT')
  expect(await waitUntil(() => birthOf(theirs.pid as number) === undefined, 5000)).toBe(true)
})

const holderOf = (dataDir: string): number => (JSON.parse(readFileSync(join(dataDir, 'postgres.lock'), 'utf8')) as { pid: number }).pid

test('a starter killed while the data are made leaves nothing that is used', async () => {
  const dataDir = newFolder()
  for (const afterMs of [0, 150, 300]) {
    const starter = spawnServe({ dataDir })
    await eventually(() => expect(holderOf(dataDir)).toBe(starter.pid))
    await new Promise((resolve) => setTimeout(resolve, afterMs))
    await kill(starter)
  }
  const server = await start({ dataDir })
  expect(await ask(server.url('postgres'), 'select 1 as n')).toEqual([{ n: 1 }])
})

test.each([
  ['of a process that is dead', JSON.stringify({ pid: 999_999_999, birth: '1' })],
  ['of an earlier process with our own number', JSON.stringify({ pid: process.pid, birth: '1' })],
  ['that was never filled, once it is old', ''],
])('a lock %s is taken over', async (_, text) => {
  const file = join(newFolder(), 'lock')
  writeFileSync(file, text)
  utimesSync(file, 0, 0)
  expect(await withLock(file, () => Promise.resolve('done'))).toBe('done')
  expect(readdirSync(dirname(file))).toEqual([])
})

test('a lock is held by one at a time, whatever its holder throws', async () => {
  const file = join(newFolder(), 'lock')
  writeFileSync(file, JSON.stringify({ pid: 999_999_999, birth: '1' }))
  let inside = 0
  const turn = async (n: number): Promise<void> => {
    expect(++inside).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 5))
    inside--
    if (n % 2) throw new Error('odd')
  }
  const ends = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => withLock(file, () => turn(n))))
  expect(ends.map(({ status }) => status).sort()).toEqual([...Array<string>(5).fill('fulfilled'), ...Array<string>(5).fill('rejected')])
  for (const end of ends) if (end.status === 'rejected') expect(String(end.reason)).toContain('odd')
})

test('half-made data are never used', async () => {
  const dataDir = newFolder()
  mkdirSync(join(dataDir, 'postgres/data-17.new-dead00/base'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres/data-17.new-dead00/PG_VERSION'), '17\n')
  await start({ dataDir })
  expect(readdirSync(join(dataDir, 'postgres')).filter((name) => name.startsWith('data'))).toEqual(['data-17'])
})
