import { ADMIN, CITY_ADMIN, draw, OWNER, SECOND_CITY_ADMIN, startTown, type TownUnderTest } from '../../support/town'

/** What was set before, or is to come, and is wanted otherwise. */
const DISTRICT = '370613'

let town: TownUnderTest
beforeEach(async () => { town = await startTown() }, 120_000)
afterEach(() => town.stop())

const aMinuteLater = () => town.surface('clock', { advance: '61s' })
const tick = () => town.emulator.runTimers({ force: true })
const codeOf = (reply: { ok: boolean; error?: { code: string } }): string => (reply.ok ? 'ok' : (reply.error?.code ?? ''))
const HOURS = { hours: [{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:00' }], seasons: [] }
const hours = (over: object = {}) => ({ requestId: draw(), areaId: DISTRICT, name: 'hours' as const, value: HOURS, citation: '示例区作息时间的通知', ...over })
const decide = (version: number, decision: 'confirm' | 'refuse' | 'withdraw') => ({ requestId: draw(), areaId: DISTRICT, name: 'hours' as const, version, decision })
const ofHours = async (openid: string) => (await town.must('settings.show', { areaId: DISTRICT, name: 'hours' }, openid)).item

test('a later date that was confirmed is taken back by what holds now, from that day on: two people again, and of one date the last counts', async () => {
  const { version } = await town.must('settings.propose', hours({ from: '2026-12-01' }), ADMIN)
  await town.must('settings.decide', decide(version, 'confirm'), CITY_ADMIN)
  expect(await ofHours(ADMIN)).toMatchObject({ scope: 'area', from: null, later: [{ version, value: HOURS }] })
  const { caseId } = await town.file({ kind: 'complain', text: '投诉一件拖了很久的事' })
  const before = (await town.must('case.get', { caseId }, OWNER)).dueAt
  // It is looked at from its own day: what holds until then stays as it is.
  expect(await town.must('settings.preview', { areaId: DISTRICT, name: 'hours', value: null, from: '2026-12-01' }, ADMIN)).toMatchObject({ touches: 'open' })
  const back = await town.must('settings.propose', hours({ value: null, from: '2026-12-01' }), ADMIN)
  expect(back.state).toBe('proposed')
  expect(codeOf(await town.call('settings.decide', decide(back.version, 'confirm'), ADMIN))).toBe('SETTING_SAME_PERSON')
  await town.must('settings.decide', decide(back.version, 'confirm'), SECOND_CITY_ADMIN)
  expect((await ofHours(ADMIN)).later).toMatchObject([{ version: back.version, value: null }])
  await town.surface('clock', { advance: '20d' })
  await tick()
  expect(await ofHours(CITY_ADMIN)).toMatchObject({ from: null, later: [] })
  expect((await town.must('case.get', { caseId }, OWNER)).dueAt).toBe(before)
})

test('an earlier value is proposed anew and waits for another as it did the first time', async () => {
  const other = { ...HOURS, hours: [{ from: '09:00', to: '17:00' }] }
  for (const value of [HOURS, other]) {
    const { version } = await town.must('settings.propose', hours({ value }), ADMIN)
    await town.must('settings.decide', decide(version, 'confirm'), CITY_ADMIN)
    await aMinuteLater()
  }
  const { changes } = await town.must('settings.show', { areaId: DISTRICT, name: 'hours' }, ADMIN)
  expect(changes.map(({ value }) => value)).toEqual([other, HOURS])
  const again = await town.must('settings.propose', hours({ value: changes[1]?.value, citation: changes[1]?.citation }), ADMIN)
  expect(again.state).toBe('proposed')
  expect(await ofHours(ADMIN)).toMatchObject({ value: other })
  await town.must('settings.decide', decide(again.version, 'confirm'), CITY_ADMIN)
  expect(await ofHours(ADMIN)).toMatchObject({ value: HOURS })
})
