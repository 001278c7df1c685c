import { draw, OWNER, startTown, type TownUnderTest } from '../../support/town'
import { ADMIN, CITY_ADMIN, code, csvOf, DISTRICT, dryRun, settled, take, upload } from '../../support/register/sheets'

const HEADINGS = ['企业名称', '统一社会信用代码', '所属街道', '住所', '服务专员', '联系人', '联系电话', '是否重点企业', '行业', '状态']

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const row = (at: number, over: Partial<Record<(typeof HEADINGS)[number], string>> = {}): string[] => {
  const whole: Record<string, string> = { 企业名称: `云澜试验${at}有限公司`, 统一社会信用代码: code(at), 所属街道: '初家街道', 住所: `示范路 ${at} 号`, 服务专员: '林知远', 联系人: '王示例', 联系电话: `1390${String(5000 + at).padStart(7, '0')}`, 是否重点企业: '否', 行业: 'C13', 状态: '在营', ...over }
  return HEADINGS.map((heading) => whole[heading] ?? '')
}
const companies = (): Promise<{ id: string; uscc: string }[]> => town.emulator.database.query('select * from mashangban.companies order by id')
/** All that stands in the register but what counts changes. */
const state = async (): Promise<Record<string, object>> =>
  Object.fromEntries((await town.emulator.database.query<{ uscc: string; row: object }>("select c.uscc, to_jsonb(c) - 'version' - 'run' as row from mashangban.companies c")).map(({ uscc, row: whole }) => [uscc, whole]))

it('a dry run says what each row would do and changes nothing; applied, it is so; the same file again changes nothing', async () => {
  const before = await companies()
  const sheet = csvOf([HEADINGS, row(1), row(2), row(3, { 所属街道: '初家街' }), row(4, { 统一社会信用代码: code(4).slice(0, 17) }), row(5, { 服务专员: '林之远' }), row(6, { 联系电话: '1380000' }), row(1, { 企业名称: '又一家' }), row(8, { 企业名称: '' })])
  const dry = await dryRun(town, sheet)
  expect(dry).toMatchObject({ state: 'ready', format: 'csv', encoding: 'utf-8', acts: { new: 2, bad: 6 }, total: 8 })
  expect(await companies()).toEqual(before)
  const { items } = await town.must('import.rows', { importId: dry.id, act: 'bad' }, ADMIN)
  expect(items.map(({ line, problems }) => [line, ...problems.map(({ label, what, remedy }) => `${label}：${what}，${remedy}`)])).toEqual([
    [4, '所属区域：没有这个区域，是不是初家街道'],
    [5, '统一社会信用代码：有 17 位，应是 18 位，对照营业执照改'],
    [6, '服务专员：没有这个人，是不是林知远'],
    [7, '联系电话：不像电话号码，可以空着'],
    [8, '统一社会信用代码：和第 2 行是同一家，留一行'],
    [9, '企业名称：没有填，补上再导入'],
  ])
  const applied = await take(town, 'import.apply', dry.id)
  expect(applied).toMatchObject({ state: 'applied', acts: { new: 2, bad: 6 } })
  expect((await companies()).length).toBe(before.length + 2)
  const after = await state()
  const again = await dryRun(town, sheet)
  expect(again.acts).toEqual({ same: 2, bad: 6 })
  await take(town, 'import.apply', again.id)
  expect(await state()).toEqual(after)
})

it('personal data is stored sealed, is found by its number and its last four digits, and is never shown', async () => {
  const dry = await dryRun(town, csvOf([HEADINGS, row(11)]))
  await take(town, 'import.apply', dry.id)
  for (const search of ['13900005011', '5011']) {
    const { items } = await town.must('register.companies', { areaId: DISTRICT, search }, ADMIN)
    expect(items.map(({ uscc }) => uscc)).toEqual([code(11)])
    const [found] = items
    expect((await town.must('register.company', { companyId: found?.id ?? '' }, ADMIN)).contacts).toEqual([{ name: '王*', phoneMasked: '139****5011' }])
  }
  const dump = JSON.stringify(await Promise.all(['companies', 'import_rows', 'imports', 'changes', 'requests'].map((table) => town.emulator.database.query(`select to_jsonb(t) as t from mashangban.${table} t`))))
  expect(dump).not.toContain('13900005011')
  expect(dump).not.toContain('王示例')
})

