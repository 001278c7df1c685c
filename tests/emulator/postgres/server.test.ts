import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { accountOf } from '../../../emulator/postgres/account'
import { birthOf } from '../../../emulator/postgres/processes'
import { ask } from '../../support/postgres/ask'
import { alsoRemove, cleanUp, describeAsRoot, newFolder, serveElsewhere, start, testAsUser, USER } from './starting'

afterEach(cleanUp)

test('what a person stores is flushed, checked and kept in order by code point', async () => {
  const server = await start({ dataDir: newFolder(), durable: true })
  const asked = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'TimeZone', 'listen_addresses', 'server_encoding', 'max_connections', 'shared_buffers']
  const [row] = await ask(server.url('postgres'), `select ${asked.map((name) => `current_setting('${name}') as "${name}"`).join(', ')}`)
  expect(row).toEqual({
    fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', data_checksums: 'on', TimeZone: 'UTC', listen_addresses: '', server_encoding: 'UTF8', max_connections: '100', shared_buffers: '128MB',
  })
  expect(await ask(server.url('postgres'), `select lower('ÀÉ') as folded, '一' < '丁' as by_code_point, '恒' ~ '\\w' as letter`)).toEqual([{ folded: 'àé', by_code_point: true, letter: true }])
})

test('tests flush nothing', async () => {
  const server = await start({ dataDir: newFolder(), durable: false })
  expect(await ask(server.url('postgres'), `select current_setting('fsync') as a, current_setting('full_page_writes') as b, current_setting('synchronous_commit') as c, current_setting('autovacuum') as d`)).toEqual([{ a: 'off', b: 'off', c: 'off', d: 'off' }])
})

test('a second start finds what the first one stored, and stopping twice is stopping once', async () => {
  const dataDir = newFolder()
  const first = await start({ dataDir, durable: true })
  await ask(first.url('postgres'), 'create table kept as select 7 as n')
  await Promise.all([first.stop(), first.stop()])
  await first.stop()
  expect(birthOf(first.pid)).toBeUndefined()
  const second = await start({ dataDir, durable: true })
  expect(await ask(second.url('postgres'), 'select n from kept')).toEqual([{ n: 7 }])
})

test.each([
  ['blanks, commas, quotes and Chinese', `a, b 'c' 码上办 100%+&?#`],
  ['more bytes than a socket may have', join(...Array.from({ length: 4 }, () => '很长的文件夹名字'.repeat(3)))],
])('a folder whose name has %s is served, and both pg and psql take its URL', async (_, name) => {
  const server = await start({ dataDir: join(newFolder(), name) })
  await ask(server.url('postgres'), 'create role somebody login')
  expect(await ask(server.url('template1', 'somebody'), 'select current_user::text as who, current_database()::text as what')).toEqual([{ who: 'somebody', what: 'template1' }])
  const psql = spawnSync('psql', [server.url('postgres'), '-XAtc', 'select 1 + 1'], { encoding: 'utf8' })
  if (psql.error === undefined) expect(psql).toMatchObject({ stdout: '2\n', status: 0 })
})

test('the socket lies in a folder that only its account enters, at a path of 107 bytes or less, and goes with the server', async () => {
  const server = await start({ dataDir: join(newFolder(), 'x'.repeat(120)) })
  const socket = new URL(server.url('postgres').replace('@/', '@socket/')).searchParams.get('host') as string
  expect(Buffer.byteLength(join(socket, '.s.PGSQL.5432'))).toBeLessThanOrEqual(107)
  expect(statSync(socket).mode & 0o777).toBe(0o700)
  expect(statSync(join(socket, '.s.PGSQL.5432')).mode & 0o777).toBe(0o700)
  await server.stop()
  expect(statSync(socket, { throwIfNoEntry: false })).toBeUndefined()
})

test('over TCP nobody is let in without the password, and it listens on the loopback address only', async () => {
  const server = await start({ dataDir: newFolder(), tcp: true })
  const url = server.url('postgres')
  expect(new URL(url).hostname).toBe('127.0.0.1')
  expect(await ask(url, `select current_setting('listen_addresses') as at`)).toEqual([{ at: '127.0.0.1' }])
  const password = server.password as string
  await expect(ask(url.replace(password, 'guess'), 'select 1')).rejects.toMatchObject({ code: '28P01' })
  await expect(ask(url.replace(`:${password}`, ''), 'select 1')).rejects.toThrow(/password/)
  await ask(url, `create role somebody login password '${password}'`)
  expect(await ask(server.url('postgres', 'somebody'), 'select current_user::text as who')).toEqual([{ who: 'somebody' }])
  expect(statSync(join(server.log, '../password')).mode & 0o077).toBe(0)
})

test('the log can be read and holds no values of rows', async () => {
  const server = await start({ dataDir: newFolder() })
  await ask(server.url('postgres'), 'create table people (name text unique)')
  await ask(server.url('postgres'), 'insert into people values ($1)', ['秘密姓名'])
  await expect(ask(server.url('postgres'), 'insert into people values ($1)', ['秘密姓名'])).rejects.toMatchObject({ code: '23505' })
  const log = readFileSync(server.log, 'utf8')
  expect(log).toContain('people_name_key')
  expect(log).not.toContain('秘密姓名')
})

describeAsRoot('as root', () => {
  test('the server runs as nobody, whose data nobody else can enter', async () => {
    const dataDir = newFolder()
    const server = await start({ dataDir })
    const nobody = accountOf(join(dataDir, 'absent')).uid
    expect(statSync(`/proc/${server.pid}`).uid).toBe(nobody)
    expect(statSync(join(dataDir, 'postgres/data-17'))).toMatchObject({ uid: nobody, mode: 0o40700 })
  })

  testAsUser('data that a user made are served as that user, and are the user\'s again afterwards', async () => {
    const dataDir = newFolder(0o777)
    const theirs = await serveElsewhere({ dataDir }, USER)
    expect(theirs.code).toBeUndefined()
    await ask(theirs.url, 'create table kept as select 7 as n')
    theirs.child.stdin?.end()
    await new Promise((resolve) => theirs.child.once('exit', resolve))
    const ours = await start({ dataDir })
    expect(statSync(`/proc/${ours.pid}`).uid).toBe(1000)
    expect(await ask(ours.url('postgres'), 'select n from kept')).toEqual([{ n: 7 }])
    await ours.stop()
    const again = await serveElsewhere({ dataDir }, USER)
    expect(again.code).toBeUndefined()
  })

  testAsUser('a user is told in one sentence that the data are another account\'s', async () => {
    const dataDir = newFolder(0o777)
    await (await start({ dataDir })).stop()
    expect(await serveElsewhere({ dataDir }, USER)).toMatchObject({ code: 'OTHER_ACCOUNT', message: expect.stringContaining('属于另一个账户') as string })
    expect(await serveElsewhere({ dataDir: newFolder(0o755) }, USER)).toMatchObject({ code: 'OTHER_ACCOUNT', message: expect.stringContaining('无权使用') as string })
  })
})

testAsUser('as a normal user everything belongs to that user', async () => {
  const dataDir = join(newFolder(0o777), 'data')
  alsoRemove(dataDir)
  const served = await serveElsewhere({ dataDir, durable: true }, USER)
  expect(served).toMatchObject({ joined: false })
  expect(await ask(served.url, `select current_setting('fsync') as fsync`)).toEqual([{ fsync: 'on' }])
  expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700)
})
