import { ADMIN, code, csvOf, DISTRICT, dryRun, settled, take, upload } from '../../support/register/sheets'
import { draw, startTown, type TownUnderTest } from '../../support/town'

const HEADINGS = ['信用代码', '企业名称', '结对专员', '联系电话', '结对身份']
const LIST = { kind: 'assignments' } as const

let town: TownUnderTest
beforeAll(async () => {
  town = await startTown()
  const rows = Array.from({ length: 6 }, (_, at) => [`云澜结对${at < 5 ? at : 4}有限公司`, code(at), '初家街道', ''])
  await take(town, 'import.apply', (await dryRun(town, csvOf([['企业名称', '统一社会信用代码', '所属街道', '服务专员'], ...rows]))).id)
}, 120_000)
afterAll(() => town.stop())

/** Who serves whom, and all that else is kept of them. */
const standing = async (): Promise<{ officers: (string | null)[]; besides: object[] }> => {
  const rows = await town.emulator.database.query<{ officer: string | null; besides: object }>(`
    select (select p.work_name from mashangban.persons p where p.id = c.officer_id) as officer, to_jsonb(c) - 'officer_id' - 'version' - 'run' as besides from mashangban.companies c where c.uscc = any($1) order by c.uscc`, [Array.from({ length: 6 }, (_, at) => code(at))])
  return { officers: rows.map(({ officer }) => officer), besides: rows.map(({ besides }) => besides) }
}
const officer = async (name: string): Promise<string> => (await town.emulator.database.query<{ phone: string }>('select p.work_phone as phone from mashangban.persons p where p.work_name = $1', [name]))[0]?.phone ?? ''

it('a list gives companies their officers by code or name, and nothing else of them changes; taken back it is as before', async () => {
  const before = await standing()
  const sheet = csvOf([HEADINGS, [code(0), '', '林知远', '', ''], ['', '云澜结对１有限公司', '', await officer('周念'), '主责'], [code(2), '叫别的名字', '顾长青', await officer('顾长青'), '专员']])
  const dry = await dryRun(town, sheet, {}, LIST)
  expect(dry).toMatchObject({ state: 'ready', kind: 'assignments', acts: { changed: 3 }, changes: [{ label: '服务专员', count: 3, example: { name: '云澜结对0有限公司', before: null, after: '林知远' } }] })
  expect(await standing()).toEqual(before)
  await take(town, 'import.apply', dry.id)
  expect(await standing()).toEqual({ officers: ['林知远', '周念', '顾长青', null, null, null], besides: before.besides })
  expect((await dryRun(town, sheet, {}, LIST)).acts).toEqual({ same: 3 })
  expect((await take(town, 'import.undo', dry.id)).state).toBe('undone')
  expect(await standing()).toEqual(before)
})

it('a company that is not there, a name of two, one of another district and an unknown person are bad rows; absent ones are left alone', async () => {
  const [theirs] = await town.emulator.database.query<{ uscc: string; name: string }>("select c.uscc, c.name from mashangban.companies c where c.id = 'company-35'")
  const dry = await dryRun(town, csvOf([
    HEADINGS, [code(99), '', '林知远', '', ''], ['', '云澜结对4有限公司', '林知远', '', ''], [theirs?.uscc ?? '', '', '林知远', '', ''], ['', theirs?.name ?? '', '林知远', '', ''], [code(3), '', '林之远', '', ''],
    [code(4), '', '', '', ''], ['', '', '林知远', '', ''], [code(5), '', '林知远', '', '分管领导'], [code(1), '', '林知远', '', ''], ['', '云澜结对1有限公司', '周念', '', ''],
  ]), { closeAbsent: true }, LIST)
  expect(dry.acts).toEqual({ bad: 9, changed: 1 })
  const { items } = await town.must('import.rows', { importId: dry.id, act: 'bad' }, ADMIN)
  expect(items.map(({ line, problems }) => [line, ...problems.map(({ label, what, remedy }) => `${label}：${what}，${remedy}`)])).toEqual([
    [2, '统一社会信用代码：名册里没有这家企业，先导入企业名册，或对照执照改'],
    [3, '企业名称：有几家同名的企业，写上统一社会信用代码'],
    [4, '统一社会信用代码：这家企业登记在别的区域，请管那里的管理员改，或由上级导入'],
    [5, '企业名称：名册里没有这家企业，先导入企业名册，或对照执照改'],
    [6, '服务专员：没有这个人，是不是林知远'],
    [7, '服务专员：没有填，补上再导入'],
    [8, '统一社会信用代码：没有填，补上再导入'],
    [9, '结对身份：不认识这个词，可以写：主责'],
    [11, '统一社会信用代码：和第 10 行是同一家，留一行'],
  ])
  expect(JSON.stringify([dry, items])).not.toContain('company-35')
})

it('runs beside an import of companies, and not beside another of its kind', async () => {
  const lists = [await upload(town, csvOf([HEADINGS, [code(3), '', '林知远', '', '']]), LIST), await upload(town, csvOf([HEADINGS, [code(4), '', '林知远', '', '']]), LIST)]
  const companies = await upload(town, csvOf([['企业名称', '统一社会信用代码', '所属街道'], ['云澜并行有限公司', code(50), '初家街道']]))
  for (const importId of [lists[0] ?? '', companies]) expect(await town.must('import.read', { requestId: draw(), importId }, ADMIN)).toEqual({ state: 'reading' })
  expect(await town.call('import.read', { requestId: draw(), importId: lists[1] ?? '' }, ADMIN)).toMatchObject({ ok: false, error: { code: 'IMPORT_RUNNING' } })
  for (const importId of [lists[0] ?? '', companies]) expect((await settled(town, importId)).state).toBe('ready')
  expect((await town.must('import.list', { areaId: DISTRICT }, ADMIN)).items.slice(0, 2).map(({ kind }) => kind).sort()).toEqual(['assignments', 'companies'])
})

it('without a column for the officer nothing is read', async () => {
  expect(await dryRun(town, csvOf([['信用代码', '企业名称'], [code(0), '云澜']]), {}, LIST)).toMatchObject({ state: 'failed', failure: { code: 'SHEET_NO_HEADING' }, needs: [['uscc', 'name'], ['officerId', 'officerPhone']] })
})
