import type { InputOf, OutputOf } from '../../../shared/api'
import { ADMIN, CITY_ADMIN, draw, OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_HEAD, WATER_MEMBER } from '../../support/town'

/** Each department's contact per matter: who names him, and what everybody is shown. */
const [CITY, DISTRICT, STREET, NEIGHBOUR, UNIT] = ['370600', '370613', '370613001', '370602', 'unit-water']
let town: TownUnderTest
let id: Record<string, string> = {}
beforeEach(async () => {
  town = await startTown()
  id = Object.fromEntries((await town.surface<{ openid: string; personId: string }[]>('personas')).map(({ openid, personId }) => [openid, personId]))
}, 120_000)
afterEach(() => town.stop())

type Contacts = OutputOf<'directory.contacts'>
const ask = (input: InputOf<'directory.contacts'> = {}, openid: string | null = null): Promise<Contacts> => town.must('directory.contacts', input, openid)
const water = async (): Promise<Contacts['units'][number]['matters'][number]['contact'] | undefined> => (await ask({ areaId: DISTRICT })).units.find((unit) => unit.id === UNIT)?.matters[0]?.contact
const query = (sql: string, ...values: unknown[]) => town.emulator.database.query(sql, values)
const version = async (): Promise<number> => (await town.must('register.contacts', { unitId: UNIT }, ADMIN)).version
const name = async (openid: string | null, over: object = {}, by = ADMIN) =>
  town.call('register.setContacts', { requestId: draw(), unitId: UNIT, seen: await version(), contacts: openid === null ? [] : [{ takes: 'matter:water', personId: id[openid] ?? '' }], ...over }, by)

