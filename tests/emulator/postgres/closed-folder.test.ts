import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copyBinaries } from '../../../emulator/postgres/copied-binaries'
import { findSource, usableBinaries } from '../../../emulator/postgres/binaries'
import { accountOf } from '../../../emulator/postgres/account'
import { temporaryPlace } from '../../../emulator/postgres/temporary'
import { ask } from '../../support/postgres/ask'
import { alsoRemove, cleanUp, describeAsRoot, newFolder, start } from './starting'

afterEach(cleanUp)

const elsewhere = (dataDir: string): string => (JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { folder: string }).folder

/** A data folder that nobody but root reaches, with something in it, stopped. */
async function closedData(): Promise<{ parent: string; dataDir: string; folder: string }> {
  const parent = newFolder(0o700)
  const dataDir = join(parent, 'data')
  const server = await start({ dataDir })
  const folder = elsewhere(dataDir)
  alsoRemove(folder)
  await ask(server.url('postgres'), 'create table kept as select 7 as n')
  await server.stop()
  return { parent, dataDir, folder }
}

const kept = async (dataDir: string): Promise<unknown> => ask((await start({ dataDir })).url('postgres'), 'select n from kept')

describeAsRoot('root in a folder of mode 0700', () => {
  test('the server\'s files lie in a folder of random name under the lasting temporary place, named in dataDir, and nothing else lies there', async () => {
    const { dataDir, folder } = await closedData()
    expect(dirname(folder)).toBe(temporaryPlace())
    expect(readdirSync(dataDir)).toEqual(['postgres.json'])
    expect(statSync(folder).mode & 0o777).toBe(0o711)
    expect(await kept(dataDir)).toEqual([{ n: 7 }])
  })

  test('a data folder that is deleted is empty again, in a new folder', async () => {
    const { dataDir, folder } = await closedData()
    rmSync(dataDir, { recursive: true })
    const server = await start({ dataDir })
    alsoRemove(elsewhere(dataDir))
    expect(elsewhere(dataDir)).not.toBe(folder)
    await expect(ask(server.url('postgres'), 'select n from kept')).rejects.toMatchObject({ code: '42P01' })
  })

  test('a data folder that is moved finds its database again, twice', async () => {
    const { parent, dataDir } = await closedData()
    renameSync(dataDir, join(parent, 'moved'))
    expect(await kept(join(parent, 'moved'))).toEqual([{ n: 7 }])
    await expect(start({ dataDir: join(parent, 'moved') })).rejects.toMatchObject({ code: 'LIVE' })
  })

  test('a copy of the data folder does not write into the database of the original', async () => {
    const { parent, dataDir, folder } = await closedData()
    cpSync(dataDir, join(parent, 'copy'), { recursive: true })
    await expect(start({ dataDir: join(parent, 'copy') })).rejects.toMatchObject({ code: 'COPIED', message: expect.stringContaining(dataDir) as string })
    expect(await kept(dataDir)).toEqual([{ n: 7 }])
    expect(elsewhere(dataDir)).toBe(folder)
  })

  test.each([
    ['that is gone', (folder: string) => rmSync(folder, { recursive: true })],
    ['whose data are gone', (folder: string) => rmSync(join(folder, 'data-17'), { recursive: true })],
  ])('a folder %s is said in one sentence, and nothing is made', async (_, lose) => {
    const { dataDir, folder } = await closedData()
    lose(folder)
    const [before, there] = [readFileSync(join(dataDir, 'postgres.json'), 'utf8'), readdirSync(temporaryPlace()).filter((name) => name.startsWith('mashangban-postgres-'))]
    await expect(start({ dataDir })).rejects.toMatchObject({ code: 'FOLDER_GONE', message: expect.stringContaining(folder) as string })
    expect(readFileSync(join(dataDir, 'postgres.json'), 'utf8')).toBe(before)
    expect(readdirSync(dataDir)).toEqual(['postgres.json'])
    // Runs beside this one make folders of their own meanwhile; ours must not have come back.
    expect(there).toEqual(expect.arrayContaining(readdirSync(temporaryPlace()).filter((name) => join(temporaryPlace(), name) === folder)))
    expect(existsSync(join(folder, 'data-17'))).toBe(false)
  })

  test('a folder that closes around existing data is said in one sentence: no empty database takes their place', async () => {
    const parent = newFolder()
    const dataDir = join(parent, 'data')
    await (await start({ dataDir })).stop()
    chmodSync(parent, 0o700)
    await expect(start({ dataDir })).rejects.toMatchObject({ code: 'OTHER_ACCOUNT', message: expect.stringContaining('chmod o+x') as string })
    expect(existsSync(join(dataDir, 'postgres.json'))).toBe(false)
    chmodSync(parent, 0o755)
    await start({ dataDir })
  })

  test('a start that was killed before it made data leaves no trace that matters', async () => {
    const dataDir = join(newFolder(0o700), 'data')
    mkdirSync(join(dataDir, 'postgres/data-17.new-abc'), { recursive: true })
    await start({ dataDir })
    alsoRemove(elsewhere(dataDir))
  })

  test.each([['cut', '{"folder": "/var'], ['of another shape', '{"directory":"/var/tmp/x"}'], ['empty', '']])('a note that is %s is named and left as it is', async (_, text) => {
    const dataDir = newFolder(0o700)
    writeFileSync(join(dataDir, 'postgres.json'), text)
    await expect(start({ dataDir })).rejects.toMatchObject({ code: 'DAMAGED', message: expect.stringContaining('postgres.json') as string })
    expect(readFileSync(join(dataDir, 'postgres.json'), 'utf8')).toBe(text)
  })

  test('programs that nobody can reach are copied once to where the data are, and run there', async () => {
    const closed = newFolder(0o700, temporaryPlace())
    const { native, major } = findSource()
    // A whole package in a closed folder, as in a clone that only root can enter; its links are not there, as npm left it.
    const [folder, clone] = [newFolder(0o755, temporaryPlace()), join(closed, 'package')]
    mkdirSync(clone)
    cpSync(join(native as string, '../package.json'), join(clone, 'package.json'))
    renameSync(copyBinaries(native as string, closed), join(clone, 'native'))
    rmSync(join(clone, 'native/lib/libicui18n.so.60'), { force: true })
    const source = { native: join(clone, 'native'), bin: join(clone, 'native/bin'), major }
    const usable = usableBinaries(source, folder, accountOf(join(folder, 'absent')))
    expect(usable.bin.startsWith(folder)).toBe(true)
    const made = statSync(usable.bin).ino
    expect(usableBinaries(source, folder, accountOf(join(folder, 'absent')))).toEqual(usable)
    expect(statSync(usable.bin).ino).toBe(made)
    const server = await start({ dataDir: newFolder(), bin: usable.bin })
    expect(await ask(server.url('postgres'), 'select 1 as n')).toEqual([{ n: 1 }])
  })
})
