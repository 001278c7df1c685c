import { startTown, type TownUnderTest } from '../../support/town'
import { ask } from '../../support/postgres/ask'
import { databaseUrl } from '../../support/postgres/clone'
import { TEST_URL } from '../../support/postgres/run-server'
import { code, csvOf, dryRun, take } from '../../support/register/sheets'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

it('a register that grows under an import is found by its keys all the while, not read through', async () => {
  const MANY = 4000
  const { query } = town.emulator.database
  const readings = async (): Promise<number> => {
    // What a connection has read is told when it ends.
    const server = databaseUrl(process.env[TEST_URL] ?? '', 'postgres')
    const theirs = "from pg_stat_activity where usename = 'mashangban_app' and datname = $1"
    const [{ name } = { name: '' }] = await query<{ name: string }>('select current_database() as name')
    await ask(server, `select pg_terminate_backend(pid) ${theirs}`, [name])
    while ((await ask(server, `select 1 ${theirs}`, [name])).length > 0);
    return Number((await query<{ many: string }>("select sum(idx_tup_read) as many from pg_stat_user_indexes where relname = 'companies'"))[0]?.many)
  }
  const dry = await dryRun(town, csvOf([['企业名称', '统一社会信用代码', '所属街道'], ...Array.from({ length: MANY }, (_, at) => [`云澜长成${at}有限公司`, code(at), '初家街道'])]))
  expect(dry.acts).toEqual({ new: MANY })
  const before = await readings()
  expect((await take(town, 'import.apply', dry.id)).acts).toEqual({ new: MANY })
  expect(await readings() - before).toBeLessThan(MANY * 100)
})
