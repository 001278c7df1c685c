import { AREAS_FILE } from '../../../cloudfunctions/import/export/areas'
import type { InputOf } from '../../../shared/api'
import { toInstant } from '../../../shared/kernel/instant'
import { watch, type Watched } from '../../plans/watched'
import { exported, fileOf } from '../../support/register/exports'
import { code, DISTRICT } from '../../support/register/sheets'
import { ADMIN, draw, OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_MEMBER } from '../../support/town'
import { WATER_HEAD } from '../../support/townspeople'

const BOMB = '=HYPERLINK("http://x")'

let town: TownUnderTest
let watched: Watched
beforeAll(async () => {
  town = await startTown()
  watched = watch(town.emulator.environment, { before: async () => undefined, after: () => undefined })
}, 120_000)
afterAll(async () => {
  await watched.close()
  await town.stop()
})

const now = (): string => toInstant(town.emulator.clock.now())
const refusal = async (list: InputOf<'export.begin'>['list'], openid: string): Promise<string> => {
  const reply = await town.call('export.begin', { requestId: draw(), list }, openid)
  return reply.ok ? 'ok' : reply.error.code
}

it('areas are written with all that lies below and closed ones, page by page; nobody else’s', async () => {
  const { area, below } = await town.must('register.tree', { areaId: DISTRICT }, ADMIN)
  const shown = await exported(town, { of: 'areas', areaId: DISTRICT })
  expect(shown).toMatchObject({ words: '莱山区和下面的各级' })
  const { 区域名单: [, headings, ...rows] = [] } = await fileOf(shown)
  expect(headings).toEqual(['区域名称', '级别', '上级区域', '区划代码', '状态', '下级区域', '在营企业', '单位'])
  expect(rows[0]).toEqual([area.name, '区县', expect.any(String), area.code ?? '', '启用', String(area.areas), String(area.companies), String(area.units)])
  for (const { name, companies } of below) expect(rows).toContainEqual(expect.arrayContaining([name, area.name, String(companies)]))
  const [{ personId: adminId = '' } = {}] = (await town.surface<{ openid: string; personId: string }[]>('personas')).filter(({ openid }) => openid === ADMIN)
  const one = (after: string | null) => AREAS_FILE.batch({ of: 'areas', areaId: DISTRICT }, after, { action: 'export.work', now: now(), ports: watched.ports, caller: { personId: adminId } }, 1)
  expect(await one(null)).toMatchObject({ ok: true, value: { rows: [rows[0]], next: DISTRICT } })
  expect(await one(DISTRICT)).toMatchObject({ ok: true, value: { rows: [rows[1]] } })
  expect(await Promise.all([refusal({ of: 'areas', areaId: DISTRICT }, SUPERVISOR), refusal({ of: 'areas', areaId: '370602' }, ADMIN), refusal({ of: 'areas', areaId: DISTRICT }, OWNER), refusal({ of: 'areas', areaId: 'nowhere' }, ADMIN)])).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', expect.stringMatching(/NOT_ALLOWED|AREA_NOT_FOUND/)])
})

it('what was changed of a thing is written a line a field, with who and which import; a sealed field says only that it changed', async () => {
  const uscc = code(24)
  const contact = { name: '王示例', phone: '13900005024' }
  const { companyId } = await town.must('register.saveCompany', { requestId: draw(), companyId: null, uscc, name: '历史试验企业', areaId: '370613001', address: '甲路', contact }, ADMIN)
  await town.must('register.saveCompany', { requestId: draw(), companyId, seen: 1, uscc, name: '历史试验企业', areaId: '370613001', address: BOMB, contact: { name: '李示例', phone: '13900005025' } }, ADMIN)
  const list = { of: 'changes', areaId: DISTRICT, thing: 'company', id: companyId } as const
  const shown = await exported(town, list)
  expect(shown).toMatchObject({ words: '企业历史试验企业' })
  const { 变更历史: [, headings, ...rows] = [] } = await fileOf(shown)
  expect(headings).toEqual(['时间', '第几次', '谁', '来自哪个导入', '做了什么', '哪一项', '原来', '现在'])
  expect(rows.filter(([, nth]) => nth === '2').map((row) => row.slice(2)).sort()).toEqual([['孙管', '', '更正', '地址', '甲路', BOMB], ['孙管', '', '更正', '联系人', '内容加密', '内容加密']].sort())
  expect(rows.some(([, nth, , , what]) => nth === '1' && what === '登记')).toBe(true)
  expect(JSON.stringify(rows)).not.toMatch(/示例.*1390000|13900005/)
  expect(await Promise.all([refusal(list, SUPERVISOR), refusal({ ...list, areaId: '370602' }, ADMIN), refusal(list, OWNER)])).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED'])
  // What lies elsewhere is not had by naming one's own area.
  const elsewhere = await refusal({ ...list, thing: 'area', id: '370602' }, ADMIN)
  expect([elsewhere, await refusal({ ...list, id: 'none' }, ADMIN)]).toEqual(['NOT_ALLOWED', 'THING_NOT_FOUND'])
})

it('hand-overs are written to the first one: an administrator’s of his area, of a unit by whoever leads it', async () => {
  const list = { of: 'handovers', areaId: DISTRICT } as const
  const past = (nth: number) => ({ id: `ho-${nth}`, area_id: DISTRICT, unit_id: null, from_id: 'p-gone', receivers: [], companies: {}, cases: [], moved: {}, person_id: 'p-gone', made_at: `2026-01-0${1 + (nth % 9)}T01:00:00.000Z` })
  await town.insert('handovers', Array.from({ length: 12 }, (_, nth) => past(nth)))
  expect((await town.must('handover.list', { areaId: DISTRICT }, ADMIN)).items).toHaveLength(10)
  const shown = await exported(town, list)
  expect(shown).toMatchObject({ rows: 12, words: '莱山区' })
  const { 交接记录: [, headings, ...rows] = [] } = await fileOf(shown)
  expect(headings?.slice(0, 4)).toEqual(['时间', '交接谁的工作', '谁办的', '交给谁'])
  expect(rows.map(([at]) => at)).toEqual([...rows.map(([at]) => at)].sort().reverse())
  expect((await exported(town, { of: 'handovers', unitId: 'unit-water' }, WATER_HEAD)).rows).toBe(0)
  expect(await Promise.all([
    refusal(list, SUPERVISOR), refusal({ of: 'handovers', areaId: '370602' }, ADMIN), refusal({ of: 'handovers', unitId: 'unit-water' }, WATER_MEMBER), refusal({ of: 'handovers', unitId: 'unit-market' }, WATER_HEAD), refusal(list, OWNER),
  ])).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'HANDOVER_NOT_HEAD', 'NOT_ALLOWED', 'NOT_ALLOWED'])
  expect(await refusal({ of: 'handovers' }, ADMIN)).not.toBe('ok')
})