it('what changed is noted with what stood there before, and undone as a whole; what was touched since stays and says by whom', async () => {
  await take(town, 'import.apply', (await dryRun(town, csvOf([HEADINGS, row(21), row(22), row(23)]))).id)
  const before = await state()
  const sheet = csvOf([HEADINGS, row(21, { 企业名称: '云澜改名有限公司', 是否重点企业: '是' }), row(22, { 住所: '示范路 99 号', 联系电话: '13911112222' }), row(23), row(24)])
  const dry = await dryRun(town, sheet)
  expect(dry.acts).toEqual({ changed: 2, same: 1, new: 1 })
  expect(dry.changes.map(({ label, count, example }) => [label, count, example?.before ?? null, example?.after ?? null]).sort()).toEqual([
    ['企业名称', 1, '云澜试验21有限公司', '云澜改名有限公司'], ['地址', 1, '示范路 22 号', '示范路 99 号'], ['联系人', 1, null, null], ['重点企业', 1, '否', '是'],
  ])
  await take(town, 'import.apply', dry.id)
  const { items: [renamed] } = await town.must('register.companies', { areaId: DISTRICT, search: '试验21' }, ADMIN)
  expect(renamed).toMatchObject({ name: '云澜改名有限公司', formerName: '云澜试验21有限公司' })
  const undone = await take(town, 'import.undo', dry.id)
  expect(undone.state).toBe('undone')
  expect(await state()).toEqual(before)
  const { items: history } = await town.must('register.changes', { of: 'company', id: renamed?.id ?? '' }, ADMIN)
  expect(history.map(({ back, created, file, fields }) => [back, created, file, fields.map(({ label }) => label).sort()])).toEqual([
    [true, false, '名册.csv', ['企业名称', '重点企业']], [false, false, '名册.csv', ['企业名称', '重点企业']],
    [false, true, '名册.csv', ['企业名称', '地址', '所属区域', '服务专员', '状态', '统一社会信用代码', '联系人', '行业', '重点企业'].sort()],
  ])

  const once = await dryRun(town, sheet)
  await take(town, 'import.apply', once.id)
  const { id: companyId, version } = await town.must('register.company', { companyId: renamed?.id ?? '' }, ADMIN)
  await town.must('register.saveCompany', { requestId: draw(), companyId, seen: version, uscc: code(21), name: '云澜又改名有限公司', areaId: '370613002', key: true, industry: 'C13', officerId: null }, ADMIN)
  await take(town, 'import.undo', once.id)
  const { items: kept } = await town.must('import.rows', { importId: once.id, act: 'kept' }, ADMIN)
  expect(kept.map(({ key, touchedBy }) => [key, touchedBy])).toEqual([[code(21), '孙管']])
  expect((await town.must('register.company', { companyId }, ADMIN)).name).toBe('云澜又改名有限公司')
})

it('what somebody changed between the dry run and its button is left alone and listed', async () => {
  await take(town, 'import.apply', (await dryRun(town, csvOf([HEADINGS, row(31)]))).id)
  const dry = await dryRun(town, csvOf([HEADINGS, row(31, { 住所: '示范路 300 号' }), row(32)]))
  const { items: [one] } = await town.must('register.companies', { areaId: DISTRICT, search: code(31) }, ADMIN)
  await town.must('register.saveCompany', { requestId: draw(), companyId: one?.id ?? '', seen: 1, uscc: code(31), name: '云澜试验31有限公司', areaId: '370613002', address: '别处' }, ADMIN)
  expect((await take(town, 'import.apply', dry.id)).acts).toEqual({ moved: 1, new: 1 })
  expect((await town.must('register.company', { companyId: one?.id ?? '' }, ADMIN)).address).toBe('别处')
})

