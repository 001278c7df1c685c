import { spawn } from 'node:child_process'
import { chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { accountOf } from '../../../emulator/postgres/account'
import { answersSignal, birthOf, waitUntil } from '../../../emulator/postgres/processes'
import { ask } from '../../support/postgres/ask'
import { cleanUp, eventually, guardOf, kill, newDataDir, serveElsewhere, start } from './starting'

afterEach(cleanUp)

const gone = (pid: number, limitMs = 5000): Promise<boolean> => waitUntil(() => birthOf(pid) === undefined, limitMs)

/** Writes rows one by one and collects the numbers of those that were acknowledged, until the connection breaks. */
async function writeUntilBroken(url: string): Promise<{ acknowledged: number[]; broken: Promise<void> }> {
  const acknowledged: number[] = []
  const client = new Client(url)
  client.on('error', () => undefined)
  await client.connect()
  await client.query('create table if not exists written (n int primary key)')
  const [{ from }] = (await client.query<{ from: number }>('select coalesce(max(n), 0)::int as from from written')).rows as [{ from: number }]
  const broken = (async () => {
    for (let n = from + 1; ; n++) {
      await client.query('insert into written values ($1)', [n])
      acknowledged.push(n)
    }
  })().catch(() => undefined)
  await waitUntil(() => acknowledged.length > 50, 10_000)
  return { acknowledged, broken }
}

const written = async (url: string): Promise<number[]> => (await ask(url, 'select n from written order by n')).map(({ n }) => n as number)

test('kill -9 of node stops its server within a second, and the next start finds everything', async () => {
  const dataDir = await newDataDir()
  const first = await serveElsewhere({ dataDir, durable: true })
  const { acknowledged, broken } = await writeUntilBroken(first.url)
  await kill(first.child)
  expect(await gone(first.pid, 1000)).toBe(true)
  await broken
  const second = await start({ dataDir, durable: true })
  expect(await written(second.url('postgres'))).toEqual(expect.arrayContaining(acknowledged))
})

test('a start in the same moment as the kill -9 waits for the dying server instead of refusing', async () => {
  const dataDir = await newDataDir()
  const first = await serveElsewhere({ dataDir })
  await kill(first.child)
  const second = await start({ dataDir })
  expect(second.joined).toBe(false)
  expect(second.pid).not.toBe(first.pid)
})

test('a server whose node and guard are both killed is found, ended and started again', async () => {
  if (process.platform !== 'linux') return
  const dataDir = await newDataDir()
  const first = await serveElsewhere({ dataDir, durable: true })
  await ask(first.url, 'create table kept as select 7 as n')
  process.kill(guardOf(join(dataDir, 'postgres/data-17')), 'SIGKILL')
  await ask(first.url, 'select 1')
  await kill(first.child)
  expect(await gone(first.pid, 500)).toBe(false)
  const second = await start({ dataDir, durable: true })
  expect(birthOf(first.pid)).toBeUndefined()
  expect(await ask(second.url('postgres'), 'select n from kept')).toEqual([{ n: 7 }])
})

test('kill -9 of the server is survived: it answers again at the same address with every acknowledged row', async () => {
  const said: string[] = []
  const server = await start({ dataDir: await newDataDir(), durable: true, say: (line) => said.push(line) })
  const url = server.url('postgres')
  for (let round = 0; round < 2; round++) {
    const { acknowledged, broken } = await writeUntilBroken(url)
    const before = server.pid
    process.kill(before, 'SIGKILL')
    await broken
    expect(await eventually(() => written(url))).toEqual(expect.arrayContaining(acknowledged))
    expect(server.pid).not.toBe(before)
  }
  expect(said[0]).toContain('SIGKILL')
  const last = server.pid
  await server.stop()
  expect(birthOf(last)).toBeUndefined()
})

test('kill -9 of both at once loses nothing that was acknowledged', async () => {
  const dataDir = await newDataDir()
  const first = await serveElsewhere({ dataDir, durable: true })
  const { acknowledged, broken } = await writeUntilBroken(first.url)
  process.kill(first.pid, 'SIGKILL')
  first.child.kill('SIGKILL')
  await broken
  const second = await start({ dataDir, durable: true })
  expect(await written(second.url('postgres'))).toEqual(expect.arrayContaining(acknowledged))
})

test('kill -9 of one session cuts all of them, and the server answers again by itself', async () => {
  const server = await start({ dataDir: await newDataDir(), durable: true })
  const { acknowledged, broken } = await writeUntilBroken(server.url('postgres'))
  const [{ pid }] = (await ask(server.url('postgres'), `select pid from pg_stat_activity where query like 'insert%'`)) as [{ pid: number }]
  process.kill(pid, 'SIGKILL')
  await broken
  expect(await eventually(() => written(server.url('postgres')))).toEqual(expect.arrayContaining(acknowledged))
})

test('a stop while the server is being started again stops it for good', async () => {
  const server = await start({ dataDir: await newDataDir(), durable: true })
  process.kill(server.pid, 'SIGKILL')
  await gone(server.pid)
  await server.stop()
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(birthOf(server.pid)).toBeUndefined()
  await expect(ask(server.url('postgres'), 'select 1')).rejects.toThrow()
})

test('the file of a crashed server whose number is now another program\'s does not keep it from starting', async () => {
  const dataDir = await newDataDir()
  await (await start({ dataDir })).stop()
  const data = join(dataDir, 'postgres/data-17')
  const account = accountOf(data)
  // A program of the same account: PostgreSQL itself would take it for a server that lives.
  const stranger = spawn('sleep', ['30'], { ...account, stdio: 'ignore' })
  for (const pid of [stranger.pid as number, 1, process.pid, 999_999_999]) {
    const file = join(data, 'postmaster.pid')
    writeFileSync(file, `${pid}\n${data}\n1700000000\n5432\n${dataDir}/postgres/run\n\n  1234567 99\nready   \n`, { mode: 0o600 })
    writeFileSync(join(dataDir, 'postgres/run/.s.PGSQL.5432.lock'), `${pid}\n${data}\n1700000000\n5432\n${dataDir}/postgres/run\n`, { mode: 0o600 })
    if (account.uid !== undefined) for (const left of [file, join(dataDir, 'postgres/run/.s.PGSQL.5432.lock')]) chownSync(left, account.uid, account.gid as number)
    const server = await start({ dataDir })
    expect(await ask(server.url('postgres'), 'select 1 as n')).toEqual([{ n: 1 }])
    await server.stop()
  }
  expect(birthOf(stranger.pid as number)).toBeDefined()
  stranger.kill('SIGKILL')
})

test('a server that was killed leaves no shared memory behind once it ran again', async () => {
  if (process.platform !== 'linux') return
  const dataDir = await newDataDir()
  const segments = (pid: number): string[] => [...new Set(readFileSync(`/proc/${pid}/maps`, 'utf8').match(/\/dev\/shm\/PostgreSQL\.\d+/g))]
  const first = await serveElsewhere({ dataDir, durable: true })
  const used = segments(first.pid)
  expect(used.length).toBeGreaterThan(0)
  process.kill(first.pid, 'SIGKILL')
  await kill(first.child)
  // Not while its number is a zombie's.
  await waitUntil(() => !answersSignal(first.pid), 10_000)
  await start({ dataDir, durable: true })
  expect(used.filter((segment) => existsSync(segment))).toEqual([])
})
