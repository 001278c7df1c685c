import fc from 'fast-check'
import { after, type Changes } from '../../../shared/register/changes'
import type { Values } from '../../../shared/register/field'
import { IMPORT_KIND_NAMES, type ImportKind } from '../../../shared/register/import'
import { code, csvOf, dryRun, take } from '../../support/register/sheets'
import { startTown, type TownUnderTest } from '../../support/town'

const RUNS = 3
const COMPANIES = 8

let town: TownUnderTest
beforeAll(async () => {
  town = await startTown()
  // What lists of officers speak of.
  await take(town, 'import.apply', (await dryRun(town, csvOf([['统一社会信用代码', '企业名称', '所属街道'], ...Array.from({ length: COMPANIES }, (_, at) => [code(900 + at), `云澜律${at}有限公司`, '初家街道'])]))).id)
}, 120_000)
afterAll(() => town.stop())

const one = (...words: string[]): fc.Arbitrary<string> => fc.constantFrom(...words)
const at = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most })

/** Of each kind: what a sheet of it may say, and all that it can touch, by what people call it. */
const KINDS: Readonly<Record<ImportKind, { headings: readonly string[]; row: fc.Arbitrary<string[]>; stands: string }>> = {
  companies: {
    headings: ['统一社会信用代码', '企业名称', '所属街道', '地址', '规模', '服务专员', '联系电话'],
    row: fc.tuple(at(5).map((each) => code(800 + each)), one('云澜甲有限公司', '云澜乙有限公司'), one('初家街道', '黄海路街道', '没有的街道'), one('', '示范路 1 号'), one('', '小型', '微型'), one('', '林知远'), one('', '13900001234')),
    stands: `select c.uscc, c.name, c.former_names, c.area_id, c.address, c.size, c.officer_id, c.contact_hashes from mashangban.companies c order by c.uscc`,
  },
  areas: {
    headings: ['区域名称', '级别', '上级区域', '区划代码'],
    // 南社区 may be in two streets. What something is said to lie in is in one: of two that are so called a part may have only one, and know which is meant.
    row: fc.oneof(one('东社区|初家街道', '西社区|黄海路街道', '南社区|初家街道', '南社区|黄海路街道').map((said) => [said.split('|')[0] ?? '', '村社', said.split('|')[1] ?? '', '']), fc.tuple(one('一格', '二格', '三格'), fc.constant('网格'), one('东社区', '西社区', '滨海路街道', '没有'), fc.constant(''))),
    stands: `select (select string_agg(p.name, '/' order by step.n) from unnest(a.path) with ordinality step(id, n) join mashangban.areas p on p.id = step.id) as path, a.level, a.code, a.state from mashangban.areas a order by 1`,
  },
  units: {
    headings: ['单位名称', '所属区域', '单位类型', '对外电话', '承办事项'],
    row: fc.tuple(one('甲站', '乙站', '丙站'), one('初家街道', '黄海路街道', '没有'), one('', '服务站', '大厅'), one('', '1', '2'), one('', '求助')),
    stands: `select u.name, u.area_id, u.kind, u.phone, u.takes, u.state from mashangban.units u order by 1, 2`,
  },
  windows: {
    headings: ['大厅名称', '大厅所在区域', '大厅地址', '窗口号', '窗口名称', '窗口单位'],
    row: fc.tuple(one('律厅', '云厅'), one('初家街道', '初家街道', '黄海路街道', '黄海路街道', '没有'), one('1', '2', '3'), one('企业开办', '社保'), one('区水务局', '区水务局', '区市场监管局', '区市场监管局', '没有的局'))
      .map(([hall, area, number, name, unit]) => [hall, area, hall === '律厅' ? `${area}律路 1 号` : '', number, name, unit]),
    stands: `select h.name as hall, h.area_id, h.address, h.state as hall_state, w.number, w.name, w.unit_id, w.state from mashangban.halls h left join mashangban.windows w on w.hall_id = h.id order by h.name, h.area_id, w.number`,
  },
  officials: {
    headings: ['手机号', '姓名', '职务', '单位', '负责区域', '单位负责人', '任期最后一天'],
    row: fc.tuple(at(3), one('服务专员', '督办员', '承办单位'), one('区水务局', '区市场监管局'), one('初家街道', '莱山区'), one('', '是', '否'), one('', '2099-01-01', '2020-01-01'))
      .map(([who, role, unit, area, head, until]) => [`1390077${String(who).padStart(4, '0')}`, `云律${who}`, role, unit, area, head, until]),
    stands: `select p.work_name, p.work_phone, p.phone_masked, p.retired, m.role, m.place, m.area_id, m.unit_id, m.head, m.until from mashangban.persons p left join mashangban.memberships m on m.person_id = p.id order by p.work_name, p.id, m.role, m.place`,
  },
  assignments: {
    headings: ['统一社会信用代码', '企业名称', '服务专员', '角色/身份'],
    row: fc.tuple(at(COMPANIES / 2), fc.boolean(), one('林知远', '周念', '唐果', '没有的人'), one('', '主办专员', '副专员', '联系领导', '联系领导'))
      .map(([which, byCode, officer, rank]) => [byCode ? code(900 + which) : '', byCode ? '' : `云澜律${which}有限公司`, officer, rank]),
    stands: `select c.uscc, c.officer_id, array(select p.rank || p.person_id from mashangban.pairings p where p.company_id = c.id order by 1) as besides from mashangban.companies c order by c.uscc`,
  },
}

