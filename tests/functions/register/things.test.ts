import { ADMIN, CITY_ADMIN, draw, OFFICER, startTown, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const DISTRICT = '370613'
const STREET = '370613002'
const codeOf = async (reply: Promise<{ ok: boolean; error?: { code: string } }>): Promise<string> => { const { ok, error } = await reply; return ok ? 'ok' : error?.code ?? '' }

describe('areas', () => {
  it('are made below another, shown in the tree, corrected by version, and noted', async () => {
    const requestId = draw()
    const made = await town.must('register.saveArea', { requestId, id: null, areaId: STREET, name: '初家社区', level: 'village', code: '370613002001' }, ADMIN)
    expect(made).toMatchObject({ version: 1, changed: true })
    expect(await town.must('register.saveArea', { requestId, id: null, areaId: STREET, name: '初家社区', level: 'village', code: '370613002001' }, ADMIN)).toEqual(made)
    const grid = await town.must('register.saveArea', { requestId: draw(), id: null, areaId: made.id, name: '第一网格', level: 'grid' }, ADMIN)
    const again = { id: made.id, seen: 1, areaId: STREET, name: '初家新村', level: 'village' as const, code: '370613002001' }
    expect(await town.must('register.saveArea', { requestId: draw(), ...again }, ADMIN)).toEqual({ id: made.id, version: 2, changed: true })
    expect(await town.must('register.saveArea', { requestId: draw(), ...again, seen: 2 }, ADMIN)).toEqual({ id: made.id, version: 2, changed: false })
    const { area, above, below } = await town.must('register.tree', { areaId: STREET }, ADMIN)
    expect(area).toMatchObject({ name: '初家街道', level: 'street', areas: 1 })
    expect(above).toEqual([{ id: DISTRICT, name: '莱山区' }])
    expect(below).toEqual([{ id: made.id, version: 2, state: 'open', name: '初家新村', level: 'village', code: '370613002001', areas: 1, companies: 0, units: 0, merging: null }])
    expect(await town.must('register.thing', { of: 'area', id: grid.id }, ADMIN)).toMatchObject({ of: 'area', name: '第一网格', parent: { id: made.id, name: '初家新村' }, moving: false })
    expect((await town.must('register.changes', { of: 'area', id: made.id }, ADMIN)).items).toMatchObject([
      { version: 2, who: '孙管', created: false, fields: [{ label: '区域名称', before: '初家社区', after: '初家新村' }] },
      { version: 1, created: true, fields: expect.arrayContaining([expect.objectContaining({ label: '上级区域', after: '初家街道' }), expect.objectContaining({ label: '级别', after: '村社' })]) },
    ])
  })

  it('are refused where they do not fit', async () => {
    const save = (over: object, who = ADMIN) => codeOf(town.call('register.saveArea', { requestId: draw(), id: null, areaId: STREET, name: '某村', level: 'village', ...over }, who))
    const one = await town.must('register.saveArea', { requestId: draw(), id: null, areaId: STREET, name: '同名村', level: 'village', code: '99' }, ADMIN)
    expect([
      await save({}, OFFICER), await save({ areaId: '370602001' }), await save({ areaId: 'none' }), await save({ level: 'street' }), await save({ level: 'city' }), await save({ name: '同名村' }), await save({ code: '99' }),
      await save({ id: one.id, seen: 7 }), await save({ id: one.id, seen: 1, areaId: DISTRICT }), await save({ id: 'none', seen: 1 }), await save({ code: 'x' }),
      // The street has a village below it now.
      await save({ id: STREET, seen: 1, areaId: DISTRICT, name: '初家街道', level: 'grid' }),
    ]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'AREA_NOT_FOUND', 'AREA_LEVEL_WRONG', 'AREA_LEVEL_WRONG', 'THING_TWICE', 'THING_TWICE', 'THING_CHANGED', 'THING_CHANGED', 'THING_NOT_FOUND', 'INPUT_INVALID', 'AREA_LEVEL_WRONG'])
  })
})

