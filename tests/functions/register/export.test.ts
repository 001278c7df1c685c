import { claimOf } from '../../../cloudfunctions/_jobs/claim'
import type { JobRun } from '../../../cloudfunctions/_jobs/job'
import { workOff } from '../../../cloudfunctions/_jobs/work-off'
import { PAIRED_FILE } from '../../../cloudfunctions/import/export/paired'
import { writeProgress } from '../../../cloudfunctions/import/export/writing'
import { exporting } from '../../../cloudfunctions/import/export/worker'
import type { InputOf } from '../../../shared/api'
import { addMs, DAY_MS, MINUTE_MS, toInstant } from '../../../shared/kernel/instant'
import { membershipRow } from '../../../emulator/seed/rows'
import { watch, type Watched } from '../../plans/watched'
import { exported, fileOf } from '../../support/register/exports'
import { code, DISTRICT, dryRun } from '../../support/register/sheets'
import { ADMIN, DISPATCHER, draw, OFFICER, OWNER, RESIDENT, startTown, SUPERVISOR, type TownUnderTest, WATER_MEMBER } from '../../support/town'

const REGISTER = { of: 'companies', areaId: DISTRICT, pile: 'operating' } as const
const BOMB = '=HYPERLINK("http://x")'

let town: TownUnderTest
let watched: Watched
/** Called before each statement of a worker in this process. */
let onStatement: (name: string) => Promise<void> = async () => undefined
beforeAll(async () => {
  town = await startTown()
  watched = watch(town.emulator.environment, { before: ({ name }) => onStatement(name), after: () => undefined })
  await town.must('register.saveCompany', { requestId: draw(), companyId: null, uscc: code(1), name: BOMB, areaId: '370613001', address: '+1', contact: { name: '王示例', phone: '13900005011' } }, ADMIN)
}, 120_000)
afterAll(async () => {
  await watched.close()
  await town.stop()
})

const now = (): string => toInstant(town.emulator.clock.now())
const runAt = (at: string): JobRun => ({ ports: watched.ports, now: at, salt: draw, timeIsUp: () => false, log: () => undefined })
const begun = async (list: InputOf<'export.begin'>['list'], openid = ADMIN): Promise<string> => (await town.must('export.begin', { requestId: draw(), list }, openid)).exportId
const refusal = async (list: InputOf<'export.begin'>['list'], openid: string): Promise<string> => {
  const reply = await town.call('export.begin', { requestId: draw(), list }, openid)
  return reply.ok ? 'ok' : reply.error.code
}
/** The list as its page shows it, to its end. */
async function companiesOf(search?: string): Promise<{ uscc: string; name: string }[]> {
  const all: { uscc: string; name: string }[] = []
  for (let cursor: string | undefined; ;) {
    const { items, next } = await town.must('register.companies', { areaId: DISTRICT, limit: 50, cursor, search }, ADMIN)
    all.push(...items)
    if (next === null) return all
    cursor = next
  }
}
const membershipsOf = (role: string, place: string) => town.read<Record<string, unknown>>('memberships', { role, place })
/** Whose office of that sort ends. */
async function endOffice(role: string, place: string): Promise<() => Promise<void>> {
  const rows = await membershipsOf(role, place)
  expect(rows).toHaveLength(1)
  await town.emulator.database.query('delete from mashangban.memberships where role = $1 and place = $2', [role, place])
  const [{ person_id: personId = '', area_id: areaId, unit_id: unitId } = {}] = rows as { person_id: string; area_id: string; unit_id: string }[]
  return () => town.insert('memberships', [membershipRow(personId, { role: 'admin', areaId: areaId ?? '', unitId: unitId ?? '' })])
}
const objectOf = async (exportId: string): Promise<string> => (await town.read<{ object: string }>('exports', { id: exportId }))[0]?.object ?? ''

