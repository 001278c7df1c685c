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
