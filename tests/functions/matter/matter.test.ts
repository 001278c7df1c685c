import type { InputOf } from '../../../shared/api'
import { exported, fileOf } from '../../support/register/exports'
import { ADMIN, CITY_ADMIN, draw, OFFICER, OWNER, RESIDENT, startTown, type TownUnderTest } from '../../support/town'

/** 事项和指南: found by what people say, shown to everybody, kept by administrators, and enough without a request. */
const DISTRICT = '370613'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const GUIDE = { who: '企业', steps: '到窗口办' }
const save = (over: Partial<InputOf<'matter.save'>> = {}, openid = ADMIN) =>
  town.call('matter.save', { requestId: draw(), id: null, areaId: DISTRICT, topic: 'labour', name: `事项${draw()}`.slice(0, 40), guide: GUIDE, ...over }, openid)
const found = async (text: string, openid = OWNER): Promise<string[]> => (await town.must('matter.find', { text }, openid)).matters.map(({ name }) => name)

test.each([
  ['by its name', '排水许可', ['排水许可']],
  ['in a story', '厂里想把污水排放到市政管网，排水许可怎么办，要带哪些材料？', ['排水许可']],
  ['by what people call it', '我的执照丢了', ['营业执照遗失补领', '营业执照']],
  ['by a part of a word', '遗失', ['营业执照遗失补领']],
  ['by pinyin', 'huanshuibiao', ['换水表']],
  ['by the beginning of pinyin', 'huan shui', ['换水表']],
  ['by initials', 'PSXK', ['排水许可']],
  ['by another word', '地磅，超限运输', ['大件运输许可']],
  ['not a closed one', '技术合同', []],
  ['not by a single character', '水', []],
  ['by nothing that is there', '贷款到期了', []],
])('a matter is found %s', async (_how, text, names) => {
  expect(await found(text)).toEqual(names)
  expect(await town.hops('matter.find')).toBe(1)
})

test('a polyphone is spelt as it is said', async () => {
  const { id } = await town.must('matter.save', { requestId: draw(), id: null, areaId: DISTRICT, topic: 'finance', name: '银行开户', guide: GUIDE }, ADMIN)
  expect(await town.read('matters', { id })).toMatchObject([{ spelt: ['yinhangkaihu', 'yhkh'], words: ['银行开户'] }])
})

test('the guide is read without signing in, with what it lies under; one that is closed says so', async () => {
  const guide = await town.must('matter.show', { matterId: 'ma-licence-address' }, null)
  expect(guide).toMatchObject({ standing: 'open', name: '营业执照变更地址', above: [{ id: 'permit', name: '证照审批' }, { id: 'ma-licence', name: '营业执照' }], units: [{ id: 'unit-market', name: '区市场监管局' }], areaName: '莱山区' })
  expect(guide.guide.bring).toContain('租房合同')
  expect(await town.must('matter.show', { matterId: 'ma-old-filing' }, null)).toMatchObject({ standing: 'closed' })
  expect(await town.call('matter.show', { matterId: 'none' }, null)).toMatchObject({ error: { code: 'MATTER_NOT_FOUND' } })
  expect(await town.hops('matter.show')).toBe(1)
})

