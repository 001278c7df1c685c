import { TEMPLATES } from '../../../shared/message/templates'
import { personOf } from '../../support/cases/personas'
import { brokenPromises } from '../../support/cases/whole-record'
import { OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'

const CASES = 30

let town: TownUnderTest
let filed: { caseId: string; number: string }[]
beforeAll(async () => {
  town = await startTown()
  await town.surface('subscriptions', { openid: OWNER, templateId: TEMPLATES.progress.id, times: CASES })
  await town.surface('subscriptions', { openid: SUPERVISOR, templateId: TEMPLATES.task.id, times: CASES })
  await town.emulator.settle()
  filed = await Promise.all(Array.from({ length: CASES }, () => town.file()))
}, 120_000)
afterAll(() => town.stop())

/** WeChat refuses two sends to one person at the same moment (43108): what it refused is sent within the next minutes. */
const allowForRefusals = async () => {
  for (let at = 0; at < 3; at++) {
    await town.surface('clock', { advance: '20m' })
    await town.emulator.runTimers({ force: true })
  }
}
const ticks = (many: number) => Promise.all(Array.from({ length: many }, () => town.emulator.runTimers({ force: true })))
const delivered = async (openid: string) => (await town.surface<{ data: Record<string, { value: string }> }[]>(`messages?openid=${openid}`)).map(({ data }) => data['character_string2']?.value ?? data['character_string1']?.value ?? JSON.stringify(data))

it('two ticks at once deliver every message once, and use up a reminder each', async () => {
  await Promise.all(filed.map(({ caseId }) => town.act('case.accept', caseId, OFFICER)))
  await ticks(2)
  await ticks(2)
  await allowForRefusals()
  const numbers = await delivered(OWNER)
  expect(numbers).toHaveLength(CASES)
  expect(new Set(numbers).size).toBe(CASES)
  expect(await town.read('credits', { template_id: TEMPLATES.progress.id })).toMatchObject([{ granted: CASES, spent: CASES, held: 0 }])
  expect(await town.read('jobs', { kind: 'send' })).toEqual([])
  expect(await town.read('jobs', { kind: 'push' })).toEqual([])
})

it('four ticks at once fire each rule once, and tell each person once', async () => {
  await town.surface('clock', { advance: '30d' })
  await ticks(4)
  await ticks(2)
  await allowForRefusals()
  const entries = await town.read<{ id: string; kind: string }>('entries')
  for (const { caseId } of filed) {
    const kinds = entries.filter(({ id }) => id === caseId).map(({ kind }) => kind)
    expect(kinds).toEqual(['filed', 'accepted', 'warned', 'warned', 'overdue'])
  }
  const overdue = await town.read<{ id: string; person_id: string; gathered: string | null }>('messages', { kind: 'taskOverdue' })
  expect(new Set(overdue.map(({ id, person_id }) => `${id} ${person_id}`)).size).toBe(overdue.length)
  // Of each case once, by itself or counted in one message that says how many.
  const supervisor = await personOf(town, SUPERVISOR)
  const digests = await town.read<{ number: string }>('messages', { kind: 'digest', person_id: supervisor })
  expect(overdue.filter(({ person_id, gathered }) => person_id === supervisor && gathered === null).length + digests.reduce((sum, { number }) => sum + Number(number), 0)).toBe(CASES)
  // Four ticks share the cases: what each has of them may be too little for one message (timer/catch-up.test.ts has a tick alone). Never more than one of each.
  expect((await delivered(SUPERVISOR)).length).toBeLessThanOrEqual(CASES)
  expect(await brokenPromises(town)).toEqual([])
})

it('a tick with nothing to do writes nothing', async () => {
  const state = async () => JSON.stringify(await town.emulator.database.query(`select (select md5(string_agg(c::text, '' order by c.id)) from mashangban.cases c) as cases,
    (select md5(string_agg(j::text, '' order by j.kind, j.key)) from mashangban.jobs j) as jobs, (select count(*) from mashangban.messages) as messages`))
  const before = await state()
  await ticks(3)
  expect(await state()).toBe(before)
})
