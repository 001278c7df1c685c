import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DamagedDatabaseError, openDatabase, type CollectionDeclaration, type Database } from '../../../emulator/database'
import { openTestDatabase } from './open-test-database'

const THINGS: CollectionDeclaration = { name: 'things', indexes: [{ name: 'n', keys: [['n', 1]], unique: true }] }

test('no write is answered before its flush', async () => {
  const test = openTestDatabase([THINGS])
  let open = (): void => undefined
  test.database.holdFlush(new Promise((resolve) => (open = resolve)))
  let answered = 0
  const writes = [test.insert('things', [{ _id: 'a', n: 1 }]), test.update('things', { n: 9 }, { $set: { m: 1 } })].map((write) =>
    write.then(() => answered++),
  )
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(answered).toBe(0)
  test.database.holdFlush(null)
  open()
  await Promise.all(writes)
  expect(answered).toBe(2)
  await test.stop()
})

test('what was stored is there after reopening, indexes included', async () => {
  const test = openTestDatabase([THINGS])
  await test.insert(
    'things',
    Array.from({ length: 50 }, (_, n) => ({ _id: `t${n}`, n })),
  )
  await test.reopen()
  expect(await test.find('things', { n: 7 })).toEqual([{ _id: 't7', n: 7 }])
  await expect(test.insert('things', [{ n: 7 }])).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  await test.stop()
})

test('changed declarations rebuild their indexes and keep the data', async () => {
  const test = openTestDatabase([THINGS])
  await test.insert('things', [
    { _id: 'a', n: 1, tags: ['x', 'y'] },
    { _id: 'b', n: 2, tags: ['y'] },
  ])
  await test.reopen([
    {
      name: 'things',
      indexes: [
        {
          name: 'tags',
          keys: [
            ['tags', 1],
            ['n', -1],
          ],
        },
      ],
    },
    { name: 'more', indexes: [] },
  ])
  expect(test.database.explain('things', { tags: 'y' }, { n: -1 }).plan).toMatchObject({
    kind: 'index',
    sorted: true,
    mayRepeat: true,
    index: { name: 'tags' },
  })
  expect((await test.find('things', { tags: 'y' })).map(({ _id }) => _id)).toEqual(['b', 'a'])
  await test.insert('things', [{ _id: 'c', n: 1 }])
  await test.reopen([])
  expect(await test.find('things', { n: 1 })).toHaveLength(2)
  await test.stop()
})

test('a unique index over duplicates is refused at opening and changes nothing', async () => {
  const test = openTestDatabase([{ name: 'things', indexes: [] }])
  await test.insert('things', [
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ])
  await expect(test.reopen([THINGS])).rejects.toThrow(/unique index n of things/)
  await test.reopen([{ name: 'things', indexes: [] }]).catch(() => undefined)
  rmSync(test.dir, { recursive: true, force: true })
})

test('kill -9 in the middle of writing loses nothing acknowledged and leaves nothing half done', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'killed-'))
  const program = join(__dirname, 'write-until-killed.ts')
  for (let round = 0; round < 3; round++) {
    const child = spawn(process.execPath, ['--import', 'tsx', program, dir, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    while (output.split('\n').length < 40) await new Promise((resolve) => setTimeout(resolve, 10))
    child.kill('SIGKILL')
    await once(child, 'exit')
    const acknowledged = output.split('\n').slice(0, -1)
    const database = openDatabase({ dir, collections: [THINGS], strict: false, now: Date.now })
    for (const name of acknowledged) expect(await batchOf(database, name)).toBe(3)
    const torn = await unfinished(database, round, acknowledged.length)
    expect(torn).toEqual([])
    await database.close()
  }
  rmSync(dir, { recursive: true, force: true })
}, 60_000)

async function batchOf(database: Database, name: string): Promise<number> {
  const reply = await database.handle('database.calculateDocument', {
    collectionName: 'things',
    queryType: 'WHERE',
    query: JSON.stringify({ batch: name }),
  })
  return (reply['data'] as { total: number }).total
}

/** Batches behind the last acknowledged one that are there in part. */
async function unfinished(database: Database, round: number, from: number): Promise<string[]> {
  const torn: string[] = []
  for (let n = from; n < from + 20; n++) {
    const size = await batchOf(database, `${round}.${n}`)
    if (size !== 0 && size !== 3) torn.push(`${round}.${n}`)
  }
  return torn
}

describe('a damaged file is reported and left as it was', () => {
  const sound = async (): Promise<{ dir: string; file: string }> => {
    const test = openTestDatabase([THINGS])
    await test.insert(
      'things',
      Array.from({ length: 500 }, (_, n) => ({ _id: `t${n}`, n, text: 'x'.repeat(1_000) })),
    )
    await test.database.close()
    return { dir: test.dir, file: join(test.dir, 'documents.mdb') }
  }
  const damages: Record<string, (file: string) => void> = {
    'other bytes': (file) => writeFileSync(file, Buffer.alloc(50_000, 'not a database')),
    'nothing in it': (file) => writeFileSync(file, ''),
    'cut in half': (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2)),
    'zeroes for headers': (file) => writeFileSync(file, readFileSync(file).fill(0, 0, 8_192)),
    'rubbish in the middle': (file) => {
      const bytes = readFileSync(file)
      writeFileSync(file, bytes.fill(0xa5, bytes.length >> 2, (bytes.length >> 2) * 3))
    },
  }
  test.each(Object.entries(damages))('%s', async (_, damage) => {
    const { dir, file } = await sound()
    damage(file)
    const before = createHash('sha256').update(readFileSync(file)).digest('hex')
    expect(() => openDatabase({ dir, collections: [THINGS], strict: false, now: Date.now })).toThrow(DamagedDatabaseError)
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(before)
    rmSync(dir, { recursive: true, force: true })
  })
})
