import { createHash } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from '../../support/postgres/ask'
import { cleanUp, newDataDir, start } from './starting'

afterEach(cleanUp)

/** Names, modes and contents of everything in a folder. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const made = statSync(join(folder, name))
    hash.update(`${name} ${made.mode} `).update(made.isFile() ? readFileSync(join(folder, name)) : '')
  }
  return hash.digest('hex')
}

const damages: [string, (data: string) => void, object][] = [
  ['whose control file is cut', (data) => truncateSync(join(data, 'global/pg_control'), 100), { code: 'NOT_STARTED', message: /global\/pg_control[^]*log/ }],
  ['whose control file is gone', (data) => rmSync(join(data, 'global/pg_control')), { code: 'NOT_STARTED', message: /pg_control/ }],
  ['whose log of changes is empty', (data) => rmSync(join(data, 'pg_wal'), { recursive: true }), { code: 'NOT_STARTED', message: /pg_wal/ }],
  ['that others may enter', (data) => chmodSync(data, 0o755), { code: 'NOT_STARTED', message: /invalid permissions/ }],
  ['without a version', (data) => rmSync(join(data, 'PG_VERSION')), { code: 'DAMAGED', message: /PG_VERSION 缺失/ }],
  ['whose version is rubbish', (data) => writeFileSync(join(data, 'PG_VERSION'), '\0\0'), { code: 'DAMAGED', message: /PG_VERSION 无法识别/ }],
  ['with nothing in it', (data) => readdirSync(data).forEach((name) => rmSync(join(data, name), { recursive: true })), { code: 'DAMAGED', message: /PG_VERSION 缺失/ }],
  ['of another major version', (data) => writeFileSync(join(data, 'PG_VERSION'), '16\n'), { code: 'OTHER_MAJOR', message: /PostgreSQL 16/ }],
]

test.each(damages)('a data folder %s is reported in words and left as it was', async (_, damage, { code, message }: { code?: string; message?: RegExp }) => {
  const dataDir = await newDataDir()
  await (await start({ dataDir })).stop()
  const data = join(dataDir, 'postgres/data-17')
  damage(data)
  const before = fingerprint(data)
  for (let attempt = 0; attempt < 2; attempt++) {
    await expect(start({ dataDir })).rejects.toMatchObject({ code, message: expect.stringMatching(message as RegExp) as string })
    expect(fingerprint(data)).toBe(before)
  }
})

test('data that are mended are served again', async () => {
  const dataDir = await newDataDir()
  await (await start({ dataDir })).stop()
  const data = join(dataDir, 'postgres/data-17')
  chmodSync(data, 0o755)
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'NOT_STARTED' })
  chmodSync(data, 0o700)
  await start({ dataDir })
})

test('bytes that changed in a table are an error of the call that reads them, and the server lives on', async () => {
  const dataDir = await newDataDir()
  const first = await start({ dataDir })
  await ask(first.url('postgres'), `create table rows as select repeat('x', 1000) as text from generate_series(1, 100)`)
  const [{ path }] = (await ask(first.url('postgres'), `select pg_relation_filepath('rows') as path`)) as [{ path: string }]
  await first.stop()
  const file = join(dataDir, 'postgres/data-17', path)
  writeFileSync(file, readFileSync(file).fill(0xa5, 4000, 4100))
  const second = await start({ dataDir })
  await expect(ask(second.url('postgres'), 'select sum(length(text)) from rows')).rejects.toMatchObject({ code: 'XX001' })
  expect(await ask(second.url('postgres'), 'select 1 as n')).toEqual([{ n: 1 }])
})

test('data of another major version beside are named and left alone, and an empty database begins', async () => {
  const dataDir = await newDataDir()
  const first = await start({ dataDir })
  await ask(first.url('postgres'), 'create table kept (n int)')
  await first.stop()
  renameSync(join(dataDir, 'postgres/data-17'), join(dataDir, 'postgres/data-16'))
  const said: string[] = []
  const second = await start({ dataDir, say: (line) => said.push(line) })
  expect(said.join()).toContain('data-16')
  await expect(ask(second.url('postgres'), 'select * from kept')).rejects.toMatchObject({ code: '42P01' })
})