it('a file has the list to its end, says whose it is, shows contacts masked, and runs nothing', async () => {
  const shown = await exported(town, REGISTER)
  const all = await companiesOf()
  expect(shown).toMatchObject({ of: 'companies', state: 'ready', words: '莱山区，在营', rows: all.length, failure: null, file: { name: expect.stringMatching(/^企业名册 \d{8}-\d{4}\.xlsx$/) } })
  const { 企业名册: [above, headings, ...rows] = [], 说明: remarks } = await fileOf(shown)
  expect(above).toEqual([expect.stringMatching(/^内部资料，请勿外传。孙管 \d{4}-\d\d-\d\d \d\d:\d\d（北京时间） 导出，企业名册：莱山区，在营$/)])
  expect(headings).toEqual(['统一社会信用代码', '企业名称', '曾用名', '所属区域', '地址', '行业', '规模', '重点企业', '状态', '服务专员', '联系人', '联系电话'])
  expect(rows.map(([uscc, name]) => [uscc, name])).toEqual(all.map(({ uscc, name }) => [uscc, name]))
  // A reader that would run it has an object there, and no text.
  expect(rows.find(([uscc]) => uscc === code(1))).toEqual([code(1), BOMB, '', expect.stringMatching(/街道$/), '+1', '', '', '否', '在营', '', '王*', '139****5011'])
  expect(remarks).toEqual([['导出人', '孙管'], ['导出时间', expect.stringContaining('北京时间')], ['列表', '企业名册'], ['筛选', '莱山区，在营'], ['行数', String(all.length)], ['说明', '内部资料，请勿外传']])
})

it('what was searched for narrows the file, and a number is kept nowhere', async () => {
  const shown = await exported(town, { ...REGISTER, search: '13900005011' })
  expect(shown).toMatchObject({ state: 'ready', rows: 1, words: '莱山区，搜索“139****5011”' })
  expect(JSON.stringify([await town.read('exports'), await town.read('jobs'), await town.read('requests')])).not.toContain('13900005011')
})

it('cases of a tab are written as its list shows them, narrowed alike', async () => {
  await town.file({ text: '第一件，缺证明。' })
  await town.file({ text: '第二件，催一下。', kind: 'consult' })
  for (const filters of [undefined, { kind: 'consult' } as const]) {
    const query = { tab: { of: 'supervise', areaId: DISTRICT }, box: 'open', filters } as const
    const { items } = await town.must('case.list', query, SUPERVISOR)
    const shown = await exported(town, { of: 'cases', ...query }, SUPERVISOR)
    const { 诉求列表: [, headings, ...rows] = [] } = await fileOf(shown)
    expect(headings).toEqual(['诉求编号', '诉求', '企业', '类型', '状态', '期限', '暂停次数', '谁在办'])
    expect(rows.map(([number, title]) => [number, title])).toEqual(items.map(({ number, title }) => [number, title]))
    expect(shown.words).toBe(filters ? '莱山区督办，在办，类型：咨询' : '莱山区督办，在办')
  }
  const searched = { tab: { of: 'supervise', areaId: DISTRICT }, box: 'open', search: '催一下' } as const
  const found = await exported(town, { of: 'cases', ...searched }, SUPERVISOR)
  expect(found).toMatchObject({ rows: 1, words: '莱山区督办，在办，搜索“催一下”' })
  expect((await fileOf(found))['诉求列表']?.slice(2).map(([number]) => number)).toEqual((await town.must('case.list', searched, SUPERVISOR)).items.map(({ number }) => number))
  const { 诉求列表: mine = [] } = await fileOf(await exported(town, { of: 'cases', tab: { of: 'mine' }, box: 'open' }, OFFICER))
  expect(mine.length).toBe(2 + (await town.must('case.list', { tab: { of: 'mine' }, box: 'open' }, OFFICER)).items.length)
})

