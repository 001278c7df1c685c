import type { InputOf } from '../../../shared/api'
import type { ImportKind } from '../../../shared/register/import'
import { ADMIN, CITY_ADMIN, csvOf, DISTRICT, dryRun, take } from '../../support/register/sheets'
import { draw, startTown, type TownUnderTest } from '../../support/town'
import { OWNER } from '../../support/townspeople'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const AREAS = ['区域名称', '级别', '上级区域', '区划代码']
const UNITS = ['单位名称', '所属区域', '单位类型', '电话', '承办事项']
const all = (table: string): Promise<object[]> => town.emulator.database.query(`select to_jsonb(t) - 'version' as t from mashangban.${table} t order by t.id`)
const dry = (kind: ImportKind, rows: readonly (readonly string[])[]) => dryRun(town, csvOf(rows), {}, { kind })
const bad = async (importId: string): Promise<unknown[]> => (await town.must('import.rows', { importId, act: 'bad' }, ADMIN)).items.map(({ line, problems }) => [line, ...problems.map(({ label, what, remedy }) => `${label}：${what}，${remedy}`)])

it('areas are made from the top down, wherever they stand in the sheet, and taken back as a whole', async () => {
  const before = await all('areas')
  const sheet = [AREAS, ['一号网格', '网格', '云澜社区', ''], ['二号网格', '网格', '莱山区初家街道云澜社区', ''], ['云澜社区', '村社', '初家街道', '370613002001'], ['三号网格', '网格', '初家街道', '']]
  const tried = await dry('areas', sheet)
  expect(tried).toMatchObject({ state: 'ready', kind: 'areas', acts: { new: 4 } })
  expect(await all('areas')).toEqual(before)
  await take(town, 'import.apply', tried.id)
  const made = await town.emulator.database.query<{ name: string; level: string; path: string[]; code: string | null }>("select a.name, a.level, a.code, (select array_agg(p.name order by step.n) from unnest(a.path) with ordinality step(id, n) join mashangban.areas p on p.id = step.id) as path from mashangban.areas a where a.id like 'ar-%' order by a.name")
  expect(made.map(({ name, path, code }) => [name, path.slice(0, 3), code])).toEqual([
    ['一号网格', ['一号网格', '云澜社区', '初家街道'], null], ['三号网格', ['三号网格', '初家街道', '莱山区'], null],
    ['二号网格', ['二号网格', '云澜社区', '初家街道'], null], ['云澜社区', ['云澜社区', '初家街道', '莱山区'], '370613002001'],
  ].sort())
  const stands = await all('areas')
  const again = await dry('areas', sheet)
  expect(again.acts).toEqual({ same: 4 })
  await take(town, 'import.apply', again.id)
  expect(await all('areas')).toEqual(stands)
  expect((await take(town, 'import.undo', tried.id)).state).toBe('undone')
  expect(await all('areas')).toEqual(before)
})

it('an area in which something is by now stays with all that it lies in', async () => {
  const tried = await dry('areas', [AREAS, ['四号网格', '网格', '海风社区', ''], ['五号网格', '网格', '海风社区', ''], ['海风社区', '村社', '初家街道', '']])
  await take(town, 'import.apply', tried.id)
  const [grid] = await town.emulator.database.query<{ id: string }>("select a.id from mashangban.areas a where a.name = '四号网格'")
  await town.must('register.saveUnit', { requestId: draw(), id: null, areaId: grid?.id ?? '', name: '网格站', kind: 'station' }, ADMIN)
  await take(town, 'import.undo', tried.id)
  const { items } = await town.must('import.rows', { importId: tried.id, act: 'kept' }, ADMIN)
  expect(items.map(({ name }) => name).sort()).toEqual(['四号网格', '海风社区'])
  expect((await town.emulator.database.query("select a.name from mashangban.areas a where a.id like 'ar-%'")).length).toBe(2)
})

