import { readFileSync } from 'node:fs'
import { OBJECT_LIMIT } from '../../../shared/kernel/file-limit'
import { SHEET_PROBLEMS, type SheetProblem } from '../../../shared/register/sheet-problems'
import { code, csvOf, dryRun, settled, upload } from '../../support/register/sheets'
import { sample } from '../../support/sheets/read'
import { REFUSED } from '../../support/sheets/refused'
import { ADMIN } from '../../support/townspeople'
import { draw, startTown, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

/** All that an import may have written; its own row says how it ended. */
const written = (): Promise<object[]> => town.emulator.database.query(`select (select count(*) from mashangban.import_rows) as rows, (select count(*) from mashangban.changes) as changes,
  (select md5(string_agg(to_jsonb(c)::text, '' order by c.id)) from mashangban.companies c) as companies`)

const COLUMNLESS: [string, SheetProblem, Buffer] = ['no-heading.csv', 'SHEET_NO_HEADING', csvOf([['企业名称'], ['云澜某某']])]
const WRONG = [...Object.entries(REFUSED).map(([name, failure]): [string, SheetProblem, Buffer] => [name, failure, readFileSync(sample(name))]).filter(([, , bytes]) => bytes.length > 0), COLUMNLESS]

it.each(WRONG)('%s, handed in, is told as %s, and nothing is staged or written', async (name, failure, bytes) => {
  const before = await written()
  const dry = await dryRun(town, bytes, {}, { name })
  expect(dry).toMatchObject({ state: 'failed', failure: { code: failure, message: SHEET_PROBLEMS[failure] }, acts: {} })
  expect(await town.call('import.apply', { requestId: draw(), importId: dry.id }, ADMIN)).toMatchObject({ ok: false, error: { code: 'IMPORT_NOT_SO_FAR' } })
  expect(await written()).toEqual(before)
})

it.each([[0, 'SHEET_EMPTY'], [OBJECT_LIMIT + 1, 'SHEET_TOO_LARGE']] as const)('a file of %i bytes is refused before it is sent, as %s', async (size, code) => {
  expect(await town.call('import.ticket', { areaId: '370613', kind: 'companies', name: 'r.xlsx', source: '', size, sha256: '0'.repeat(64) }, ADMIN))
    .toMatchObject({ ok: false, error: { code, message: SHEET_PROBLEMS[code], details: [{ path: 'size', code }] } })
})

it('bytes that are other than declared are not read', async () => {
  const sheet = (at: number): Buffer => csvOf([['企业名称', '统一社会信用代码', '所属街道'], [`云澜试验${at}有限公司`, code(at), '初家街道']])
  const importId = await upload(town, sheet(7000), { sent: sheet(7001) })
  await town.must('import.read', { requestId: draw(), importId }, ADMIN)
  expect(await settled(town, importId)).toMatchObject({ state: 'failed', failure: { code: 'FILE_DIFFERS' } })
})