it.each<[InputOf<'export.begin'>['list']['of'], 'unit' | 'hall' | 'window' | 'office', string]>([['units', 'unit', '单位名单'], ['halls', 'hall', '大厅名单'], ['windows', 'window', '窗口名单'], ['officials', 'office', '人员名单']])(
  '%s of an area and below are written as their page lists them, a number of their own masked', async (of, thing, sheet) => {
    const list = { of, areaId: DISTRICT } as InputOf<'export.begin'>['list']
    const rows = (await fileOf(await exported(town, list)))[sheet]?.slice(2) ?? []
    const all = (await town.must('register.things', { of: thing, areaId: DISTRICT, limit: 50 }, ADMIN)).items
    expect(all.length).toBeGreaterThan(1)
    expect(rows).toHaveLength(all.length)
    expect(JSON.stringify(rows)).toContain(all.at(-1)?.name)
    expect(JSON.stringify(rows)).not.toMatch(/1[3-9]\d{9}/)
    const [none] = Object.values(await fileOf(await exported(town, { ...list, search: '天马行空' } as typeof list)))
    expect(none?.slice(2)).toEqual([])
    expect(await refusal(list, SUPERVISOR)).toBe('NOT_ALLOWED')
  })

it('the audit is written as its page lists it, and that it was looked at stands in it', async () => {
  const { 审计记录: rows = [] } = await fileOf(await exported(town, { of: 'deeds', areaId: DISTRICT, kind: 'register' }))
  const shown = (await town.must('deed.list', { areaId: DISTRICT, kind: 'register', limit: 50 }, ADMIN)).items
  expect(rows.slice(2).map((row) => row[3])).toEqual(shown.map(({ words }) => words))
  expect((await town.must('deed.list', { areaId: DISTRICT, kind: 'deed' }, ADMIN)).items.map(({ words }) => words)).toContain('看了审计记录')
  expect(await refusal({ of: 'deeds', areaId: DISTRICT }, SUPERVISOR)).toBe('NOT_ALLOWED')
})

it('imports are written as their page lists them, with what their rows did in numbers', async () => {
  const bytes = Buffer.from(`统一社会信用代码,企业名称,所属街道\n${code(21)},导出试验企业,初家街道\n${code(22)},,哪里都不是\n`)
  const { id: importId } = await dryRun(town, bytes, {}, { name: '=1+1.csv' })
  const shown = (await town.must('import.list', { areaId: DISTRICT }, ADMIN)).items
  expect(shown.map(({ id }) => id)).toContain(importId)
  const { 导入记录: [, headings, ...rows] = [] } = await fileOf(await exported(town, { of: 'imports', areaId: DISTRICT }))
  expect(headings?.slice(0, 9)).toEqual(['上传时间', '哪种表格', '文件', '来源', '谁', '状态', '结束时间', '新增', '更新'])
  expect(rows.map((row) => [row[2], row[7], row[11]])).toEqual(shown.map(({ name, acts }) => [name, String(acts.new ?? 0), String(acts.bad ?? 0)]))
  expect(rows[0]).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/), '企业名册', '=1+1.csv', '', '孙管', '试算完成', expect.stringMatching(/^\d{4}-/), '1', '0', '0', '0', '1', '0', '0'])
  expect(await Promise.all([refusal({ of: 'imports', areaId: DISTRICT }, SUPERVISOR), refusal({ of: 'imports', areaId: '370602' }, ADMIN), refusal({ of: 'imports', areaId: DISTRICT }, OWNER)])).toEqual(Array.from({ length: 3 }, () => 'NOT_ALLOWED'))
})

