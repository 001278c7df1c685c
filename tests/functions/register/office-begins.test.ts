import { replayed } from '../../../shared/register/changes'
import { endOfOffice, lastDayOf, startOfOffice } from '../../../shared/register/office'
import { dryRun } from '../../support/register/sheets'
import { ADMIN, CITY_ADMIN, draw, startTown, type TownUnderTest } from '../../support/town'
import { VISITOR } from '../../support/townspeople'

let town: TownUnderTest
beforeAll(async () => {
  town = await startTown()
  // The visitor proves the number under which he is registered below.
  await town.must('directory.agreePrivacy', { agreed: true }, VISITOR)
}, 120_000)
afterAll(() => town.stop())

const DISTRICT = '370613'
const STREET = '370613002'
const STATION = `unit-station-${STREET}`
/** Whose number the visitor verifies. */
const PHONE = '13800000513'
const IN_FUTURE = { from: '2027-03-01', until: '2027-03-02' } as const

const clockTo = async (iso: string): Promise<void> => { await town.emulator.clock.moveTo(Date.parse(iso)); await town.emulator.runTimers() }
const save = (over: object) => town.call('register.saveOffice', { requestId: draw(), id: null, areaId: DISTRICT, role: 'supervisor', unitId: 'unit-supervision-370613', name: '未到任', workPhone: '0000-7', phone: PHONE, ...over }, ADMIN)
const codeOf = async (reply: ReturnType<typeof save>): Promise<string> => { const { ok, ...rest } = await reply; return ok ? 'ok' : (rest as { error: { code: string } }).error.code }
const made = async (over: object): Promise<string> => { const reply = await save(over); if (!reply.ok) throw new Error(reply.error.code); return reply.data.id }
const shown = async (id: string) => { const found = await town.must('register.thing', { of: 'office', id }, CITY_ADMIN); if (found.of !== 'office') throw new Error('no office'); return found }
const rolesOf = async (openid: string) => (await town.must('directory.me', {}, openid)).memberships.map(({ role }) => role)
const mayReadBoard = async (openid: string): Promise<boolean> => (await town.call('case.board', { areaId: DISTRICT }, openid)).ok
const jobs = (id: string) => town.read<{ due_at: string }>('jobs', { kind: 'office', key: id })

describe('an office that is still to begin', () => {
  let id = ''
  it('is registered, shown with its days, and gives nothing', async () => {
    id = await made(IN_FUTURE)
    expect(await shown(id)).toMatchObject({ ...IN_FUTURE, begun: false, joined: false })
    const { items } = await town.must('register.things', { of: 'office', areaId: DISTRICT, search: '未到任' }, ADMIN)
    expect(items).toMatchObject([{ id, ...IN_FUTURE, begun: false }])
    expect(await town.read('memberships', { place: DISTRICT, role: 'supervisor' })).toHaveLength(2)
    const [job] = await jobs(id)
    expect(new Date(job?.due_at ?? '').toISOString()).toBe('2027-02-28T16:00:00.000Z')
  })

  it('follows its person when he signs in, and gives him nothing yet: no list, no board, no desk', async () => {
    const { code } = await town.surface<{ code: string }>('phone-codes', { openid: VISITOR, phone: PHONE })
    const { official } = await town.must('directory.verifyPhone', { phoneCode: code }, VISITOR)
    expect(official).toMatchObject({ name: '未到任' })
    await town.must('directory.join', { requestId: draw(), personId: official?.personId ?? '' }, VISITOR)
    const { personId } = await town.must('directory.me', {}, VISITOR)
    id = `${personId}:supervisor:${DISTRICT}`
    expect(await shown(id)).toMatchObject({ ...IN_FUTURE, begun: false, joined: true })
    expect(await jobs(id)).toHaveLength(1)
    expect([await rolesOf(VISITOR), await mayReadBoard(VISITOR)]).toEqual([[], false])
    for (const reply of [await town.call('case.list', { tab: { of: 'supervise', areaId: DISTRICT }, box: 'open' }, VISITOR), await town.call('desk.sessions', {}, VISITOR)]) expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  })

  it('does not begin on the day before, in China, and begins by itself on its day', async () => {
    await clockTo('2027-02-28T15:58:00.000Z')
    expect([await rolesOf(VISITOR), await mayReadBoard(VISITOR)]).toEqual([[], false])
    await clockTo('2027-02-28T16:01:00.000Z')
    expect([await rolesOf(VISITOR), await mayReadBoard(VISITOR)]).toEqual([['supervisor'], true])
    expect(await shown(id)).toMatchObject({ ...IN_FUTURE, begun: true })
  })

  it('once begun is not put off again; it ends after its last day', async () => {
    const { version } = await shown(id)
    expect(await codeOf(save({ id, seen: version, phone: undefined, from: '2028-01-01', until: null }))).toBe('OFFICE_BEGUN')
    await clockTo('2027-03-02T15:58:00.000Z')
    expect(await rolesOf(VISITOR)).toEqual(['supervisor'])
    await clockTo('2027-03-02T16:01:00.000Z')
    expect([await rolesOf(VISITOR), await mayReadBoard(VISITOR), await jobs(id)]).toEqual([[], false, []])
    const history = await town.read<{ version: number; what: Parameters<typeof replayed>[0][number] }>('changes', { of: 'office', id })
    expect(replayed(history.sort((a, b) => a.version - b.version).map(({ what }) => what))).toMatchObject({ role: 'supervisor', ...IN_FUTURE, state: 'closed' })
  })
})

