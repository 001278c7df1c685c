import { personIdOf } from '../../../cloudfunctions/_runtime/person-id'
import { ADMIN, CITY_ADMIN, code, csvOf, DISTRICT, dryRun, take } from '../../support/register/sheets'
import { draw, SECOND_CITY_ADMIN, startTown, type TownUnderTest } from '../../support/town'
import { verify } from '../joining/official.support'

const HEADINGS = ['姓名', '手机号', '办公电话', '职务', '单位', '负责区域', '单位负责人', '任期最后一天']

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const dry = (rows: readonly (readonly string[])[], of: { openid?: string; areaId?: string } = {}) => dryRun(town, csvOf([HEADINGS, ...rows.map((row) => HEADINGS.map((_heading, at) => row[at] ?? ''))]), {}, { kind: 'officials', ...of })
const phone = (at: number): string => `1390099${String(at).padStart(4, '0')}`
const bad = async (importId: string, openid = ADMIN): Promise<unknown[]> =>
  (await town.must('import.rows', { importId, act: 'bad' }, openid)).items.map(({ line, problems }) => [line, ...problems.map(({ label, what }) => `${label ?? '整行'}：${what}`)])
/** Who holds which office, and who is known. */
const standing = async (): Promise<object[]> => [
  ...await town.emulator.database.query("select to_jsonb(m) - 'version' as row from mashangban.memberships m where m.role not in ('company', 'resident') order by m.person_id, m.role, m.place"),
  ...await town.emulator.database.query('select p.id, p.work_name, p.work_phone, p.unit_name, p.phone_masked, p.retired from mashangban.persons p order by p.id'),
]
const officesOf = (name: string): Promise<{ role: string; place: string; unit: string; head: boolean; until: boolean }[]> => town.emulator.database.query(
  'select m.role, m.place, u.name as unit, m.head, m.until is not null as until from mashangban.memberships m join mashangban.persons p on p.id = m.person_id join mashangban.units u on u.id = m.unit_id where p.work_name = $1 order by m.role, m.place', [name])
const MARKET = '区市场监管局'

it('officials are brought in with their offices; the same again changes nothing; all of it is taken back', async () => {
  const before = await standing()
  const sheet = [['云专员', phone(1), '0535-1', '服务专员', MARKET, '初家街道', '', '2030-12-31'], ['云专员', phone(1), '0535-1', '督办员', MARKET, '莱山区'], ['云科员', phone(2), '', '承办单位', MARKET, '', '是'], ['云分办', phone(3), '', '分办员', MARKET, '莱山区']]
  const tried = await dry(sheet)
  expect(await bad(tried.id)).toEqual([])
  expect(tried).toMatchObject({ state: 'ready', acts: { new: 4 } })
  expect(await standing()).toEqual(before)
  expect((await take(town, 'import.apply', tried.id)).acts).toEqual({ new: 4 })
  expect(await officesOf('云专员')).toEqual([{ role: 'officer', place: '370613002', unit: expect.stringContaining(MARKET), head: false, until: true }, { role: 'supervisor', place: DISTRICT, unit: expect.stringContaining(MARKET), head: false, until: false }])
  expect(await officesOf('云科员')).toMatchObject([{ role: 'department', head: true }])
  const stands = await standing()
  const again = await dry(sheet)
  expect(again.acts).toEqual({ same: 4 })
  expect((await dry([['云科员', phone(2), '', '承办单位', MARKET, '', '否']])).changes).toEqual([{ label: '单位负责人', count: 1, example: { name: '云科员', before: '是', after: '否' } }])
  await take(town, 'import.apply', again.id)
  expect(await standing()).toEqual(stands)
  const dump = JSON.stringify(await Promise.all(['persons', 'import_rows', 'imports', 'changes'].map((table) => town.emulator.database.query(`select to_jsonb(t) as t from mashangban.${table} t`))))
  for (const at of [1, 2, 3]) expect(dump).not.toContain(phone(at))
  expect((await take(town, 'import.undo', tried.id)).state).toBe('undone')
  expect(await standing()).toEqual(before)
})

it('in two parts it is what the whole is', async () => {
  const rows = Array.from({ length: 8 }, (_, at) => [`云员${at >> 1}`, phone(100 + (at >> 1)), '', at % 2 === 0 ? '服务专员' : '承办单位', MARKET, at % 2 === 0 ? '初家街道' : ''])
  const whole = await dry(rows)
  await take(town, 'import.apply', whole.id)
  const names = async (): Promise<object[]> => Promise.all([0, 1, 2, 3].map((at) => officesOf(`云员${at}`)))
  const expected = await names()
  expect(expected.flat().length).toBe(8)
  await take(town, 'import.undo', whole.id)
  for (const part of [rows.slice(0, 3), rows.slice(3), rows]) await take(town, 'import.apply', (await dry(part)).id)
  expect(await names()).toEqual(expected)
})