describe('what is shown', () => {
  it('to nobody in particular: the units of the area and of those above it, nearest first, with what they take and whom to ask, in one trip', async () => {
    const street = await ask({ areaId: STREET })
    expect(street).toMatchObject({ area: { id: STREET, name: '黄海路街道', level: 'street' }, above: [{ id: CITY }, { id: DISTRICT }], below: [], more: false, hotline: expect.stringMatching(/\d/) })
    expect(street.units.map((unit) => unit.areaName)).toEqual([...Array<string>(5).fill('莱山区'), '烟台市'])
    const market = street.units.find((unit) => unit.id === 'unit-market')
    expect(market).toEqual({
      id: 'unit-market', name: '区市场监管局', areaName: '莱山区', phone: '0000-6600011',
      matters: ['market', 'labour', 'permit'].map((matter) => ({ takes: `matter:${matter}`, contact: { name: '何清', workPhone: expect.any(String), onDuty: true, standIn: null } })).sort((a, b) => order(street, a.takes) - order(street, b.takes)),
    })
    expect(JSON.stringify(street)).not.toMatch(/1380000|personId|openid/)
    expect(await ask({ areaId: STREET }, OWNER)).toEqual(street)
    expect(await town.hops('directory.contacts')).toBe(1)
  })
  const order = ({ units }: Contacts, takes: string): number => units.find((unit) => unit.id === 'unit-market')?.matters.findIndex((matter) => matter.takes === takes) ?? -1

  it('without an area: of the only one that lies in none, with those below it that have units; of several they are given to choose from', async () => {
    expect(await ask()).toMatchObject({ area: { id: CITY }, above: [], below: [{ id: DISTRICT, name: '莱山区', level: 'district' }], units: [{ id: 'unit-city-integrity' }] })
    await query('update mashangban.areas set parent_id = null, path = path[1:cardinality(path) - 1] where id <> $1', CITY)
    await query('update mashangban.areas set parent_id = path[2] where cardinality(path) > 1')
    expect(await ask()).toMatchObject({ area: null, above: [], below: [{ id: CITY }, { id: DISTRICT }], units: [] })
    expect((await ask({ search: '供水' })).units.map((unit) => unit.id)).toEqual([UNIT])
  })

  it('searched by matter, unit and name, each word in one of them, and what lies below is looked through too', async () => {
    const found = async (search: string, areaId = CITY) => (await ask({ areaId, search })).units.map((unit) => unit.id)
    expect(await found('区水务局')).toEqual([UNIT])
    expect(await found('莱山')).toEqual([])
    expect(await found('江澄')).toEqual([UNIT])
    expect(await found('水务 江澄')).toEqual([UNIT])
    expect(await found('水务 何清')).toEqual([])
    expect(await found('投诉')).toEqual(['unit-city-integrity', 'unit-integrity'])
    expect(await found('投诉', STREET)).toEqual(['unit-integrity', 'unit-city-integrity'])
    expect(await found('投诉', NEIGHBOUR)).toEqual(['unit-city-integrity'])
    expect(await found('%')).toEqual([])
    const [market] = (await ask({ areaId: DISTRICT, search: '用工' })).units
    expect(market?.matters.map((matter) => matter.takes)).toEqual(['matter:labour'])
  })

  it('no closed unit, no closed area, nobody whose office has ended, and nobody who is no official', async () => {
    await query("update mashangban.units set state = 'closed' where id = 'unit-transport'")
    expect((await ask({ areaId: DISTRICT })).units.map((unit) => unit.id)).not.toContain('unit-transport')
    await query("update mashangban.areas set state = 'closed' where id = $1", STREET)
    expect(await town.call('directory.contacts', { areaId: STREET }, null)).toMatchObject({ error: { code: 'AREA_NOT_FOUND' } })
    expect(await town.call('directory.contacts', { areaId: 'nowhere' }, OWNER)).toMatchObject({ error: { code: 'AREA_NOT_FOUND' } })
    await query("update mashangban.memberships set until = '2020-01-01T00:00:00Z' where person_id = $1", id[WATER_HEAD])
    expect(await water()).toBeNull()
    await query("update mashangban.memberships set head = true where person_id = $1 and role = 'department'", id[WATER_MEMBER])
    await query('update mashangban.persons set work_name = null where id = $1', id[WATER_MEMBER])
    expect(await water()).toBeNull()
  })

  it('an address has its bound; whoever is signed in is not counted to it', async () => {
    await town.emulator.clock.moveTo((Math.floor(town.emulator.clock.now() / 60_000) + 1) * 60_000)
    await query("delete from mashangban.settings where name = 'quotas'")
    await town.insert('settings', [{ name: 'quotas', version: 1, value: { contacts: 3 } }])
    const replies = []
    for (let n = 0; n < 5; n++) replies.push(await town.call('directory.contacts', {}, null))
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code))).toEqual(['ok', 'ok', 'ok', 'LIMIT_CONTACTS', 'LIMIT_CONTACTS'])
    expect(replies[4]).toMatchObject({ error: { message: expect.stringMatching(/请过一分钟再查。急事请打 \d/) } })
    await ask({}, OWNER)
    await town.emulator.clock.moveTo(town.emulator.clock.now() + 60_000)
    await ask()
  })
})