it('companies that are not in the register are written by what has become of them, the newest first, with nothing of whoever filed', async () => {
  const list = { of: 'unlisted', areaId: DISTRICT, state: 'waiting' } as const
  expect((await fileOf(await exported(town, list)))['不在名册的企业']?.slice(2)).toEqual([])
  const uscc = code(23)
  const file = (unlisted: { name: string; uscc?: string }) =>
    town.must('case.file', { requestId: draw(), unlisted: { ...unlisted, areaId: '370613001' }, kind: 'help', text: '门口修路，货车进不来。', contact: { name: '周禾' } }, RESIDENT)
  for (const unlisted of [{ name: BOMB }, { name: '后来的店', uscc }, { name: '后来的店', uscc }, { name: '搁置的店' }]) await file(unlisted)
  const [{ id: aside } = { id: '' }] = await town.read<{ id: string }>('unlisted', { name: '搁置的店' })
  await town.must('unlisted.setAside', { requestId: draw(), unlistedId: aside, seen: 1, reason: '已经搬走' }, ADMIN)
  const shown = await exported(town, list)
  expect(shown).toMatchObject({ words: '莱山区，待登记', rows: 2, file: { name: expect.stringMatching(/^不在名册的企业 /) } })
  const { 不在名册的企业: [, headings, ...rows] = [] } = await fileOf(shown)
  expect(headings).toEqual(['企业名称', '统一社会信用代码', '所属区域', '第一件诉求', '后来怎么样', '决定时间', '为什么'])
  expect(rows.map(([name, code_, area, , state]) => [name, code_, area, state])).toEqual([['后来的店', uscc, expect.stringMatching(/街道$/), '待登记'], [BOMB, '', expect.stringMatching(/街道$/), '待登记']])
  const { 不在名册的企业: [, , ...others] = [] } = await fileOf(await exported(town, { ...list, state: 'aside' }))
  expect(others).toEqual([['搁置的店', '', expect.stringMatching(/街道$/), expect.stringMatching(/^\d{4}-/), '已搁置', expect.stringMatching(/^\d{4}-/), '已经搬走']])
  expect(JSON.stringify(rows)).not.toMatch(/周/)
  expect(await Promise.all([refusal(list, SUPERVISOR), refusal(list, DISPATCHER), refusal({ ...list, areaId: '370602' }, ADMIN), refusal(list, RESIDENT)])).toEqual(Array.from({ length: 4 }, () => 'NOT_ALLOWED'))
})

it('whoever is paired has his own companies written, page by page, and nobody else’s', async () => {
  const personId = (await town.surface<{ openid: string; personId: string }[]>('personas')).find(({ openid }) => openid === SUPERVISOR)?.personId ?? ''
  // The demonstration has him for a leader too.
  await town.emulator.database.query('delete from mashangban.pairings where person_id = $1', [personId])
  await town.insert('pairings', [{ company_id: 'company-1', person_id: personId, rank: 'leader' }, { company_id: 'company-2', person_id: personId, rank: 'deputy' }])
  await town.insert('companies', [{ ...(await town.read<object>('companies', { id: 'company-3' }))[0], id: 'company-served', uscc: code(77), officer_id: personId, state: 'moved' }])
  const { items } = await town.must('pairing.mine', { ranks: ['lead', 'deputy', 'leader'] }, SUPERVISOR)
  const { 我联系的企业: [, headings, ...rows] = [] } = await fileOf(await exported(town, { of: 'paired' }, SUPERVISOR))
  expect(headings).toEqual(['企业名称', '我是', '所属区域', '地址', '状态', '服务专员', '服务专员电话'])
  expect(rows).toEqual(items.map(({ name, rank, areaName, address, state, officer }) => [name, { lead: '主办专员', deputy: '副专员', leader: '联系领导' }[rank], areaName, address, state === 'moved' ? '迁出' : '在营', officer?.name ?? '', officer?.workPhone ?? '']))
  expect(rows).toHaveLength(3)
  const oneAfter = (after: string | null) => PAIRED_FILE.batch({ of: 'paired' }, after, { action: 'export.work', now: now(), ports: watched.ports, caller: { personId } }, 1)
  expect(await oneAfter(null)).toMatchObject({ ok: true, value: { rows: [expect.arrayContaining([items[0]?.name, '主办专员'])], next: '0|company-served' } })
  expect(await oneAfter('0|company-served')).toMatchObject({ ok: true, value: { rows: [expect.arrayContaining([items[1]?.name, '副专员'])], next: '1|company-2' } })
  expect(await oneAfter('1|company-2')).toMatchObject({ ok: true, value: { rows: [expect.arrayContaining([items[2]?.name, '联系领导'])], next: null } })
  expect((await exported(town, { of: 'paired' }, DISPATCHER)).rows).toBe(0)
  expect(await refusal({ of: 'paired' }, OWNER)).toBe('NOT_ALLOWED')
})

