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
    [9, '结对身份：不认识这个词，可以写：主办专员、副专员、联系领导'],
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

describe('ranks', () => {
  const RANKED = ['信用代码', '企业名称', '姓名', '角色/身份']
  /** Who is there for a company besides its officer. */
  const besides = (at: number) => town.emulator.database.query<{ rank: string; name: string }>(`
    select r.rank, p.work_name as name from mashangban.pairings r join mashangban.persons p on p.id = r.person_id join mashangban.companies c on c.id = r.company_id where c.uscc = $1 order by r.rank, p.work_name`, [code(at)])
  const bad = async (importId: string) => (await town.must('import.rows', { importId, act: 'bad' }, ADMIN)).items.map(({ line, problems }) => [line, ...problems.map(({ label, what, remedy }) => `${label}：${what}，${remedy}`)])

  it('an officer, a deputy and leaders come in a line each, by code or by name, and are one change of their company; taken back they are gone', async () => {
    const before = await standing()
    // 钱督 supervises: a leader need not be an officer.
    const sheet = csvOf([RANKED, [code(0), '', '林知远', ''], ['', '云澜结对0有限公司', '周念', '副专员'], [code(0), '', '钱督', '联系领导'], ['', '云澜结对0有限公司', '江守正', '包联领导'], [code(2), '', '顾长青', '协办']])
    const dry = await dryRun(town, sheet, {}, LIST)
    expect(dry).toMatchObject({ state: 'ready', acts: { changed: 2 }, total: 2 })
    expect(dry.changes.map(({ label, count, example }) => [label, count, example?.after]).sort()).toEqual([['副专员', 2, '周念'], ['服务专员', 1, '林知远'], ['联系领导', 1, expect.stringMatching(/^(钱督、江守正|江守正、钱督)$/)]].sort())
    await take(town, 'import.apply', dry.id)
    expect((await standing()).officers[0]).toBe('林知远')
    expect(await besides(0)).toEqual([{ rank: 'deputy', name: '周念' }, { rank: 'leader', name: '江守正' }, { rank: 'leader', name: '钱督' }])
    expect(await besides(2)).toEqual([{ rank: 'deputy', name: '顾长青' }])
    expect((await dryRun(town, sheet, {}, LIST)).acts).toEqual({ same: 2 })
    expect((await take(town, 'import.undo', dry.id)).state).toBe('undone')
    expect(await standing()).toEqual(before)
    expect([...await besides(0), ...await besides(2)]).toEqual([])
  })

  it('one more leader comes to those there are, and only he goes with what brought him', async () => {
    for (const name of ['钱督', '石城']) await take(town, 'import.apply', (await dryRun(town, csvOf([RANKED, [code(5), '', name, '联系领导']]), {}, LIST)).id)
    expect((await besides(5)).map(({ name }) => name).sort()).toEqual(['石城', '钱督'].sort())
    const [last] = (await town.must('import.list', { areaId: DISTRICT }, ADMIN)).items
    expect((await take(town, 'import.undo', last?.id ?? '')).acts).toEqual({ changed: 1 })
    expect((await besides(5)).map(({ name }) => name)).toEqual(['钱督'])
  })

  it('nobody is there in two ways, the same is said once, five lead, an officer or deputy is an officer; what is right beside it goes in', async () => {
    const leaders = ['江守正', '岳准', '石城', '钱督', '苏映', '罗统']
    const dry = await dryRun(town, csvOf([
      RANKED, [code(1), '', '没有的人', ''], [code(1), '', '林知远', ''], [code(1), '', '林知远', '副专员'], [code(1), '', '周念', ''], [code(1), '', '钱督', '副专员'], ...leaders.map((name) => [code(1), '', name, '联系领导']), [code(1), '', '岳准', '联系领导'],
    ]), {}, LIST)
    expect(dry.acts).toEqual({ bad: 6, changed: 1 })
    expect(await bad(dry.id)).toEqual([
      [2, '服务专员：没有这个人，请先建好，或改成已有的名称'],
      [4, '服务专员：这个人在这家企业已经是主办专员，一个人只能有一种身份，换人，或先在企业页面改'],
      [5, '统一社会信用代码：和第 3 行是同一家，留一行'],
      [6, '服务专员：没有这个人，请先建好，或改成已有的名称'],
      [12, '服务专员：联系领导已有 5 位，先在企业页面去掉一位'],
      [13, '统一社会信用代码：和第 8 行是同一家，留一行'],
    ])
    await take(town, 'import.apply', dry.id)
    expect((await besides(1)).map(({ name }) => name).sort()).toEqual(leaders.slice(0, 5).sort())
    // Bad lines of a company that somebody has touched stay bad lines.
    await town.emulator.database.query("update mashangban.companies set version = version + 1 where uscc = $1", [code(1)])
    expect((await take(town, 'import.undo', dry.id)).acts).toEqual({ bad: 6, kept: 1 })
  })

  it('a company of another district is told once for each line, and nothing of whom it has', async () => {
    const [theirs] = await town.emulator.database.query<{ uscc: string }>("select c.uscc from mashangban.companies c where c.id = 'company-35'")
    const dry = await dryRun(town, csvOf([RANKED, [theirs?.uscc ?? '', '', '林知远', ''], [theirs?.uscc ?? '', '', '周念', '副专员']]), {}, LIST)
    expect(dry.acts).toEqual({ bad: 2 })
    expect((await bad(dry.id)).map(([line]) => line)).toEqual([2, 3])
  })

  it('who has changed the company since the dry run is not overruled: the line is left alone', async () => {
    const dry = await dryRun(town, csvOf([RANKED, [code(3), '', '唐果', '副专员']]), {}, LIST)
    await town.emulator.database.query("update mashangban.companies set version = version + 1 where uscc = $1", [code(3)])
    expect((await take(town, 'import.apply', dry.id)).acts).toEqual({ moved: 1 })
    expect(await besides(3)).toEqual([])
  })
})
