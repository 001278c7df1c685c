import { openDatabase, type DatabasePart } from '../../../emulator/data/database'
import { BLANK, cloneOwned } from '../../support/templates'
import { TABLES } from '../fixtures/tables'

let database: Awaited<ReturnType<typeof cloneOwned>>
const said: string[] = []
const open = (over: Partial<Parameters<typeof openDatabase>[0]> = {}): Promise<DatabasePart> =>
  openDatabase({ ...database, migrations: TABLES, secret: 'secret', say: (line) => said.push(line), ...over })

beforeAll(async () => { database = await cloneOwned(BLANK) }, 30_000)
afterAll(() => database.drop())

test('an empty database is marked, migrated and said to be so; the second time there is nothing to say', async () => {
  const first = await open()
  expect(said).toEqual(['Migrated: 20260101000000_tables_of_the_tests'])
  expect(await first.isEmpty()).toBe(true)
  expect(await first.query('select what, stage from emulator.mark')).toEqual([{ what: 'mashangban', stage: 'fresh' }])
  await first.stop()
  const second = await open()
  expect([said.length, second.startedOver]).toEqual([1, false])
  await second.stop()
})

test('two emulators over one database: the second one is refused, and let in when the first has ended', async () => {
  const first = await open()
  await expect(open()).rejects.toThrow(/正被另一个模拟环境使用.*another emulator/)
  await first.stop()
  await (await open()).stop()
}, 20_000)

test('a seed that was interrupted is taken away whole, with what it wrote beside the tables', async () => {
  const seeding = await open()
  await seeding.mark('seeding')
  await seeding.query("insert into mashangban.things (tenant, id) values ('demo', 'half')")
  await seeding.state('codes').put('list', ['half'])
  await seeding.stop()
  const next = await open()
  expect([next.startedOver, await next.isEmpty(), next.state('codes').entries()]).toEqual([true, true, []])
  await next.stop()
})

test('data that were written with other keys are refused and left alone', async () => {
  await expect(open({ secret: 'another' })).rejects.toThrow(/另一份密钥.*secrets\.json/)
  await (await open()).stop()
})

test('a database of a newer release, and a migration that fails, are said in one sentence and change nothing', async () => {
  await expect(open({ migrations: [] })).rejects.toThrow(/没有更新成功.*newer than this release/)
  const broken = { version: '20260102000000', name: 'broken', sql: 'create table mashangban.half (a int); select no_such_function()' }
  await expect(open({ migrations: [...TABLES, broken] })).rejects.toThrow(/20260102000000_broken/)
  const after = await open()
  expect(await after.query("select from pg_tables where tablename = 'half'")).toEqual([])
  await after.stop()
})

test('rows come as they are written on the wire: instants as ISO texts, days as days, counts as numbers', async () => {
  const { query, stop } = await open()
  expect(await query("select timestamptz '2026-11-18 09:42:00.5+08' as at, timestamptz 'infinity' as never, date '2026-11-18' as day, 5::bigint as many"))
    .toEqual([{ at: '2026-11-18T01:42:00.500Z', never: 'infinity', day: '2026-11-18', many: 5 }])
  await stop()
})