test('the tree is walked level by level; what is closed is left out of it, and not of that of whoever keeps it', async () => {
  const topics = await town.must('matter.list', {}, RESIDENT)
  expect(topics.items).toContainEqual({ id: 'permit', name: '证照审批', below: 1 })
  expect(topics.items.map(({ id }) => id)).not.toContain('science')
  expect(await town.must('matter.list', { topic: 'permit' }, RESIDENT)).toEqual({ at: [{ id: 'permit', name: '证照审批' }], items: [{ id: 'ma-licence', name: '营业执照', below: 2 }] })
  const below = await town.must('matter.list', { parentId: 'ma-licence' }, RESIDENT)
  expect([below.at.map(({ name }) => name), below.items.length]).toEqual([['证照审批', '营业执照'], 2])
  expect(await town.must('matter.tree', { areaId: DISTRICT, topic: 'science' }, ADMIN)).toMatchObject({ items: [{ id: 'ma-old-filing', state: 'closed', standing: 'closed' }] })
  expect(await town.call('matter.tree', { areaId: DISTRICT }, OFFICER)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
})

test('a matter is registered, corrected over the version that was seen, closed and opened again; each is in its history and among the deeds', async () => {
  const requestId = draw()
  const first = await save({ requestId, name: '用工备案', also: ['招工登记'], unitIds: ['unit-market'] })
  if (!first.ok) throw new Error(first.error.code)
  expect(await save({ requestId, name: '用工备案', also: ['招工登记'], unitIds: ['unit-market'] })).toEqual(first)
  const { id } = first.data
  expect(await town.hops('matter.save')).toBeLessThanOrEqual(2)
  const again = { id, name: '用工备案', also: ['招工登记', '招人'], unitIds: ['unit-market'] }
  expect(await save({ ...again, seen: 1 })).toMatchObject({ ok: true, data: { id, version: 2, changed: true } })
  expect(await save({ ...again, seen: 1 })).toMatchObject({ error: { code: 'THING_CHANGED' } })
  expect(await save({ ...again, seen: 2 })).toMatchObject({ ok: true, data: { version: 2, changed: false } })
  expect(await found('要招人')).toEqual(['用工备案'])
  expect(await town.must('matter.close', { requestId: draw(), matterId: id, seen: 2 }, ADMIN)).toMatchObject({ version: 3 })
  expect(await found('要招人')).toEqual([])
  expect(await save({ ...again, seen: 3 })).toMatchObject({ error: { code: 'THING_CLOSED' } })
  expect(await town.must('matter.close', { requestId: draw(), matterId: id, seen: 3, open: true }, ADMIN)).toMatchObject({ version: 4 })
  const { items } = await town.must('register.changes', { of: 'matter', id }, ADMIN)
  expect(items.map(({ fields }) => fields.map(({ label, before, after }) => [label, before, after])).slice(0, 3)).toEqual([
    [['状态', '已撤销', '启用']], [['状态', '启用', '已撤销']], [['别的叫法', '招工登记', '招工登记、招人']],
  ])
  expect(items[3]?.fields).toContainEqual({ field: 'unitIds', label: '负责单位', before: null, after: '区市场监管局', sealed: false })
  const deeds = await town.must('deed.list', { areaId: DISTRICT, kind: 'matter' }, ADMIN)
  expect(deeds.items.filter(({ name }) => name === '用工备案').map(({ words }) => words)).toEqual(['停办或重新启用了事项', '停办或重新启用了事项', '登记或更正了事项', '登记或更正了事项'])
})

test.each<[string, Partial<InputOf<'matter.save'>>, string]>([
  ['of a name that is there', { topic: 'water', name: '排水许可' }, 'THING_TWICE'],
  ['under what is not there', { parentId: 'none' }, 'MATTER_PARENT'],
  ['under a closed one', { topic: 'science', parentId: 'ma-old-filing' }, 'MATTER_PARENT'],
  ['under one of another topic', { topic: 'water', parentId: 'ma-licence' }, 'MATTER_PARENT'],
  ['that ends before it starts', { starts: '2026-12-02', ends: '2026-12-01' }, 'MATTER_DATES'],
  ['of a unit that is not there', { unitIds: ['none'] }, 'UNIT_NOT_FOUND'],
  ['that is not there', { id: 'none', seen: 1 }, 'THING_NOT_FOUND'],
  ['in an area that is not there', { areaId: 'none' }, 'AREA_NOT_FOUND'],
  ['in an area of others', { areaId: '370602' }, 'NOT_ALLOWED'],
])('no matter is registered %s', async (_what, over, code) => {
  expect(await save(over)).toMatchObject({ error: { code } })
})

test('what lies elsewhere in the tree stays there, and what has something open below it stays open', async () => {
  expect(await save({ id: 'ma-licence-lost', seen: 1, topic: 'permit', name: '营业执照遗失补领' })).toMatchObject({ error: { code: 'MATTER_PARENT' } })
  expect(await town.call('matter.close', { requestId: draw(), matterId: 'ma-licence', seen: 1 }, ADMIN)).toMatchObject({ error: { code: 'THING_IN_USE', message: expect.stringContaining('下级事项 2 个') as string } })
})

test('a matter of a coming day, or of one that is over, is not found and says so', async () => {
  const early = await save({ name: '明年的补贴', starts: '2099-01-01' })
  const over = await save({ name: '去年的补贴', ends: '2020-12-31' })
  if (!early.ok || !over.ok) throw new Error('not saved')
  expect(await found('补贴')).toEqual([])
  expect(await town.must('matter.show', { matterId: early.data.id }, null)).toMatchObject({ standing: 'early', starts: '2099-01-01' })
  expect(await town.must('matter.show', { matterId: over.data.id }, null)).toMatchObject({ standing: 'over' })
})

test('two at once of one name: one is there', async () => {
  const replies = await Promise.all([save({ name: '同时登记' }), save({ name: '同时登记' }, CITY_ADMIN)])
  expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).sort()).toEqual(['THING_TWICE', 'ok'])
})