it('what an administrator cannot give is told in the row', async () => {
  await take(town, 'import.apply', (await dry([['云先来', phone(200), '0535-9', '服务专员', MARKET, '初家街道']])).id)
  const tried = await dry([
    ['云甲', phone(201), '', '服务专员', MARKET, '初家街道'], ['云乙', phone(201), '', '督办员', MARKET, '莱山区'],
    ['云丙', phone(202), '', '服务专员', MARKET, '芝罘区'], ['云丁', phone(203), '', '服务专员', '没有的局', '初家街道'], ['云戊', '1390', '', '服务专员', MARKET, '初家街道'], ['云己', phone(204), '', '局长', MARKET, '初家街道'],
    ['云庚', phone(205), '', '服务专员', MARKET, ''], ['云辛', phone(206), '', '服务专员', MARKET, '初家街道', '', '2020-01-01'], ['云后来', phone(200), '', '督办员', MARKET, '莱山区'], ['云丑', phone(207), '', '服务专员', MARKET, '初家街道'], ['云丑', phone(207), '', '服务专员', MARKET, '初家街道'],
  ])
  expect(await bad(tried.id)).toEqual([
    [2, '姓名：同一手机号写了不同的姓名'], [3, '姓名：同一手机号写了不同的姓名'], [4, '负责区域：不在您管的区域里'], [5, '单位：没有这个单位'], [6, '手机号：不是 11 位手机号'], [7, '职务：不认识这个词'],
    [8, '负责区域：没有填'], [9, '任期最后一天：任期最后一天已经过去'], [10, '姓名：这个手机号登记的是别的姓名'], [12, '手机号：和第 11 行是同一个'],
  ])
  expect(tried.acts).toEqual({ bad: 10, new: 1 })
  const other = await dry([['云先来', phone(200), '0535-8', '督办员', MARKET, '莱山区']])
  expect(await bad(other.id)).toEqual([[2, '办公电话：和登记的办公电话不同']])
})

it('nobody gives himself an office, and the last administrator is not taken out by a sheet', async () => {
  // He has proved the number of somebody who was registered.
  await town.emulator.database.query("update mashangban.persons set phone_hash = (select o.phone_hash from mashangban.persons o where o.work_name = '云先来') where work_name = '孙管'")
  expect(await bad((await dry([['孙管', phone(200), '', '督办员', MARKET, '莱山区']])).id)).toEqual([[2, '整行：自己的职务不能由自己增加或延长']])
  const CITY = '370600'
  const first = await dry([['云市管', phone(300), '', '管理员', MARKET, '烟台市']], { openid: CITY_ADMIN, areaId: CITY })
  expect(await bad(first.id, CITY_ADMIN)).toEqual([])
  await take(town, 'import.apply', first.id, CITY_ADMIN)
  // Of those before him one is left, and has an end.
  const [his, other] = [CITY_ADMIN, SECOND_CITY_ADMIN].map((openid) => personIdOf('demo', openid))
  await town.emulator.database.query("delete from mashangban.memberships where role = 'admin' and place = $1 and person_id = $2", [CITY, other])
  await town.emulator.database.query("update mashangban.memberships set until = '2031-01-01T00:00:00Z' where person_id = $1 and role = 'admin' and place = $2", [his, CITY])
  const ending = await dry([['云市管', phone(300), '', '管理员', MARKET, '烟台市', '', '2030-01-01']], { openid: CITY_ADMIN, areaId: CITY })
  expect(await bad(ending.id, CITY_ADMIN)).toEqual([[2, '任期最后一天：这是最后一位管理员']])
  await take(town, 'import.undo', first.id, CITY_ADMIN)
  const { items } = await town.must('import.rows', { importId: first.id, act: 'kept' }, CITY_ADMIN)
  expect(items.map(({ name }) => name)).toEqual(['云市管'])
})

it('an office on which a company hangs by now stays and is listed', async () => {
  const tried = await dry([['云结对', phone(400), '', '服务专员', MARKET, '初家街道'], ['云闲着', phone(401), '', '服务专员', MARKET, '初家街道']])
  await take(town, 'import.apply', tried.id)
  const list = await dryRun(town, csvOf([['企业名称', '统一社会信用代码', '所属街道', '服务专员'], ['云澜有人管', code(700), '初家街道', '云结对']]))
  await take(town, 'import.apply', list.id)
  await take(town, 'import.undo', tried.id)
  const { items } = await town.must('import.rows', { importId: tried.id, act: 'kept' }, ADMIN)
  expect(items.map(({ name }) => name)).toEqual(['云结对'])
  expect([await officesOf('云结对'), await officesOf('云闲着')]).toMatchObject([[{ role: 'officer' }], []])
})

