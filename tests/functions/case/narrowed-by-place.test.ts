import type { InputOf, OutputOf } from '../../../shared/api'
import { wholeList } from '../../support/cases/whole-list'
import { DISPATCHER, OFFICER, OTHER_OWNER, OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_MEMBER } from '../../support/town'

type Asked = InputOf<'case.list'>
type Row = OutputOf<'case.list'>['items'][number]

const DISTRICT = '370613'
const SUPERVISED = { of: 'supervise', areaId: DISTRICT } as const
let town: TownUnderTest
let streetOf: Readonly<Record<string, string>>
beforeAll(async () => {
  town = await startTown()
  for (let at = 0; at < 12; at++) {
    const [openid, companyId] = at % 3 === 0 ? [OTHER_OWNER, 'company-2'] : [OWNER, 'company-1']
    await town.file({ companyId, kind: at % 2 === 0 ? 'help' : 'consult', matter: at % 4 === 0 ? 'water' : 'transport', text: `第 ${at} 件，厂里的事情请帮忙看看` }, openid)
  }
  await town.file({ kind: 'complain', text: '反映办事的人不回电话，请查一查' })
  const rows = await town.emulator.database.query<{ id: string; area_id: string }>('select id, area_id from mashangban.cases')
  streetOf = Object.fromEntries(rows.map(({ id, area_id }) => [id, area_id]))
}, 120_000)
afterAll(() => town.stop())

const walked = (asked: Omit<Asked, 'cursor' | 'limit'>, openid: string, limit?: number): Promise<Row[]> => wholeList(town, asked, openid, limit)
const ids = (rows: readonly Row[]) => rows.map(({ id }) => id)

test.each([[SUPERVISED, SUPERVISOR], [{ of: 'area', areaId: DISTRICT }, DISPATCHER], [{ of: 'pool', areaId: DISTRICT }, DISPATCHER]] as const)('%j by street: what lies there, in any length of page, with true counts, searched and narrowed further', async (tab, openid) => {
  const { areas } = await town.must('directory.area', { areaId: DISTRICT }, openid)
  const whole = await walked({ tab, box: 'open' }, openid)
  let some = 0
  for (const { id: area } of areas) {
    const meant = whole.filter(({ id }) => streetOf[id] === area)
    for (const limit of [1, 50]) expect(ids(await walked({ tab, box: 'open', filters: { area } }, openid, limit))).toEqual(ids(meant))
    const { counts, parts } = await town.must('case.list', { tab, box: 'open', filters: { area }, parts: true }, openid)
    expect([counts?.open, parts?.unclaimed]).toEqual([meant.length, meant.filter(({ holder }) => holder.handlerName === null).length])
    expect(ids(await walked({ tab, box: 'open', filters: { area, kind: 'help' } }, openid, 2))).toEqual(ids(meant.filter(({ kind }) => kind === 'help')))
    expect(ids(await walked({ tab, box: 'open', search: '厂里的事情', filters: { area } }, openid)).sort()).toEqual(ids(meant.filter(({ kind }) => kind !== 'complain')).sort())
    some += meant.length
  }
  expect(some).toBe(whole.length)
})

test('the whole area is its own street too, and a list of one street alone is not cut', async () => {
  expect(ids(await walked({ tab: SUPERVISED, box: 'open', filters: { area: DISTRICT } }, SUPERVISOR))).toEqual(ids(await walked({ tab: SUPERVISED, box: 'open' }, SUPERVISOR)))
  expect((await town.must('case.list', { tab: SUPERVISED, box: 'open', filters: { area: DISTRICT } }, SUPERVISOR)).looked).toBeUndefined()
})

test('by unit: what it has at this moment, also after it was sent on', async () => {
  const { units } = await town.must('directory.area', { areaId: DISTRICT }, SUPERVISOR)
  expect(units).toContainEqual({ id: 'unit-water', name: '区水务局' })
  const has = async (unit: string) => ids(await walked({ tab: SUPERVISED, box: 'open', filters: { unit } }, SUPERVISOR, 2))
  const whole = await walked({ tab: SUPERVISED, box: 'open' }, SUPERVISOR)
  for (const { id, name } of units) expect([name, await has(id)]).toEqual([name, ids(whole.filter(({ holder }) => holder.unitName === name))])
  const [moved = ''] = await has('unit-water')
  await town.act('case.transfer', moved, WATER_MEMBER, { unitId: 'unit-transport', text: '这件归交通运输局' }).catch(async () => {
    await town.act('case.claim', moved, WATER_MEMBER)
    await town.act('case.transfer', moved, WATER_MEMBER, { unitId: 'unit-transport', text: '这件归交通运输局' })
  })
  expect(await has('unit-water')).not.toContain(moved)
  expect(await has('unit-transport')).toContain(moved)
})

test.each([
  [SUPERVISED, SUPERVISOR, { area: '370602001' }], [SUPERVISED, SUPERVISOR, { area: '370600' }], [SUPERVISED, SUPERVISOR, { area: 'nowhere' }],
  [SUPERVISED, SUPERVISOR, { unit: 'unit-centre-370602' }], [SUPERVISED, SUPERVISOR, { unit: 'unit-nowhere' }],
  [{ of: 'pool', areaId: DISTRICT }, DISPATCHER, { area: '370602001' }], [{ of: 'pool', areaId: DISTRICT }, DISPATCHER, { unit: 'unit-nowhere' }],
  [{ of: 'mine' }, OFFICER, { area: '370613001' }], [{ of: 'unit', unitId: 'unit-water' }, WATER_MEMBER, { unit: 'unit-water' }],
  [{ of: 'supervise', areaId: '370602' }, SUPERVISOR, { area: '370602001' }],
] as const)('%j by a place that is none of it is refused as a list of others is: %s %j', async (tab, openid, filters) => {
  for (const search of ['', '厂里的事情']) {
    expect(await town.call('case.list', { tab, box: 'open', filters, ...(search === '' ? {} : { search }) }, openid)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  }
})

test('the names of a place are told to who has its list, and to nobody else', async () => {
  const { areas, units } = await town.must('directory.area', { areaId: DISTRICT }, SUPERVISOR)
  expect(areas.map(({ name }) => name)).toEqual(['黄海路街道', '初家街道', '滨海路街道', '解甲庄街道', '莱山街道', '院格庄街道'])
  expect(units.map(({ name }) => name)).toEqual(expect.arrayContaining(['区水务局', '市营商环境监督室']))
  expect(units.map(({ name }) => name)).not.toContain('莱山区督查室')
  for (const [openid, areaId] of [[OWNER, DISTRICT], [OFFICER, DISTRICT], [SUPERVISOR, '370602']] as const) {
    expect(await town.call('directory.area', { areaId }, openid)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  }
})
