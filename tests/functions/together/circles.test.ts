import { personOf } from '../../support/cases/personas'
import { brokenPromises } from '../../support/cases/whole-record'
import { draw, OTHER_OFFICER, OWNER, startTown, type TownUnderTest, WATER_HEAD } from '../../support/town'

const UNIT = 'unit-integrity'
const DISTRICT = '370613'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const tick = () => town.emulator.runTimers({ force: true })
const member = (person_id: string, unit = UNIT) => ({ person_id, role: 'department', place: unit, area_id: DISTRICT, unit_id: unit, company_id: null, head: false, owner: false })
const told = async (caseId: string, kind: string): Promise<string[]> =>
  (await town.read<{ person_id: string }>('messages', { id: caseId, kind })).map(({ person_id }) => person_id).sort()

// 50 is told in the statement itself, more by a job, a thousand at a time; 1,200 needs two of those.
it.each([[40, 0], [200, 1], [1200, 1]])('a circle of %d is told once each, the doer and whom the complaint is about left out', async (size, jobs) => {
  const subject = await personOf(town, OTHER_OFFICER)
  const doer = await personOf(town, OWNER)
  const crowd = Array.from({ length: size }, (_, at) => `crowd-${String(at).padStart(4, '0')}`)
  await town.emulator.database.query('delete from mashangban.memberships where place = $1 and person_id = any($2)', [UNIT, [subject, doer, ...crowd]])
  const filed = await town.file({ kind: 'complain', text: '反映有人在检查时收受礼金', about: { personId: subject } })
  // Since it was filed the unit has grown: by the very person it is about, and by the one who writes now.
  await town.insert('memberships', [subject, doer, ...crowd].map((person) => member(person)))
  await town.act('case.note', filed.caseId, OWNER, { text: '补充一句' })
  expect(await town.read('jobs', { id: filed.caseId, kind: 'fanOut' })).toHaveLength(jobs)

  await Promise.all([tick(), tick()])
  await tick()
  const people = await told(filed.caseId, 'taskNote')
  expect(new Set(people).size).toBe(people.length)
  expect(people.filter((person) => person.startsWith('crowd-'))).toHaveLength(size)
  expect(people).toHaveLength(size + 2)
  expect(people).not.toContain(subject)
  expect(people).not.toContain(doer)
  expect(await town.read('jobs', { id: filed.caseId, kind: 'fanOut' })).toEqual([])
})

it('a circle cut off in the middle is told on from where it stopped', async () => {
  const { caseId, number } = await town.file({ kind: 'complain', text: '反映有人在检查时收受礼金' })
  await town.act('case.note', caseId, OWNER, { text: '再补充一句' })
  const crowd = await town.read<{ person_id: string }>('memberships', { place: UNIT, role: 'department' })
  const half = crowd.map(({ person_id }) => person_id).filter((person) => person.startsWith('crowd-')).sort().slice(0, 500)
  // As a worker leaves it that wrote a first part and then died: some are told, the job is still claimed and its claim has run out.
  await town.insert('messages', half.map((person_id) => ({ person_id, of: 'case', id: caseId, seq: 2, kind: 'taskNote', at: '2026-11-25T01:00:00Z', number, subject: '题目', body: '内容' })))
  await town.emulator.database.query("update mashangban.jobs set claim = 'dead', attempts = 1, locked_until = '2026-11-25T00:59:00Z' where id = $1 and kind = 'fanOut'", [caseId])
  await tick()
  const doer = await personOf(town, OWNER)
  expect(await told(caseId, 'taskNote')).toEqual(crowd.map(({ person_id }) => person_id).filter((person) => person !== doer).sort())
})

it('a person who is told by two memberships is told once, of what concerns him first', async () => {
  const head = await personOf(town, WATER_HEAD)
  await town.insert('memberships', [{ ...member(head, 'unit-water'), role: 'supervisor', place: DISTRICT, unit_id: 'unit-supervision-370613' }])
  const { caseId } = await town.file({ matter: 'water', text: '厂里没水了' })
  await town.surface('clock', { advance: '4d' })
  await tick()
  const rows = (await town.read<{ person_id: string; kind: string; seq: number }>('messages', { id: caseId })).filter(({ person_id }) => person_id === head)
  expect(rows.map(({ kind, seq }) => [seq, kind]).sort()).toEqual([[1, 'taskNew'], [3, 'taskOverdue']])
  expect(await brokenPromises(town)).toEqual([])
})

it('nobody is told of his own act, though he stands in the circle', async () => {
  const { caseId } = await town.file({ matter: 'water', text: '厂里没水了' })
  await town.must('case.transfer', { caseId, requestId: draw(), seen: 1, unitId: 'unit-market', text: '归市场监管局' }, WATER_HEAD)
  expect(await told(caseId, 'transferred')).toEqual([await personOf(town, OWNER)])
})