describe('who is named', () => {
  it('by an administrator, for each matter; noted in the history of the unit, and given up again to the head', async () => {
    expect(await water()).toMatchObject({ name: '江澄' })
    expect(await name(WATER_MEMBER)).toMatchObject({ ok: true, data: { id: UNIT, changed: true, version: 2 } })
    expect(await water()).toMatchObject({ name: '柳溪', onDuty: true })
    expect(await town.must('register.contacts', { unitId: UNIT }, ADMIN)).toMatchObject({
      name: '区水务局', takes: ['matter:water'], contacts: [{ takes: 'matter:water', personId: id[WATER_MEMBER] }], people: [{ name: '江澄', head: true }, { name: '柳溪', head: false }, { name: '鲁平' }],
    })
    expect(await town.hops('register.contacts')).toBe(1)
    expect(await name(WATER_MEMBER)).toMatchObject({ ok: true, data: { changed: false, version: 2 } })
    expect(await name(null, {}, CITY_ADMIN)).toMatchObject({ ok: true, data: { changed: true, version: 3 } })
    expect(await water()).toMatchObject({ name: '江澄' })
    const { items: [back, first] } = await town.must('register.changes', { of: 'unit', id: UNIT }, ADMIN)
    expect(first?.fields).toMatchObject([{ label: '事项联系人', before: null, after: expect.stringMatching(/ 柳溪$/) }])
    expect(back?.fields).toMatchObject([{ before: expect.stringMatching(/ 柳溪$/), after: null }])
    expect(await town.hops('register.setContacts')).toBe(2)
  })

  it('a repeat changes nothing, two at once do not overwrite each other', async () => {
    const requestId = draw()
    const seen = await version()
    const first = await name(WATER_MEMBER, { requestId })
    expect(await name(WATER_MEMBER, { requestId })).toEqual(first)
    expect(await name(WATER_HEAD, { requestId })).toMatchObject({ error: { code: 'REQUEST_ID_REUSED' } })
    expect(await name(WATER_HEAD, { seen })).toMatchObject({ error: { code: 'THING_CHANGED' } })
    expect(await water()).toMatchObject({ name: '柳溪' })
  })

  it('only of its own people, only for what it takes, once each, and only by an administrator of its area', async () => {
    expect(await name(SUPERVISOR)).toMatchObject({ error: { code: 'CONTACT_NOT_MEMBER' } })
    expect(await name(OWNER)).toMatchObject({ error: { code: 'CONTACT_NOT_MEMBER' } })
    const personId = id[WATER_MEMBER] ?? ''
    expect(await name(null, { contacts: [{ takes: 'matter:market', personId }] })).toMatchObject({ error: { code: 'CONTACT_NOT_TAKEN' } })
    expect(await name(null, { contacts: [{ takes: 'matter:water', personId }, { takes: 'matter:water', personId: id[WATER_HEAD] }] })).toMatchObject({ error: { code: 'INPUT_INVALID' } })
    for (const openid of [WATER_HEAD, SUPERVISOR, OWNER]) {
      expect(await name(WATER_MEMBER, {}, openid)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
      expect(await town.call('register.contacts', { unitId: UNIT }, openid)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
    }
    expect(await town.call('register.contacts', { unitId: 'unit-city-integrity' }, ADMIN)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
    expect(await town.call('register.contacts', { unitId: 'none' }, ADMIN)).toMatchObject({ error: { code: 'THING_NOT_FOUND' } })
    await query("update mashangban.units set state = 'closed' where id = $1", UNIT)
    expect(await name(WATER_MEMBER)).toMatchObject({ error: { code: 'THING_CLOSED' } })
  })

  it('while he is away his stand-in is told; when his office in the unit ends, the head is asked again, also when he comes back', async () => {
    await name(WATER_MEMBER)
    await query('update mashangban.persons set leave = $2 where id = $1', id[WATER_MEMBER], JSON.stringify({
      from: '2020-01-01T00:00:00.000Z', to: '2099-01-01T00:00:00.000Z', standIn: id[WATER_HEAD], standInName: '江澄', standInPhone: '0535-1',
    }))
    expect(await water()).toMatchObject({ name: '柳溪', onDuty: false, standIn: { name: '江澄', workPhone: '0535-1' } })
    const office = await town.must('register.thing', { of: 'office', id: `${id[WATER_MEMBER]}:department:${UNIT}` }, ADMIN)
    await town.must('register.closeThing', { requestId: draw(), of: 'office', id: office.id, seen: office.version }, ADMIN)
    expect(await water()).toMatchObject({ name: '江澄' })
    expect((await town.must('register.contacts', { unitId: UNIT }, ADMIN)).contacts).toEqual([])
    await town.must('register.saveOffice', { requestId: draw(), id: null, areaId: DISTRICT, role: 'department', unitId: UNIT, name: '柳溪', phone: '13900009999' }, ADMIN)
    expect(await water()).toMatchObject({ name: '江澄' })
  })
})
