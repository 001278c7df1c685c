import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { copyBinaries } from '../../../emulator/postgres/copied-binaries'
import { findSource, hydrate, usableBinaries } from '../../../emulator/postgres/binaries'
import { serverEnvironment } from '../../../emulator/postgres/environment'
import { accountOf } from '../../../emulator/postgres/account'
import { temporaryPlace } from '../../../emulator/postgres/temporary'
import { ask } from '../../support/postgres/ask'
import { cleanUp, newFolder, start } from './starting'

afterEach(cleanUp)

const NATIVE = findSource().native as string
const { version } = JSON.parse(readFileSync(join(NATIVE, '../package.json'), 'utf8')) as { version: string }

/** The package as npm unpacks it under --ignore-scripts: without any link. */
function packageWithoutLinks(): string {
  const folder = newFolder(0o755, temporaryPlace())
  const native = join(folder, 'native')
  cpSync(NATIVE, native, { recursive: true, filter: (name) => !statSync(name).isFile() || !name.endsWith('.a') })
  for (const entry of readdirSync(join(native, 'lib'), { withFileTypes: true })) if (entry.isSymbolicLink()) rmSync(join(native, 'lib', entry.name))
  cpSync(join(NATIVE, '../package.json'), join(folder, 'package.json'))
  return native
}

test.each([
  ['a processor', 'arch', 'mips'],
  ['a system', 'platform', 'aix'],
] as const)('%s without a package is told to set DATABASE_URL, and nothing is made', async (_, what, value) => {
  const dataDir = newFolder()
  const real = Object.getOwnPropertyDescriptor(process, what) as PropertyDescriptor
  Object.defineProperty(process, what, { ...real, value })
  try {
    await expect(start({ dataDir })).rejects.toMatchObject({ code: 'NO_BINARY', message: expect.stringContaining('DATABASE_URL') as string })
  } finally {
    Object.defineProperty(process, what, real)
  }
  expect(readdirSync(dataDir)).toEqual([])
})

test('programs that do not run here are told to set DATABASE_URL', async () => {
  const broken = newFolder(0o755, temporaryPlace())
  mkdirSync(join(broken, 'bin'))
  cpSync('/bin/sh', join(broken, 'bin/postgres'))
  const dataDir = newFolder()
  await expect(start({ dataDir, bin: join(broken, 'bin') })).rejects.toMatchObject({ code: 'NO_BINARY' })
  await expect(start({ dataDir, bin: join(broken, 'absent') })).rejects.toMatchObject({ code: 'NO_BINARY' })
  expect(readdirSync(dataDir)).toEqual([])
})

test('programs in a folder whose name PostgreSQL cannot quote are told to rename it', () => {
  const folder = join(newFolder(0o755, temporaryPlace()), 'a "b" $c')
  mkdirSync(folder)
  const copy = join(copyBinaries(NATIVE, folder), 'bin')
  expect(() => usableBinaries({ bin: copy, major: 17 }, folder, {})).toThrow(/改名/)
})

test('links that npm leaves out are made, as often as asked', () => {
  if (process.platform !== 'linux') return
  const native = packageWithoutLinks()
  const source = { native, bin: join(native, 'bin'), major: findSource().major }
  expect(usableBinaries(source, newFolder(), accountOf('/absent'))).toMatchObject({ bin: source.bin, major: 17 })
  expect(hydrate(native)).toBe(true)
})

test('a copy of the programs that is there already is not made again, and half of one is never used', () => {
  const folder = newFolder(0o755, temporaryPlace())
  mkdirSync(join(folder, `programs-${version}.new-dead00/native/bin`), { recursive: true })
  const copy = copyBinaries(NATIVE, folder)
  expect(copy).toBe(join(folder, `programs-${version}/native`))
  const made = statSync(copy).ino
  expect(copyBinaries(NATIVE, folder)).toBe(copy)
  expect(statSync(copy).ino).toBe(made)
})

test('what steers PostgreSQL or is secret in our own environment does not reach it', async () => {
  Object.assign(process.env, { PGPORT: '1', PGDATA: '/nowhere', LANG: 'xx_XX', SOME_SECRET: 'secret' })
  expect(Object.keys(serverEnvironment()).sort()).toEqual(expect.not.arrayContaining(['PGPORT', 'PGDATA', 'LANG', 'SOME_SECRET']))
  const server = await start({ dataDir: newFolder() })
  for (const name of ['PGPORT', 'PGDATA', 'LANG', 'SOME_SECRET']) delete process.env[name]
  expect(await ask(server.url('postgres'), 'select 1 as n')).toEqual([{ n: 1 }])
})

const other = '/usr/lib/postgresql/15/bin'
test('programs of an installed server of version 15 run the same way, in data of their own', async () => {
  if (statSync(other, { throwIfNoEntry: false }) === undefined) return
  const dataDir = newFolder()
  const server = await start({ dataDir, bin: other })
  expect(await ask(server.url('postgres'), `select current_setting('server_version_num')::int / 10000 as major, current_setting('data_checksums') as checked, lower('À') as folded`)).toEqual([{ major: 15, checked: 'on', folded: 'à' }])
  expect(readdirSync(join(dataDir, 'postgres'))).toContain('data-15')
})
