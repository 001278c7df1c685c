import { OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'
import { TEMPLATES } from '../../../shared/message/templates'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const tick = () => town.emulator.runTimers({ force: true })
const kindsOf = async (caseId: string): Promise<string[]> => (await town.read<{ kind: string }>('entries', { id: caseId })).map(({ kind }) => kind)
const jobsOf = (caseId: string, kind: string) => town.read<{ attempts: number; parked_at: string | null; error: string | null; claim: string | null }>('jobs', { id: caseId, kind })
const spoil = (caseId: string, face: string) => town.emulator.database.query('update mashangban.cases set face = $2::jsonb where id = $1', [caseId, face])

// What a bug, a hand in the database or a half-restored backup may leave.
describe.each([['an empty face', '{}'], ['no face at all', 'null'], ['another kind of thing', '[1]']])('a case with %s', (_what, face) => {
  let spoiled: string
  let good: string[]
  beforeAll(async () => {
    // Between others, so that those before it and those behind it are seen.
    const filed = [await town.file(), await town.file(), await town.file()]
    spoiled = filed[1]?.caseId ?? ''
    good = filed.flatMap(({ caseId }) => (caseId === spoiled ? [] : [caseId]))
    await spoil(spoiled, face)
  })

  it('stops no rule of another one', async () => {
    await town.surface('clock', { advance: '4d' })
    await tick()
    for (const caseId of good) expect((await kindsOf(caseId)).sort()).toEqual(['filed', 'overdue', 'warned'])
    expect(await kindsOf(spoiled)).toEqual(['filed'])
  })

  it('waits longer each time and is parked in the end, with its error, and stays until somebody decides', async () => {
    expect(await jobsOf(spoiled, 'alarm')).toMatchObject([{ attempts: 1, parked_at: null, claim: null }])
    for (let at = 0; at < 9; at++) {
      await town.surface('clock', { advance: '1d' })
      await tick()
    }
    const [job] = await jobsOf(spoiled, 'alarm')
    expect(job?.parked_at).not.toBeNull()
    expect(job?.error).toBeTruthy()
    expect(await kindsOf(spoiled)).toEqual(['filed'])
  })

  it('is set right by whoever mends it and sets its date', async () => {
    const [other] = await town.emulator.database.query<{ face: object }>('select face from mashangban.cases where id = $1', [good[0]])
    await spoil(spoiled, JSON.stringify({ ...other?.face, alarmsDone: [] }))
    await town.emulator.database.query("update mashangban.jobs set parked_at = null, error = null, attempts = 0, due_at = '2026-11-25T00:00:00Z' where id = $1 and kind = 'alarm'", [spoiled])
    await tick()
    expect((await kindsOf(spoiled)).sort()).toEqual(['filed', 'overdue', 'warned'])
  })
})

it('a case that cannot be recomputed keeps the new calendar from no other', async () => {
  const [spoiled, good] = [await town.file(), await town.file()]
  for (const { caseId } of [spoiled, good]) await town.act('case.accept', caseId, OFFICER)
  const due = (await town.must('case.get', { caseId: good.caseId }, OWNER)).dueAt ?? ''
  await spoil(spoiled.caseId, 'null')
  const year = DEFAULT_CALENDAR.years[due.slice(0, 4)]
  if (!year) throw new Error('the year of the due date is built in')
  const dueDay = new Date(Date.parse(due) + 8 * 3_600_000).toISOString().slice(5, 10)
  await town.setYear({ ...year, holidays: [...new Set([...year.holidays, dueDay])], citation: '测试用的通知' })
  await town.surface('clock', { advance: '2m' })
  await tick()
  const after = await town.must('case.get', { caseId: good.caseId }, OWNER)
  expect((after.dueAt ?? '') > due).toBe(true)
  expect(after.trail[0]?.kind).toBe('recalculated')
})

it('a push that cannot be read keeps no message of others from being delivered', async () => {
  const { caseId } = await town.file()
  await town.surface('subscriptions', { openid: OWNER, templateId: TEMPLATES.progress.id, times: 1 })
  await town.emulator.settle()
  await town.insert('jobs', ['a', 'z'].map((letter) => ({
    kind: 'push', key: `case:${letter}-spoiled:1`, of: 'case', id: `${letter}-spoiled`, due_at: '2026-11-25T00:00:00Z', args: { seq: 'one' }, attempts: 0,
  })))
  await town.act('case.accept', caseId, OFFICER)
  await tick()
  expect(await jobsOf(caseId, 'push')).toEqual([])
  expect(await town.surface(`messages?openid=${OWNER}`)).toHaveLength(1)
  expect(await town.read('jobs', { kind: 'push' })).toMatchObject([{ attempts: 1, parked_at: null }, { attempts: 1, parked_at: null }])
})

it('the supervisor goes on being told of the others', async () => {
  const inbox = await town.must('directory.inbox', { limit: 50 }, SUPERVISOR)
  expect(inbox.items.filter(({ kind }) => kind === 'taskOverdue').length).toBeGreaterThanOrEqual(8)
})