it('an officer who is still to come serves nobody, counts in no pool and is named to no company; moved to today he does', async () => {
  const id = await made({ role: 'officer', areaId: STREET, unitId: STATION, name: '将到任', phone: '13900007801', from: '2029-01-01' })
  const reachable = async () => (await town.must('register.officers', { areaId: STREET, search: '将到任' }, ADMIN)).items.length
  expect(await reachable()).toBe(0)
  expect(await codeOf(save({ id, seen: 1, role: 'officer', areaId: STREET, unitId: STATION, name: '将到任', phone: undefined, from: null }))).toBe('ok')
  expect(await shown(id)).toMatchObject({ from: null, begun: true })
  expect([await reachable(), await jobs(id)]).toEqual([1, []])
})

it('can be ended before it begins, and a unit with somebody still to come is not closed', async () => {
  const id = await made({ role: 'department', areaId: DISTRICT, unitId: 'unit-water', name: '不来了', phone: '13900007802', from: '2029-01-01' })
  const unit = await town.must('register.closeThing', { requestId: draw(), of: 'unit', id: 'unit-water', seen: 1, open: false, preview: true }, ADMIN)
  const people = unit.touches.people
  await town.must('register.closeThing', { requestId: draw(), of: 'office', id, seen: 1, open: false, preview: false }, ADMIN)
  const after = await town.must('register.closeThing', { requestId: draw(), of: 'unit', id: 'unit-water', seen: 1, open: false, preview: true }, ADMIN)
  expect([people - after.touches.people, await jobs(id)]).toEqual([1, []])
})

it('days that do not fit are refused with what to do', async () => {
  expect(await codeOf(save({ phone: '13900007803', from: '2029-02-02', until: '2029-02-01' }))).toBe('OFFICE_ORDER')
  expect(await codeOf(save({ phone: '13900007803', from: '2029-02-01', until: '2029-02-01' }))).toBe('ok')
  expect(await codeOf(save({ phone: '13900007804', role: 'dispatcher', unitId: 'unit-centre-370613', from: '2020-01-01' }))).toBe('ok')
})

it('a sheet says first days too, under the headings that offices use', async () => {
  const sheet = Buffer.from('姓名,手机号,职务,单位,负责区域,任职起,任期至\n云将来,13900007811,督办员,莱山区督查室,莱山区,2029-05-01,2029-06-30\n云颠倒,13900007812,督办员,莱山区督查室,莱山区,2029-07-01,2029-06-30\n')
  const run = await dryRun(town, sheet, {}, { kind: 'officials', name: '人员.csv' })
  expect(run).toMatchObject({ acts: { new: 1, bad: 1 } })
  await town.must('import.apply', { requestId: draw(), importId: run.id }, ADMIN)
  await town.emulator.runTimers()
  const { items } = await town.must('register.things', { of: 'office', areaId: DISTRICT, search: '云将来' }, ADMIN)
  expect(items).toMatchObject([{ from: '2029-05-01', until: '2029-06-30', begun: false }])
})

it.each(['2027-01-01', '2027-02-28', '2028-02-29', '2027-12-31'])('an office of one day, %s, is in force for that day in China and no longer', (day) => {
  expect([startOfOffice(day), lastDayOf(endOfOffice(day)), Date.parse(endOfOffice(day)) - Date.parse(startOfOffice(day))]).toEqual([new Date(`${day}T00:00:00+08:00`).toISOString(), day, 86_400_000])
})

it('goes along when its unit is merged, still to begin, and begins there', async () => {
  const id = await made({ role: 'department', areaId: DISTRICT, unitId: 'unit-water', name: '合并后到', phone: '13900007821', from: '2029-03-01' })
  const [unit] = await town.read<{ version: number }>('units', { id: 'unit-water' })
  await town.must('merge.propose', { requestId: draw(), of: 'unit', id: 'unit-water', seen: unit?.version ?? 0, toId: 'unit-market' }, ADMIN)
  const [merge] = await town.read<{ id: string }>('merges')
  await town.must('merge.decide', { areaId: DISTRICT, requestId: draw(), mergeId: merge?.id ?? '', decision: 'confirm' }, CITY_ADMIN)
  for (let turn = 0; turn < 20; turn++) await town.emulator.runTimers({ force: true })
  const there = id.replace('unit-water', 'unit-market')
  expect(await shown(there)).toMatchObject({ from: '2029-03-01', begun: false })
  expect([await jobs(id), (await jobs(there)).length]).toEqual([[], 1])
  await clockTo('2029-02-28T16:01:00.000Z')
  expect(await shown(there)).toMatchObject({ begun: true })
})