it('closed by absence only if asked, and never with a request going on', async () => {
  const kept = (await town.emulator.database.query<{ uscc: string; name: string }>("select c.uscc, c.name from mashangban.companies c join mashangban.areas a on a.id = c.area_id where '370613' = any(a.path) and c.state = 'operating' order by c.uscc"))
  await town.file()
  const sheet = csvOf([['统一社会信用代码', '企业名称'], ...kept.slice(2).map(({ uscc, name }) => [uscc, name])])
  expect((await dryRun(town, sheet)).acts).toEqual({ same: kept.length - 2 })
  const dry = await dryRun(town, sheet, { closeAbsent: true })
  expect(dry.acts).toEqual({ same: kept.length - 2, gone: 1, bad: 1 })
  await take(town, 'import.apply', dry.id)
  const { items } = await town.must('register.companies', { areaId: DISTRICT, pile: 'ended' }, ADMIN)
  expect(items.map(({ uscc, state: ended }) => [uscc, ended])).toEqual([[kept[1]?.uscc, 'closed']])
  await take(town, 'import.undo', dry.id)
  expect((await town.must('register.companies', { areaId: DISTRICT, pile: 'ended' }, ADMIN)).items).toEqual([])
})

it('two of one kind are not at work at once, a step out of turn is refused, a repeat is the first again', async () => {
  const [first, second] = [await upload(town, csvOf([HEADINGS, row(51)])), await upload(town, csvOf([HEADINGS, row(52)]))]
  const requestId = draw()
  expect(await town.must('import.read', { requestId, importId: first }, ADMIN)).toEqual({ state: 'reading' })
  expect(await town.call('import.read', { requestId: draw(), importId: second }, ADMIN)).toMatchObject({ ok: false, error: { code: 'IMPORT_RUNNING' } })
  expect(await town.call('import.apply', { requestId: draw(), importId: first }, ADMIN)).toMatchObject({ ok: false, error: { code: 'IMPORT_NOT_SO_FAR' } })
  expect(await town.must('import.read', { requestId, importId: first }, ADMIN)).toEqual({ state: 'reading' })
  await settled(town, first)
  expect(await town.call('import.apply', { requestId: draw(), importId: first }, OWNER)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})

it('an import that no page drives is done by the clock; one that is stopped goes on where it was', async () => {
  const importId = await upload(town, csvOf([HEADINGS, ...Array.from({ length: 2500 }, (_, at) => row(1000 + at))]))
  await town.must('import.read', { requestId: draw(), importId }, ADMIN)
  await town.emulator.runTimers()
  expect((await town.must('import.show', { importId }, ADMIN)).state).toBe('ready')
  await town.must('import.apply', { requestId: draw(), importId }, ADMIN)
  await town.must('import.stop', { requestId: draw(), importId }, ADMIN)
  expect((await town.must('import.show', { importId }, ADMIN)).state).toBe('stopped')
  expect((await take(town, 'import.apply', importId)).acts).toEqual({ new: 2500 })
  const { counts } = await town.must('register.companies', { areaId: DISTRICT }, ADMIN)
  expect(counts?.operating).toBe(1000)
  expect((await town.must('register.overview', { areaId: DISTRICT }, ADMIN)).companies).toBeGreaterThan(2500)
  expect((await take(town, 'import.undo', importId)).state).toBe('undone')
})

it('the file comes back with the reason beside each row that was not taken', async () => {
  const dry = await dryRun(town, csvOf([HEADINGS, row(61), row(62, { 所属街道: '没有的街道' })]))
  const { url, name } = await town.must('import.returned', { importId: dry.id }, ADMIN)
  expect(name).toBe('名册（写明原因）.xlsx')
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
  const back = await dryRun(town, bytes, {}, { name: '名册（写明原因）.xlsx' })
  expect(back).toMatchObject({ format: 'xlsx', acts: { new: 1, bad: 1 } })
  expect(back.heading?.headings.at(-1)).toBe('没有导入的原因')
})

/** What stands in the register under these codes: without ids, versions, runs, and what is sealed anew each time. */
async function standing(codes: readonly string[]): Promise<object[]> {
  return town.emulator.database.query(`select c.uscc, c.name, c.former_names, c.area_id, c.address, c.industry, c.size, c.key, c.state, c.officer_id, c.contact_hashes, c.folded,
    (select jsonb_agg(k -> 'mark') from jsonb_array_elements(c.contacts) k) as marks from mashangban.companies c where c.uscc = any($1) order by c.uscc`, [codes])
}

it('the sheet, with everybody’s telephone in it, is only for whoever imported it', async () => {
  const dry = await dryRun(town, csvOf([HEADINGS, row(63), row(64, { 所属街道: '没有的街道' })]))
  expect(await town.must('import.show', { importId: dry.id }, CITY_ADMIN)).toMatchObject({ mine: false, who: '孙管' })
  expect(await town.must('import.show', { importId: dry.id }, ADMIN)).toMatchObject({ mine: true })
  expect(await town.call('import.returned', { importId: dry.id }, CITY_ADMIN)).toMatchObject({ error: { code: 'IMPORT_OF_ANOTHER' } })
})

it('what came by itself since, an officer by the rules, does not keep an import from being undone', async () => {
  const [before, street] = [await state(), '370613002']
  await take(town, 'import.apply', (await dryRun(town, csvOf([HEADINGS, row(71), row(72)]))).id)
  const had = await state()
  const { ruleId } = await town.must('register.addRule', { requestId: draw(), areaId: street }, ADMIN)
  const dry = await dryRun(town, csvOf([HEADINGS, row(71, { 服务专员: '', 住所: '搬走了' }), row(72, { 住所: '也搬走了' }), row(73, { 服务专员: '' }), row(74, { 服务专员: '' })]))
  await take(town, 'import.apply', dry.id)
  await town.emulator.runTimers()
  const matched = await town.emulator.database.query<{ officer_id: string | null }>('select officer_id from mashangban.companies where uscc = any($1)', [[code(73), code(74)]])
  expect(matched.map(({ officer_id: officer }) => officer === null)).toEqual([false, false])
  // One of them somebody has touched since.
  const { items: [one] } = await town.must('register.companies', { areaId: DISTRICT, search: code(74) }, ADMIN)
  const shown = await town.must('register.company', { companyId: one?.id ?? '' }, ADMIN)
  await town.must('register.saveCompany', { requestId: draw(), companyId: shown.id, seen: shown.version, uscc: shown.uscc, name: shown.name, areaId: street, address: '手改的', key: false, state: 'operating' }, ADMIN)
  const undone = await take(town, 'import.undo', dry.id)
  expect(undone.acts['kept']).toBe(1)
  expect((await town.must('import.rows', { importId: dry.id, act: 'kept' }, ADMIN)).items).toMatchObject([{ key: code(74), touchedBy: '孙管' }])
  expect(Object.keys(await state()).sort()).toEqual([...Object.keys(had), code(74)].sort())
  expect((await state())[code(72)]).toEqual(had[code(72)])
  await town.must('register.dropRule', { requestId: draw(), ruleId }, ADMIN)
  expect(Object.keys(before).every((uscc) => uscc in had)).toBe(true)
})

it('a file in two parts does what the whole does, and twice is once', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => row(4000 + at, at % 3 === 0 ? { 是否重点企业: '是', 服务专员: '周念' } : {}))
  const codes = rows.map((cells) => cells[1] ?? '')
  const whole = await dryRun(town, csvOf([HEADINGS, ...rows]))
  await take(town, 'import.apply', whole.id)
  const expected = await standing(codes)
  expect(expected.length).toBe(40)
  await take(town, 'import.undo', whole.id)
  expect(await standing(codes)).toEqual([])
  for (const part of [rows.slice(0, 17), rows.slice(17), rows]) await take(town, 'import.apply', (await dryRun(town, csvOf([HEADINGS, ...part]))).id)
  expect(await standing(codes)).toEqual(expected)
})

