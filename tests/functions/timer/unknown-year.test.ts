import { YEAR_2027 } from '../../../shared/settings/calendar/2027'
import { CITY_ADMIN, OFFICER, OWNER, startTown, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const tick = () => town.emulator.runTimers({ force: true })
const missing = async () => (await town.must('directory.inbox', { limit: 50 }, CITY_ADMIN)).items.filter(({ kind }) => kind === 'calendarMissing')

test('administrators are told each week, from November on, which year is to be put in', async () => {
  await tick()
  await tick()
  expect(await missing()).toMatchObject([{ caseId: null, body: expect.stringContaining('2027 年的放假安排还没有录入') as unknown }])
  for (let day = 0; day < 8; day++) { await town.surface('clock', { advance: '1d' }); await tick() }
  expect((await missing()).length).toBe(2)
  await town.setYear({ ...YEAR_2027, assumption: false, citation: '测试用的 2027 年通知' })
  for (let day = 0; day < 10; day++) { await town.surface('clock', { advance: '1d' }); await tick() }
  expect((await missing()).length).toBe(2)
})

test('in a year nobody has put in, filing, accepting, asking, supplying and answering go on; the date is marked, and moves once when the year comes', async () => {
  await town.surface('clock', { now: '2027-12-30T02:00:00.000Z' })
  const { caseId } = await town.file({ kind: 'complain', text: '投诉一件拖了很久的事' }, OWNER)
  const holder = (await town.must('case.get', { caseId }, OWNER)).holder
  expect(holder.unitName).not.toBeNull()
  const help = await town.file({}, OWNER)
  // 4 working hours end before the year does; handling does not.
  expect(help).toMatchObject({ doneByAssumed: true })
  await town.act('case.accept', help.caseId, OFFICER)
  await town.act('case.requestMaterial', help.caseId, OFFICER, { text: '请补合同' })
  expect((await town.must('case.get', { caseId: help.caseId }, OWNER)).clocks.supply).toMatchObject({ assumed: true })
  const slip = await town.must('directory.codeImage', { caseId: help.caseId }, OWNER)
  await town.act('case.supplyMaterial', help.caseId, OWNER, { text: '补上了' })
  const before = await town.must('case.get', { caseId: help.caseId }, OWNER)
  expect(before.clocks.handling).toMatchObject({ assumed: true })
  const onSlip = async () => {
    const landing = await town.must('directory.scan', { code: slip.scene }, null)
    return landing.kind === 'case' ? landing.case : null
  }
  expect(await onSlip()).toMatchObject({ dueAt: before.dueAt, assumed: true })

  const festival = ['01-03', '01-04', '01-05', '01-06', '01-07']
  await town.setYear({ year: 2028, holidays: ['01-01', ...festival], workdays: [], citation: '测试用的 2028 年通知', assumption: false })
  await town.surface('clock', { advance: '2m' })
  await tick()
  await tick()
  const after = await town.must('case.get', { caseId: help.caseId }, OWNER)
  expect(after.clocks.handling).not.toHaveProperty('assumed')
  expect(await onSlip()).not.toHaveProperty('assumed')
  expect((after.dueAt ?? '') > (before.dueAt ?? '')).toBe(true)
  expect(after.trail.filter(({ kind }) => kind === 'recalculated')).toHaveLength(1)
  await town.act('case.answer', help.caseId, OFFICER, { text: '已经办好了。' })
  await town.surface('clock', { now: '2028-01-03T02:00:00.000Z' })
  expect((await town.file({}, OWNER)).status).toBe('filed')
})