describe('units and windows', () => {
  it('are registered, listed, found by a part of a name and corrected; people bear the new name of their unit', async () => {
    const { id } = await town.must('register.saveUnit', { requestId: draw(), id: null, areaId: STREET, name: '初家企业办', kind: 'station', phone: '0000-1', takes: ['matter:water', 'matter:water', 'kind:help'] }, ADMIN)
    const { items } = await town.must('register.things', { of: 'unit', areaId: DISTRICT, search: '企业办' }, ADMIN)
    expect(items).toEqual([{ of: 'unit', id, version: 1, state: 'open', name: '初家企业办', kind: 'station', areaId: STREET, areaName: '初家街道', phone: '0000-1', takes: ['kind:help', 'matter:water'], people: 0 }])
    const window = await town.must('register.saveWindow', { requestId: draw(), id: null, areaId: STREET, hallName: '初家新大厅', hallAddress: '示范路 9 号', number: '1', name: '综合', unitId: id }, ADMIN)
    await town.must('register.saveWindow', { requestId: draw(), id: null, areaId: STREET, hallName: '初家新大厅', number: '2', name: '社保', unitId: id }, ADMIN)
    expect(await town.must('register.thing', { of: 'window', id: window.id }, ADMIN)).toMatchObject({ hallName: '初家新大厅', hallAddress: '示范路 9 号', unitName: '初家企业办' })
    expect(await town.must('register.thing', { of: 'unit', id }, ADMIN)).toMatchObject({ windows: 2, openCases: 0, mergedInto: null })
    expect((await town.must('register.things', { of: 'window', areaId: STREET, unitId: id }, ADMIN)).items.map((row) => row.of === 'window' && row.number)).toEqual(expect.arrayContaining(['1', '2']))
    const market = await town.must('register.thing', { of: 'unit', id: 'unit-market' }, ADMIN)
    if (market.of !== 'unit') throw new Error('not a unit')
    await town.must('register.saveUnit', { requestId: draw(), id: 'unit-market', seen: market.version, areaId: DISTRICT, name: '区市场监督管理局', kind: market.kind, phone: market.phone, takes: ['matter:market'] }, ADMIN)
    expect((await town.must('directory.units', {}, 'demo-unit-market-1')).units.find((unit) => unit.id === 'unit-market')?.name).toBe('区市场监督管理局')
    expect(await town.emulator.database.query(`select distinct unit_name from mashangban.persons where work_name = '何清'`)).toEqual([{ unit_name: '区市场监督管理局' }])
    const first = await town.must('register.things', { of: 'unit', areaId: DISTRICT, limit: 3 }, ADMIN)
    const rest = await town.must('register.things', { of: 'unit', areaId: DISTRICT, cursor: first.next ?? undefined, limit: 50 }, ADMIN)
    expect(new Set([...first.items, ...rest.items].map((row) => row.id)).size).toBe(first.items.length + rest.items.length)
  })

  it('are refused where they do not fit', async () => {
    const unit = (over: object, who = ADMIN) => codeOf(town.call('register.saveUnit', { requestId: draw(), id: null, areaId: DISTRICT, name: '新局', ...over }, who))
    const window = (over: object, who = ADMIN) => codeOf(town.call('register.saveWindow', { requestId: draw(), id: null, areaId: DISTRICT, hallName: '莱山区政务服务中心', number: '99', name: '新窗', unitId: 'unit-water', ...over }, who))
    expect([await unit({}, OFFICER), await unit({ areaId: '370600' }), await unit({ name: '区水务局' }), await unit({ id: 'unit-water', seen: 9 }), await unit({ takes: ['matter:none'] })])
      .toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'THING_TWICE', 'THING_CHANGED', 'INPUT_INVALID'])
    expect([await window({}, OFFICER), await window({ areaId: '370602' }), await window({ number: '1' }), await window({ unitId: 'none' }), await window({ id: 'hall-1-window-1', seen: 9 })])
      .toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'THING_TWICE', 'UNIT_NOT_FOUND', 'THING_CHANGED'])
  })
})