it('a machine that dies while it reads or writes is followed by another, which ends it', async () => {
  const importId = await upload(town, csvOf([HEADINGS, ...Array.from({ length: 30 }, (_, at) => row(5000 + at))]))
  const dead = async (): Promise<void> => void (await town.emulator.database.query("update mashangban.jobs set claim = 'dead', attempts = 1, locked_until = $2 where kind = 'import' and key = $1", [importId, new Date(town.emulator.clock.now() + 300_000).toISOString()]))
  for (const [action, ended] of [['import.read', 'ready'], ['import.apply', 'applied'], ['import.undo', 'undone']] as const) {
    await town.must(action as 'import.apply', { requestId: draw(), importId }, ADMIN)
    await dead()
    expect(await town.must('import.work', { importId }, ADMIN)).not.toEqual({ state: ended })
    await town.emulator.clock.moveTo(town.emulator.clock.now() + 301_000)
    await town.emulator.runTimers()
    expect(await town.must('import.show', { importId }, ADMIN)).toMatchObject({ state: ended, acts: { new: 30 } })
  }
  // Its job is gone without its work, however that came about.
  const lost = await upload(town, csvOf([HEADINGS, row(5100)]))
  await town.must('import.read', { requestId: draw(), importId: lost }, ADMIN)
  await town.emulator.database.query("delete from mashangban.jobs where kind = 'import' and key = $1", [lost])
  await town.emulator.runTimers()
  expect((await town.must('import.show', { importId: lost }, ADMIN)).state).toBe('ready')
})