it('whatever lies in an area keeps it, also what has ended; only an empty one goes', async () => {
  const { query } = town.emulator.database
  const held = ['有企业', '企业已注销', '有在办', '有办结', '有人员']
  const tried = await dry('areas', [AREAS, ...[...held, '空着'].map((name) => [name, '网格', '初家街道', ''])])
  await take(town, 'import.apply', tried.id)
  const idOf = new Map((await query<{ id: string; name: string }>("select a.id, a.name from mashangban.areas a where a.id like 'ar-%'")).map(({ id, name }) => [name, id] as const))
  const copy = (table: string, more: object, where = 'true') => query(`insert into mashangban.${table} select (jsonb_populate_record(t, $1::jsonb)).* from mashangban.${table} t where ${where} limit 1`, [JSON.stringify(more)])
  for (const [name, state] of [['有企业', 'operating'], ['企业已注销', 'closed']] as const) await copy('companies', { id: `co-${state}`, uscc: state, area_id: idOf.get(name), state })
  const { caseId } = await town.must('case.file', { requestId: draw(), companyId: 'company-1', kind: 'help', text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾' } }, OWNER)
  await copy('lies_in', { area: idOf.get('有在办') }, `t.id = '${caseId}'`)
  await copy('lies_in', { area: idOf.get('有办结'), box: 'done', closed_at: '2026-11-25T01:00:00Z' }, `t.id = '${caseId}'`)
  await copy('memberships', { place: idOf.get('有人员'), area_id: idOf.get('有人员') }, "t.role = 'officer'")
  await take(town, 'import.undo', tried.id)
  const { items } = await town.must('import.rows', { importId: tried.id, act: 'kept' }, ADMIN)
  expect(items.map(({ name }) => name).sort()).toEqual(held.sort())
})

it('what an area cannot be is told in the row', async () => {
  const tried = await dry('areas', [
    AREAS, ['甲网格', '网格', '没有的社区', ''], ['乙', '区县', '初家街道', ''], ['丙', '村社', '芝罘区', ''], ['丁', '', '初家街道', ''], ['戊网格', '网格', '丁', ''], ['己网格', '网格', '初家街道', '甲1'], ['庚网格', '网格', '初家街道', ''], ['庚网格', '网格', '初家街道', ''],
    ['辛', '区县', '烟台市', ''], ['壬网格', '网格', '黄海路街道', ''],
  ])
  expect(await bad(tried.id)).toEqual([
    [2, expect.stringMatching(/^上级区域：没有这个区域/)], [3, '级别：级别应比上级区域低，改级别，或换上级区域'], [4, '上级区域：不在您管的区域里，请管那里的管理员导入'], [5, '级别：没有填，补上再导入'],
    [6, expect.stringMatching(/^上级区域：没有这个区域/)], [7, expect.stringMatching(/^区划代码：应全是数字/)], [9, '区域名称：和第 8 行是同一个，留一行'], [10, '上级区域：不在您管的区域里，请管那里的管理员导入'],
  ])
  expect(tried.acts).toEqual({ bad: 8, new: 2 })
})

it('an area that is there is renamed by its code, and moved by no sheet', async () => {
  await town.emulator.database.query("update mashangban.areas set code = '370613002' where id = '370613002'")
  const renamed = await dry('areas', [AREAS, ['初家新街道', '镇街', '莱山区', '370613002']])
  expect(renamed).toMatchObject({ acts: { changed: 1 }, changes: [{ label: '区域名称', example: { before: '初家街道', after: '初家新街道' } }] })
  await take(town, 'import.apply', renamed.id)
  expect((await dry('areas', [AREAS, ['初家街道', '村社', '黄海路街道', '370613002']])).acts).toEqual({ bad: 1 })
  await take(town, 'import.undo', renamed.id)
  expect((await town.emulator.database.query<{ name: string }>("select a.name from mashangban.areas a where a.id = '370613002'"))[0]?.name).toBe('初家街道')
})

it('units are brought in by area and name; twice is once; one with people stays when it is taken back', async () => {
  const before = await all('units')
  const sheet = [UNITS, ['云澜服务站', '初家街道', '服务站', '0535-6001', ''], ['莱山云澜局', '莱山区', '', '', '求助、政策咨询'], ['芝罘的局', '芝罘区', '部门', '', ''], ['某站', '初家街道', '站', '', '']]
  const tried = await dry('units', [UNITS, ...sheet.slice(1).map((row, at) => (at === 1 ? [...row.slice(0, 4), ''] : row))])
  expect(tried.acts).toEqual({ new: 2, bad: 2 })
  await take(town, 'import.apply', tried.id)
  expect((await dry('units', [UNITS, ...sheet.slice(1, 2)])).acts).toEqual({ same: 1 })
  const changed = await dry('units', [UNITS, ['云澜服务站', '初家街道', '大厅', '0535-6002', '']])
  expect(changed.changes.map(({ label, example }) => [label, example?.before, example?.after]).sort()).toEqual([['单位类型', '服务站', '大厅'], ['对外电话', '0535-6001', '0535-6002']])
  await take(town, 'import.apply', changed.id)
  await take(town, 'import.undo', changed.id)
  expect((await dry('units', [UNITS, ...sheet.slice(1, 2)])).acts).toEqual({ same: 1 })
  const [station] = await town.emulator.database.query<{ id: string }>("select u.id from mashangban.units u where u.name = '莱山云澜局'")
  await town.must('register.saveOffice', { requestId: draw(), id: null, areaId: DISTRICT, role: 'department', unitId: station?.id ?? '', name: '云试', phone: '13900007001' }, ADMIN)
  await take(town, 'import.undo', tried.id)
  // The station has been changed and changed back since.
  const { items } = await town.must('import.rows', { importId: tried.id, act: 'kept' }, ADMIN)
  expect(items.map(({ name }) => name).sort()).toEqual(['云澜服务站', '莱山云澜局'])
  expect((await all('units')).length).toBe(before.length + 2)
})

it('an area or unit that somebody has made meanwhile is not made twice', async () => {
  const [areas, units] = [await dry('areas', [AREAS, ['六号网格', '网格', '初家街道', ''], ['七号网格', '网格', '初家街道', ''], ['八号网格', '网格', '初家街道', '370613002801']]), await dry('units', [UNITS, ['六号站', '初家街道', '', '', '']])]
  await town.must('register.saveArea', { requestId: draw(), id: null, areaId: '370613002', name: '六号网格', level: 'grid' }, CITY_ADMIN)
  await town.must('register.saveArea', { requestId: draw(), id: null, areaId: '370613002', name: '另一网格', level: 'grid', code: '370613002801' }, CITY_ADMIN)
  await town.must('register.saveUnit', { requestId: draw(), id: null, areaId: '370613002', name: '六号站', kind: 'station' }, CITY_ADMIN)
  expect((await take(town, 'import.apply', areas.id)).acts).toEqual({ new: 1, moved: 2 })
  expect((await take(town, 'import.apply', units.id)).acts).toEqual({ moved: 1 })
})

describe('windows', () => {
  const WINDOWS = ['大厅名称', '大厅所在区域', '大厅地址', '窗口号', '窗口名称', '窗口单位']
  const [MARKET, WATER] = ['区市场监管局', '区水务局']
  const whole = async (): Promise<object[]> => [...await all('halls'), ...await all('windows')]
  const windowsOf = (hall: string): Promise<object[]> => town.emulator.database.query(
    'select h.address, w.number, w.name, u.name as unit from mashangban.halls h join mashangban.windows w on w.hall_id = h.id join mashangban.units u on u.id = w.unit_id where h.name = $1 order by w.number', [hall])
  const hallsOf = (name: string): Promise<{ id: string; address: string }[]> => town.emulator.database.query('select h.id, h.address from mashangban.halls h where h.name = $1', [name])
  const kept = async (importId: string): Promise<unknown[]> => (await town.must('import.rows', { importId, act: 'kept' }, ADMIN)).items.map(({ name, touchedBy }) => [name, touchedBy])
  const windowId = async (name: string): Promise<string> => (await town.emulator.database.query<{ id: string }>('select w.id from mashangban.windows w where w.name = $1', [name]))[0]?.id ?? ''
  const byHand = (over: object) => town.must('register.saveWindow', { requestId: draw(), id: null, areaId: '370613002', hallAddress: '', unitId: 'unit-market', ...over } as InputOf<'register.saveWindow'>, ADMIN)

  it('are made with their hall, which is made once however many name it; twice is once; all is taken back', async () => {
    const before = await whole()
    const rows = Array.from({ length: 10 }, (_, at) => ['云澜大厅', '初家街道', at === 3 ? '示范路 8 号' : '', String(at + 1), `云窗${at + 1}`, at % 2 === 0 ? MARKET : WATER])
    const sheet = [WINDOWS, ...rows, ['云澜大厅', '黄海路街道', '', '1', '云窗外', MARKET]]
    const tried = await dry('windows', sheet)
    expect(tried).toMatchObject({ state: 'ready', acts: { new: 11 } })
    expect(await whole()).toEqual(before)
    await take(town, 'import.apply', tried.id)
    expect((await hallsOf('云澜大厅')).map(({ address }) => address).sort()).toEqual(['', '示范路 8 号'])
    expect((await windowsOf('云澜大厅')).length).toBe(11)
    const { items: [history] } = await town.must('register.changes', { of: 'hall', id: (await hallsOf('云澜大厅'))[0]?.id ?? '' }, ADMIN)
    expect(history).toMatchObject({ importId: tried.id, created: true, back: false })
    const stands = await whole()
    const again = await dry('windows', sheet)
    expect(again.acts).toEqual({ same: 11 })
    await take(town, 'import.apply', again.id)
    expect(await whole()).toEqual(stands)
    const changed = await dry('windows', [WINDOWS, ['云澜大厅', '初家街道', '', '1', '云窗新名', WATER], ['云澜大厅', '黄海路街道', '示范路 9 号', '1', '', '']])
    expect(changed.acts).toEqual({ changed: 2 })
    expect(changed.changes.map(({ label, example }) => [label, example?.before, example?.after]).sort()).toEqual([['大厅地址', null, '示范路 9 号'], ['窗口单位', MARKET, WATER], ['窗口名称', '云窗1', '云窗新名']])
    await take(town, 'import.apply', changed.id)
    expect((await hallsOf('云澜大厅')).map(({ address }) => address).sort()).toEqual(['示范路 8 号', '示范路 9 号'])
    for (const [importId, then] of [[changed.id, stands], [tried.id, before]] as const) {
      const undone = await take(town, 'import.undo', importId)
      // The windows of the first import that the second has changed and changed back bear another version.
      expect(await kept(importId)).toEqual(importId === tried.id ? [['云窗1', '孙管'], ['云窗外', '孙管']] : [])
      expect(undone.state).toBe('undone')
      if (then === stands) expect(await whole()).toEqual(then)
    }
  })

  it('go back without what is used by now: a code, a rating, another window in the hall, a hall that somebody has corrected', async () => {
    const before = await whole()
    const row = (hall: string, number: string, name: string): string[] => [hall, '初家街道', '', number, name, MARKET]
    const tried = await dry('windows', [WINDOWS, row('甲厅', '1', '有码'), row('甲厅', '2', '没用'), row('乙厅', '1', '评过'), row('丙厅', '1', '丙一'), row('丙厅', '2', '丙二'), row('丁厅', '1', '丁一'), row('戊厅', '1', '戊一')])
    expect(tried.acts).toEqual({ new: 7 })
    await take(town, 'import.apply', tried.id)
    await town.insert('codes', [{ code_id: 'kept-window', of: 'window', id: await windowId('有码'), revision: 1, short_code: null, status: 'active', issued_at: '2026-11-27T00:00:00Z' }])
    await town.insert('ratings', [{ rating_id: 'kept-rating', of: 'window', id: await windowId('评过'), rater: 'r', level: 5, bad: false, reasons: [], at: '2026-11-27T00:00:00Z', receipt: 'r' }])
    await byHand({ hallName: '丙厅', number: '3', name: '手登' })
    await byHand({ id: await windowId('丁一'), seen: 1, hallName: '丁厅', hallAddress: '改过的地址', number: '1', name: '丁一' })
    expect((await take(town, 'import.undo', tried.id)).acts).toEqual({ new: 3, kept: 4 })
    expect(await kept(tried.id)).toEqual([['有码', '孙管'], ['评过', '孙管'], ['丙一', '孙管'], ['丁一', '孙管']])
    const left = (await whole()).filter((each) => !before.some((other) => JSON.stringify(other) === JSON.stringify(each))).map((each) => (each as { t: { name: string } }).t.name).sort()
    expect(left).toEqual(['丁厅', '丙厅', '乙厅', '手登', '有码', '甲厅', '评过'].sort())
  })

  it('what a window cannot be is told in the row', async () => {
    for (const hallName of ['有址厅', '也有址厅']) await byHand({ hallName, hallAddress: '真的地址', number: '1', name: '原来的' })
    const tried = await dry('windows', [
      WINDOWS, ['有址厅', '初家街道', '别的地址', '2', '甲', MARKET], ['也有址厅', '初家街道', '真的地址', '3', '乙', MARKET], ['两址厅', '初家街道', '一处', '1', '丙', MARKET], ['两址厅', '初家街道', '另一处', '2', '丁', MARKET], ['两址厅', '初家街道', '', '3', '戊', MARKET],
      ['己厅', '芝罘区', '', '1', '己', MARKET], ['庚厅', '初家街道', '', '1', '庚', '没有的局'], ['辛厅', '初家街道', '', '', '辛', MARKET], ['壬厅', '初家街道', '', '1', '', MARKET], ['癸厅', '初家街道', '', '1', '癸', MARKET], ['癸厅', '初家街道', '', '1', '癸', MARKET],
    ])
    expect(await bad(tried.id)).toEqual([
      [2, '大厅地址：和登记的大厅地址不同，空着，或在窗口页面改'], [4, '大厅地址：同一大厅写了不同的地址，对照实际地址改'], [5, '大厅地址：同一大厅写了不同的地址，对照实际地址改'], [7, '大厅所在区域：不在您管的区域里，请管那里的管理员导入'],
      [8, expect.stringMatching(/^窗口单位：没有这个单位/)], [9, '窗口号：没有填，补上再导入'], [10, '窗口名称：没有填，补上再导入'], [12, '大厅名称：和第 11 行是同一个，留一行'],
    ])
    expect(tried.acts).toEqual({ bad: 8, new: 3 })
  })

  it('a hall or an address that somebody has registered meanwhile is left to him', async () => {
    await byHand({ hallName: '无址厅', number: '1', name: '无址一' })
    const made = await dry('windows', [WINDOWS, ['同时厅', '初家街道', '', '1', '同时', MARKET]])
    const filled = await dry('windows', [WINDOWS, ['无址厅', '初家街道', '表里的地址', '1', '', '']])
    expect([made.acts, filled.acts]).toEqual([{ new: 1 }, { changed: 1 }])
    await byHand({ hallName: '同时厅', number: '7', name: '手登的' })
    await byHand({ id: await windowId('无址一'), seen: 1, hallName: '无址厅', hallAddress: '手登的地址', number: '1', name: '无址一' })
    expect((await take(town, 'import.apply', made.id)).acts).toEqual({ moved: 1 })
    expect((await take(town, 'import.apply', filled.id)).acts).toEqual({ moved: 1 })
    expect((await hallsOf('同时厅')).length).toBe(1)
    expect(await hallsOf('无址厅')).toMatchObject([{ address: '手登的地址' }])
  })
})