describe('an official who has signed in since', () => {
  const SIGNED_IN = 'o-signed-in-since'
  /** He proves the number that the sheet gave him, and is him. */
  async function join(number: string, openid: string): Promise<string> {
    const { official } = await verify(town, openid, number)
    const { personId } = await town.must('directory.join', { requestId: draw(), personId: official?.personId ?? '' }, openid)
    return personId
  }
  const kept = async (importId: string): Promise<unknown[]> => (await town.must('import.rows', { importId, act: 'kept' }, ADMIN)).items.map(({ name, touchedBy, thingId }) => [name, touchedBy, thingId])

  it('loses the office as the others do, if nobody has touched it', async () => {
    const tried = await dry([['云登录', phone(500), '', '服务专员', MARKET, '初家街道', '', '2030-12-31'], ['云登录', phone(500), '', '督办员', MARKET, '莱山区'], ['云没登', phone(501), '', '服务专员', MARKET, '初家街道']])
    await take(town, 'import.apply', tried.id)
    const personId = await join(phone(500), SIGNED_IN)
    expect((await town.must('directory.me', {}, SIGNED_IN)).memberships).toMatchObject([{ role: 'officer' }, { role: 'supervisor' }])
    expect((await dry([['云登录', phone(500), '', '服务专员', MARKET, '初家街道']])).acts).toEqual({ same: 1 })
    expect((await take(town, 'import.undo', tried.id)).acts.kept).toBeUndefined()
    expect([...await officesOf('云登录'), ...await officesOf('云没登')]).toEqual([])
    expect((await town.must('directory.me', {}, SIGNED_IN)).memberships).toEqual([])
    // His history says so under the name he has now.
    const [last] = await town.emulator.database.query<{ back: boolean; run: string }>(`select h.back, h.run from mashangban.changes h where h.of = 'office' and h.id = $1 order by h.version desc limit 1`, [`${personId}:officer:370613002`])
    expect(last).toEqual({ back: true, run: tried.id })
  })

  it('gets back what a sheet changed of an office he had', async () => {
    await take(town, 'import.apply', (await dry([['云改动', phone(510), '', '承办单位', MARKET, '', '否']])).id)
    const changed = await dry([['云改动', phone(510), '', '承办单位', MARKET, '', '是']])
    await take(town, 'import.apply', changed.id)
    await join(phone(510), 'o-changed-since')
    expect((await take(town, 'import.undo', changed.id)).acts.kept).toBeUndefined()
    expect(await officesOf('云改动')).toMatchObject([{ role: 'department', head: false }])
  })

  it('keeps an office that somebody has touched, or on which a company hangs, and is listed', async () => {
    const tried = await dry([['云留任', phone(520), '', '督办员', MARKET, '莱山区'], ['云有企', phone(521), '', '服务专员', MARKET, '初家街道']])
    await take(town, 'import.apply', tried.id)
    const [touched, busy] = [await join(phone(520), 'o-touched-since'), await join(phone(521), 'o-busy-since')]
    const officeId = `${touched}:supervisor:${DISTRICT}`
    const { version } = await town.must('register.thing', { of: 'office', id: officeId }, ADMIN)
    await town.must('register.saveOffice', { requestId: draw(), id: officeId, seen: version, areaId: DISTRICT, role: 'supervisor', unitId: 'unit-market', name: '云留任', until: '2031-01-01' }, ADMIN)
    const list = await dryRun(town, csvOf([['企业名称', '统一社会信用代码', '所属街道', '服务专员'], ['云澜登录后有人管', code(701), '初家街道', '云有企']]))
    await take(town, 'import.apply', list.id)
    expect((await take(town, 'import.undo', tried.id)).acts).toEqual({ kept: 2 })
    expect(await kept(tried.id)).toEqual([['云留任', '孙管', officeId], ['云有企', '孙管', `${busy}:officer:370613002`]])
    expect([await officesOf('云留任'), await officesOf('云有企')]).toMatchObject([[{ role: 'supervisor', until: true }], [{ role: 'officer' }]])
  })

  it('gets no office under the name he had while a sheet waited', async () => {
    await take(town, 'import.apply', (await dry([['云等着', phone(530), '', '督办员', MARKET, '莱山区']])).id)
    const waiting = await dry([['云等着', phone(530), '', '服务专员', MARKET, '初家街道']])
    await join(phone(530), 'o-while-it-waited')
    expect((await take(town, 'import.apply', waiting.id)).acts).toEqual({ moved: 1 })
    expect(await officesOf('云等着')).toMatchObject([{ role: 'supervisor' }])
  })
})