it('is refused to whoever may not see the list, and to who holds no office', async () => {
  expect(await Promise.all([
    refusal(REGISTER, DISPATCHER), refusal(REGISTER, OWNER), refusal({ ...REGISTER, areaId: '370602' }, ADMIN),
    refusal({ of: 'cases', tab: { of: 'mine' }, box: 'open' }, OWNER), refusal({ of: 'cases', tab: { of: 'company', companyId: 'company-1' }, box: 'open' }, OWNER),
    refusal({ of: 'cases', tab: { of: 'supervise', areaId: DISTRICT }, box: 'open' }, DISPATCHER), refusal({ of: 'cases', tab: { of: 'unit', unitId: 'unit-market' }, box: 'open' }, WATER_MEMBER),
    refusal({ of: 'cases', tab: { of: 'supervise', areaId: DISTRICT }, box: 'open' }, ADMIN),
  ])).toEqual(Array.from({ length: 8 }, () => 'NOT_ALLOWED'))
  const [{ id: exportId } = { id: '' }] = (await town.must('export.list', {}, ADMIN)).items
  for (const action of ['export.show', 'export.work'] as const) expect(await town.call(action, { exportId }, SUPERVISOR)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  expect((await town.must('export.list', {}, OWNER)).items).toEqual([])
})

it('one at a time; the same request is the same export; those of a day are counted', async () => {
  const requestId = draw()
  const twice = await Promise.all([1, 2].map(() => town.must('export.begin', { requestId, list: REGISTER }, ADMIN)))
  expect(twice[0]).toEqual(twice[1])
  expect(await refusal(REGISTER, ADMIN)).toBe('EXPORT_RUNNING')
  await town.must('export.work', { exportId: twice[0]?.exportId ?? '' }, ADMIN)
  expect(await town.must('export.begin', { requestId, list: REGISTER }, ADMIN)).toEqual(twice[0])
  expect(await town.call('export.begin', { requestId, list: { ...REGISTER, pile: 'key' } }, ADMIN)).toMatchObject({ ok: false, error: { code: 'REQUEST_ID_REUSED' } })
  await town.emulator.database.query(`update mashangban.settings set value = value || '{"exports": 1}' where name = 'quotas'`)
  const own = { of: 'cases', tab: { of: 'unit', unitId: 'unit-water' }, box: 'open' } as const
  await exported(town, own, WATER_MEMBER)
  expect(await refusal(own, WATER_MEMBER)).toBe('LIMIT_EXPORTS')
  await town.emulator.database.query(`update mashangban.settings set value = value || '{"exports": 1000}' where name = 'quotas'`)
})

// Each failure of a job is a line of the log.
beforeAll(() => void jest.spyOn(process.stdout, 'write').mockReturnValue(true))
afterAll(() => void jest.restoreAllMocks())

describe('of more than one batch', () => {
  beforeAll(async () => {
    await town.emulator.database.query(`insert into mashangban.companies (tenant, id, name, uscc, area_id, address, contact_hashes)
      select c.tenant, 'many-' || n, '示例第' || n || '家', 'MANY' || n, '370613001', '', '{}' from (select tenant from mashangban.companies limit 1) c, generate_series(1, 2500) n`)
  })

  it('somebody who loses his office meanwhile gets no file', async () => {
    const exportId = await begun(REGISTER)
    let batches = 0
    let restore = async (): Promise<void> => undefined
    onStatement = async (name) => { if (name === 'export_companies_operating' && ++batches === 2) restore = await endOffice('admin', DISTRICT) }
    await workOff('export', exporting, runAt(now()))
    onStatement = async () => undefined
    expect(batches).toBe(2)
    expect(await town.must('export.show', { exportId }, ADMIN)).toMatchObject({ state: 'failed', file: null, failure: { code: 'EXPORT_NO_LONGER' } })
    expect(await watched.ports.files.head(await objectOf(exportId))).toBeNull()
    await restore()
    expect(await refusal(REGISTER, ADMIN)).toBe('ok')
    await town.emulator.runTimers()
  })

  it('one whose worker was killed is begun anew when its claim runs out, and the dead one can do no more', async () => {
    const exportId = await begun(REGISTER)
    const at = now()
    const [dead] = await claimOf('export', 1)(watched.ports.database, { now: at, holdSeconds: exporting.holdSeconds, id: draw() })
    const fence = { kind: 'export', key: exportId, claim: dead?.claim ?? '' }
    await watched.ports.database.one(writeProgress, { ...fence, rows: 1000 })
    await workOff('export', exporting, runAt(at))
    expect(await town.must('export.show', { exportId }, ADMIN)).toMatchObject({ state: 'writing', rows: 1000, file: null })
    await workOff('export', exporting, runAt(addMs(at, exporting.holdSeconds * 1000 + 1)))
    const shown = await town.must('export.show', { exportId }, ADMIN)
    const { 企业名册: rows = [] } = await fileOf(shown)
    const all = await town.emulator.database.query<{ uscc: string }>("select c.uscc from mashangban.companies c join mashangban.areas a on a.id = c.area_id where $1 = any(a.path) and c.state = 'operating' order by a.id, c.id", [DISTRICT])
    expect(rows.slice(2).map(([uscc]) => uscc)).toEqual(all.map(({ uscc }) => uscc))
    expect([shown.state, shown.rows, rows.length]).toEqual(['ready', (await companiesOf()).length, shown.rows + 2])
    await expect(watched.ports.database.one(writeProgress, { ...fence, rows: 1 })).rejects.toMatchObject({ kind: 'claimLost' })
  })

  it('one that fails again and again says so in the end, and is in nobody’s way', async () => {
    const exportId = await begun(REGISTER)
    onStatement = async (name) => { if (name === 'export_companies_operating') throw new Error('broken') }
    for (let tries = 0; tries < 4; tries++) await workOff('export', exporting, runAt(addMs(now(), tries * 20 * MINUTE_MS)))
    onStatement = async () => undefined
    expect(await town.must('export.show', { exportId }, ADMIN)).toMatchObject({ state: 'failed', failure: { code: 'EXPORT_FAILED' } })
    expect(await town.read('jobs', { kind: 'export' })).toMatchObject([{ key: exportId, error: 'Error' }])
    expect(await refusal(REGISTER, ADMIN)).toBe('ok')
    await town.emulator.runTimers()
  })
})

it('a file is given to nobody who may no longer see the list', async () => {
  const { id: exportId, state } = await exported(town, REGISTER)
  const restore = await endOffice('admin', DISTRICT)
  expect([state, await town.must('export.show', { exportId }, ADMIN)]).toMatchObject(['ready', { state: 'ready', file: null, failure: { code: 'EXPORT_NO_LONGER' } }])
  await restore()
})

it('a file goes after seven days, its row stays', async () => {
  const { id: exportId } = await exported(town, REGISTER)
  const object = await objectOf(exportId)
  expect(await watched.ports.files.head(object)).not.toBeNull()
  await town.emulator.clock.moveTo(town.emulator.clock.now() + 7 * DAY_MS + MINUTE_MS)
  expect(await town.must('export.show', { exportId }, ADMIN)).toMatchObject({ state: 'over', file: null })
  // Twenty a minute; more were written here.
  for (const _minute of [1, 2]) await town.emulator.runTimers()
  expect(await watched.ports.files.head(object)).toBeNull()
  expect(await town.read('exports', { id: exportId })).toMatchObject([{ state: 'over', object: '', words: '莱山区，在营', list: 'companies', person_id: expect.any(String) }])
  expect((await town.must('export.list', {}, ADMIN)).items[0]).toMatchObject({ id: exportId, state: 'over', words: '莱山区，在营' })
})