/** Ids that are drawn anew each time are told apart by nothing. */
const standing = async (kind: ImportKind): Promise<object[]> => town.emulator.database.query(KINDS[kind].stands)

/** Each change of what an import touched begins with what the ones before it came to. */
async function histories(importId: string): Promise<void> {
  for (const { of, id } of await town.emulator.database.query<{ of: string; id: string }>('select distinct h.of, h.id from mashangban.changes h where h.run = $1', [importId])) {
    let known: Values = {}
    for (const { what } of await town.emulator.database.query<{ what: Changes }>('select h.what from mashangban.changes h where h.of = $1 and h.id = $2 order by h.version', [of, id])) {
      for (const [field, [was]] of Object.entries(what)) if (field in known && was !== null) expect(was).toEqual(known[field])
      known = { ...known, ...after(what) }
    }
  }
}

test.each(IMPORT_KIND_NAMES)('%s: twice is once, in two parts is whole, taken back is as before, and the history says so', async (kind) => {
  const { headings, row } = KINDS[kind]
  let written = 0
  const dry = (rows: readonly (readonly string[])[]) => dryRun(town, csvOf([headings, ...rows]), {}, { kind })
  const apply = async (rows: readonly (readonly string[])[]): Promise<string> => {
    const { id, acts, state } = await dry(rows)
    expect(state).toBe('ready')
    written += (acts.new ?? 0) + (acts.changed ?? 0)
    expect((await take(town, 'import.apply', id)).acts).toEqual(acts)
    return id
  }
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 3, maxLength: 8 }), fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), async (rows, isEarly) => {
    const before = await standing(kind)
    const whole = await apply(rows)
    expect(await dry(rows)).toMatchObject({ acts: expect.not.objectContaining({ new: expect.anything() }), changes: [] })
    await histories(whole)
    expect((await take(town, 'import.undo', whole)).acts.kept).toBeUndefined()
    expect(await standing(kind)).toEqual(before)
    // A row that names a thing again is bad in one sheet, and a correction in another: parts of a sheet have none.
    const firsts = rows.filter((each, place) => rows.findIndex((other) => nameIn(kind, other) === nameIn(kind, each)) === place)
    const only = await apply(firsts)
    const expected = await standing(kind)
    await take(town, 'import.undo', only)
    // What an import has touched another can take back no more: lines of one thing stay together.
    const things = [...new Set(firsts.map((each) => thingIn(kind, each)))]
    const first = things.filter((_each, place) => isEarly[place])
    const [early, late] = [firsts.filter((each) => first.includes(thingIn(kind, each))), firsts.filter((each) => !first.includes(thingIn(kind, each)))]
    const parts: string[] = []
    // What lies in an area of the second part comes with the first one once more.
    for (const part of [early, late, early]) if (part.length > 0) parts.push(await apply(part))
    expect(await standing(kind)).toEqual(expected)
    for (const part of parts.reverse()) expect((await take(town, 'import.undo', part)).acts.kept).toBeUndefined()
    expect(await standing(kind)).toEqual(before)
  }), { numRuns: RUNS })
  expect(written).toBeGreaterThan(RUNS)
}, 240_000)

/** Of which thing a row is: of one company several may be. */
const thingIn = (kind: ImportKind, row: readonly string[]): string => (kind === 'assignments' ? nameIn(kind, row).split('|')[0] ?? '' : nameIn(kind, row))

/** What a row is about, as a sheet tells it. */
function nameIn(kind: ImportKind, [first = '', second = '', third = '', fourth = '', fifth = '']: readonly string[]): string {
  switch (kind) {
    case 'companies': return first
    case 'areas': return `${first}|${third}`
    case 'units': return `${first}|${second}`
    case 'windows': return `${first}|${second}|${fourth}`
    case 'officials': return `${first}|${third}|${third === '承办单位' ? fourth : fifth}`
    // Of a company the same rank, or the same leader.
    case 'assignments': return `${first === '' ? second : `云澜律${Number(first.slice(12, 17)) - 900}有限公司`}|${fourth === '联系领导' ? third : fourth === '' ? '主办专员' : fourth}`
  }
}