describe('closing', () => {
  it('says what hangs on it, writes nothing when only asked, is refused while something is open, and can be taken back', async () => {
    const close = (of: 'area' | 'unit' | 'window', id: string, seen: number, over: object = {}) => town.call('register.closeThing', { requestId: draw(), of, id, seen, ...over }, ADMIN)
    const asked = await close('area', STREET, 1, { preview: true })
    expect(asked).toMatchObject({ ok: true, data: { done: false, touches: { companies: expect.any(Number) }, hinders: expect.stringContaining('企业') } })
    expect(await close('area', STREET, 1)).toMatchObject({ error: { code: 'THING_IN_USE' } })
    expect(await close('unit', 'unit-water', 1)).toMatchObject({ error: { code: 'THING_IN_USE', message: expect.stringContaining('人员 3 位') } })
    expect(await close('window', 'hall-1-window-8', 1)).toMatchObject({ data: { done: true, version: 2 } })
    expect(await close('window', 'hall-1-window-8', 1, { open: true })).toMatchObject({ error: { code: 'THING_CHANGED' } })
    expect((await town.must('register.things', { of: 'window', areaId: DISTRICT, closed: true }, ADMIN)).items.map(({ id }) => id)).toEqual(['hall-1-window-8'])
    expect(await close('window', 'hall-1-window-8', 2, { open: true })).toMatchObject({ data: { done: true, version: 3 } })
    const { id } = await town.must('register.saveArea', { requestId: draw(), id: null, areaId: STREET, name: '空村', level: 'village' }, ADMIN)
    expect(await close('area', id, 1)).toMatchObject({ data: { done: true } })
    expect((await town.must('register.tree', { areaId: STREET }, ADMIN)).below.find((area) => area.id === id)?.state).toBe('closed')
    expect(await codeOf(town.call('register.saveUnit', { requestId: draw(), id: null, areaId: id, name: '村办' }, ADMIN))).toBe('AREA_NOT_FOUND')
    expect(await codeOf(town.call('register.closeThing', { requestId: draw(), of: 'area', id, seen: 2 }, OFFICER))).toBe('NOT_ALLOWED')
    expect(await codeOf(town.call('register.closeThing', { requestId: draw(), of: 'area', id: '370602001', seen: 1, preview: true }, CITY_ADMIN))).toBe('ok')
    expect((await town.must('register.overview', { areaId: DISTRICT }, ADMIN)).admins).toBe(2)
  })
})

describe('halls', () => {
  const save = (over: object, openid = ADMIN) => town.call('register.saveHall', { requestId: draw(), id: null, areaId: STREET, name: '初家便民厅', address: '示范路 11 号', ...over }, openid)

  it('are registered, listed, found by name or address, corrected and closed by themselves; their windows go with them', async () => {
    const made = await save({})
    const id = made.ok ? made.data.id : ''
    const found = async (search: string) => (await town.must('register.things', { of: 'hall', areaId: DISTRICT, search }, ADMIN)).items
    expect(await found('示范路 11')).toEqual([{ of: 'hall', id, version: 1, state: 'open', name: '初家便民厅', areaId: STREET, areaName: '初家街道', address: '示范路 11 号', windows: 0 }])
    const { id: unitId = '' } = (await town.must('register.things', { of: 'unit', areaId: DISTRICT }, ADMIN)).items[0] ?? {}
    const window = await town.must('register.saveWindow', { requestId: draw(), id: null, areaId: STREET, hallName: '初家便民厅', number: '1', name: '综合', unitId }, ADMIN)
    expect(await save({ id, seen: 1, name: '初家街道便民厅', address: '示范路 12 号' })).toMatchObject({ data: { id, version: 2, changed: true } })
    expect(await town.must('register.thing', { of: 'window', id: window.id }, ADMIN)).toMatchObject({ hallId: id, hallName: '初家街道便民厅', hallAddress: '示范路 12 号' })
    expect((await town.must('register.changes', { of: 'hall', id }, ADMIN)).items[0]).toMatchObject({ who: '孙管', fields: [{ label: '大厅名称', before: '初家便民厅', after: '初家街道便民厅' }, { label: '地址' }] })
    const close = () => town.call('register.closeThing', { requestId: draw(), of: 'hall', id, seen: 2 }, ADMIN)
    expect(await close()).toMatchObject({ error: { code: 'THING_IN_USE' } })
    await town.must('register.closeThing', { requestId: draw(), of: 'window', id: window.id, seen: 1 }, ADMIN)
    expect(await close()).toMatchObject({ data: { done: true, version: 3 } })
    expect([await found('初家街道便民厅'), (await save({ id, seen: 3 }))]).toMatchObject([[], { error: { code: 'THING_CLOSED' } }])
  })

  it('another of the same name there, one that has moved, one of nowhere, or by whom it is not: refused', async () => {
    const made = await save({ name: '初家二厅' })
    const id = made.ok ? made.data.id : ''
    expect(await save({ id, seen: 1, name: '初家二厅' })).toMatchObject({ data: { changed: false } })
    const codes = await Promise.all([save({ name: '初家二厅' }), save({ id, seen: 9 }), save({ id: 'none', seen: 1 }), save({ areaId: 'none' }), save({ name: '三厅' }, OFFICER)])
    expect(codes.map((reply) => (reply.ok ? 'ok' : reply.error.code))).toEqual(['THING_TWICE', 'THING_CHANGED', 'THING_NOT_FOUND', 'AREA_NOT_FOUND', 'NOT_ALLOWED'])
  })
})