test('a guide that was enough counts until it is taken back; a repeat counts once; nobody takes back what is another’s', async () => {
  const solvedOf = async (): Promise<number> => (await town.must('matter.tree', { areaId: DISTRICT, topic: 'water' }, ADMIN)).items.find(({ id }) => id === 'ma-drainage')?.solved ?? -1
  const requestId = draw()
  const first = await town.must('matter.solve', { requestId, matterId: 'ma-drainage' }, OWNER)
  expect(await town.must('matter.solve', { requestId, matterId: 'ma-drainage' }, OWNER)).toEqual(first)
  expect(await town.hops('matter.solve')).toBeLessThanOrEqual(2)
  expect(await solvedOf()).toBe(1)
  expect((await town.must('matter.tree', { areaId: DISTRICT }, ADMIN)).topics).toContainEqual({ topic: 'water', below: 2, solved: 1 })
  expect(await town.call('matter.unsolve', { requestId: draw(), solvedId: first.solvedId }, RESIDENT)).toMatchObject({ error: { code: 'MATTER_NOT_FOUND' } })
  expect(await town.must('matter.unsolve', { requestId: draw(), solvedId: first.solvedId }, OWNER)).toEqual({ undone: true })
  expect(await town.must('matter.unsolve', { requestId: draw(), solvedId: first.solvedId }, OWNER)).toEqual({ undone: true })
  expect(await solvedOf()).toBe(0)
  expect(await town.call('matter.solve', { requestId: draw(), matterId: 'ma-old-filing' }, OWNER)).toMatchObject({ error: { code: 'MATTER_NOT_FOUND' } })
  expect((await town.must('deed.list', { areaId: DISTRICT, kind: 'matter' }, ADMIN)).items.filter(({ name }) => name === '排水许可')).toEqual([])
})

test('after ten minutes it is kept', async () => {
  const { solvedId } = await town.must('matter.solve', { requestId: draw(), matterId: 'ma-water-meter' }, OWNER)
  await town.emulator.clock.moveTo(town.emulator.clock.now() + 11 * 60_000)
  expect(await town.call('matter.unsolve', { requestId: draw(), solvedId }, OWNER)).toMatchObject({ error: { code: 'SOLVED_KEPT' } })
})

test('a request of a matter goes to the unit that is responsible where the company is, says which matter, and is told so before', async () => {
  const there = await save({ topic: 'other', name: '夜间施工备案', unitIds: ['unit-transport', 'unit-water'] })
  const under = there.ok ? await save({ topic: 'other', parentId: there.data.id, name: '夜间浇筑备案' }) : there
  if (!under.ok) throw new Error(under.error.code)
  const asked = { companyId: 'company-1', kind: 'consult', matterId: under.data.id } as const
  expect((await town.must('case.route', asked, OWNER)).to.unitName).toBe('区交通运输局')
  const { caseId, to } = await town.file(asked)
  expect(to.unitName).toBe('区交通运输局')
  expect(await town.must('case.get', { caseId }, OWNER)).toMatchObject({ matter: 'other', matterName: '夜间浇筑备案' })
  // One that names no unit goes by its topic, one that is not there by nothing.
  const bare = await save({ topic: 'water', name: '没有写单位的事' })
  expect((await town.must('case.route', { ...asked, matterId: bare.ok ? bare.data.id : '' }, OWNER)).to.unitName).toBe('区水务局')
  expect((await town.must('case.route', { ...asked, matterId: 'none' }, OWNER)).to.unitName).not.toBe('区水务局')
})

test('all of them are written into a file with what their guides say, closed ones too; nobody else has it', async () => {
  const [_whose, heading = [], ...rows] = Object.values(await fileOf(await exported(town, { of: 'matters', areaId: DISTRICT })))[0] ?? []
  const line = (name: string) => Object.fromEntries(heading.map((word, at) => [word, rows.find((row) => row[2] === name)?.[at]]))
  expect(line('营业执照变更地址')).toMatchObject({ 大类: '证照审批', 上级事项: '营业执照', 别的叫法: '执照改地址、换注册地址、搬家改执照', 负责单位: '区市场监管局', 多久办好: '当天', 由哪里维护: '莱山区', 状态: '可以办' })
  expect(line('技术合同纸质登记')).toMatchObject({ 状态: '已停办' })
  expect(await town.call('export.begin', { requestId: draw(), list: { of: 'matters', areaId: DISTRICT } }, OFFICER)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
})