it('after thirty days file and rows are gone, and the history still says what the file was called', async () => {
  const dry = await dryRun(town, csvOf([HEADINGS, row(6000)]), {}, { name: '旧名册.csv' })
  await take(town, 'import.apply', dry.id)
  await town.emulator.clock.moveTo(town.emulator.clock.now() + 31 * 86_400_000)
  // Ten a minute.
  for (let minute = 0; minute < 4; minute++) await town.emulator.runTimers()
  expect((await town.must('import.rows', { importId: dry.id, act: 'new' }, ADMIN)).items).toEqual([])
  expect(await town.call('import.returned', { importId: dry.id }, ADMIN)).toMatchObject({ ok: false, error: { code: 'IMPORT_NOT_FOUND' } })
  const { items: [one] } = await town.must('register.companies', { areaId: DISTRICT, search: code(6000) }, ADMIN)
  expect((await town.must('register.changes', { of: 'company', id: one?.id ?? '' }, ADMIN)).items).toMatchObject([{ file: '旧名册.csv', created: true }])
})

it('a company of another district is neither moved nor shown by whoever has its code; the city may', async () => {
  const [theirs] = await town.emulator.database.query<{ uscc: string; name: string }>("select c.uscc, c.name from mashangban.companies c where c.id = 'company-35'")
  const sheet = csvOf([HEADINGS, row(8000, { 统一社会信用代码: theirs?.uscc ?? '', 企业名称: '云澜抢来的有限公司' })])
  const dry = await dryRun(town, sheet)
  expect(dry.acts).toEqual({ bad: 1 })
  const { items } = await town.must('import.rows', { importId: dry.id, act: 'bad' }, ADMIN)
  expect(items[0]?.problems.map(({ what }) => what)).toEqual(['这家企业登记在别的区域'])
  expect(JSON.stringify([dry, items])).not.toContain(theirs?.name ?? '?')
  await take(town, 'import.apply', dry.id)
  expect(await town.emulator.database.query("select c.name from mashangban.companies c where c.id = 'company-35'")).toEqual([{ name: theirs?.name }])
  const city = await dryRun(town, sheet, {}, { openid: CITY_ADMIN, areaId: '370600' })
  expect(city.acts).toEqual({ changed: 1 })
})

it('a company stored before names were folded is found by its name a minute later', async () => {
  await town.emulator.database.query("update mashangban.companies set folding = 0, folded = '', grams = '{}' where id = 'company-2'")
  const found = async (): Promise<string[]> => (await town.must('register.companies', { areaId: DISTRICT, search: '恒通建材' }, ADMIN)).items.map(({ id }) => id)
  expect(await found()).toEqual([])
  await town.emulator.runTimers()
  expect(await found()).toEqual(['company-2'])
})
