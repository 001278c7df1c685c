import { claimOf } from '../../../cloudfunctions/_jobs/claim'
import { handOver } from '../../../cloudfunctions/_jobs/hand-over/hand-over'
import type { JobRun } from '../../../cloudfunctions/_jobs/job'
import { workOff } from '../../../cloudfunctions/_jobs/work-off'
import type { InputOf, OutputOf } from '../../../shared/api'
import { addMs, toInstant } from '../../../shared/kernel/instant'
import { watch, type Watched } from '../../plans/watched'
import { DISTRICT } from '../../support/register/sheets'
import {
  ADMIN, CITY_ADMIN, DISPATCHER, draw, OFFICER, OTHER_OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_HEAD, WATER_MEMBER, WATER_OTHER,
} from '../../support/town'

let town: TownUnderTest
let watched: Watched
let id: Record<string, string> = {}
let onStatement: (name: string) => Promise<void> = async () => undefined
const query = <R extends object>(sql: string, values: readonly unknown[] = []) => town.emulator.database.query<R>(sql, [...values])
beforeAll(async () => {
  town = await startTown()
  watched = watch(town.emulator.environment, { before: ({ name }) => onStatement(name), after: () => undefined })
  const personas = await town.surface<{ openid: string; personId: string }[]>('personas')
  id = Object.fromEntries(personas.map(({ openid, personId }) => [openid, personId]))
}, 120_000)
afterAll(async () => {
  await watched.close()
  await town.stop()
})

const THIRD = 'demo-officer-3'
const AWAY = 'demo-officer-12'
const inArea = (from: string, ...to: string[]) => ({ areaId: DISTRICT, fromId: id[from] ?? '', toIds: to.map((each) => id[each] ?? '') })
const inWater = (from: string, ...to: string[]) => ({ unitId: 'unit-water', fromId: id[from] ?? '', toIds: to.map((each) => id[each] ?? '') })
const waterOf = async (): Promise<string> => (await query<{ place: string }>("select place from mashangban.memberships where person_id = $1 and role = 'department'", [id[WATER_HEAD]]))[0]?.place ?? ''
const preview = (input: InputOf<'handover.preview'>, openid = ADMIN): Promise<OutputOf<'handover.preview'>> => town.must('handover.preview', input, openid)
const refusal = async (action: 'handover.preview' | 'handover.carryOut', input: InputOf<'handover.preview'>, openid: string | null): Promise<string> => {
  const reply = await town.call(action as 'handover.carryOut', { requestId: draw(), ...input }, openid)
  return reply.ok ? 'ok' : reply.error.code
}
const officerOf = async (companyId: string) => (await query<{ officer_id: string }>('select officer_id from mashangban.companies where id = $1', [companyId]))[0]?.officer_id
const companiesOf = async (openid: string) => Number((await query<{ n: string }>('select count(*) as n from mashangban.companies where officer_id = $1', [id[openid]]))[0]?.n)
const handlerOf = async (caseId: string) => (await query<{ handler_id: string | null }>('select handler_id from mashangban.cases where id = $1', [caseId]))[0]?.handler_id
const toldOf = (openid: string) => query<{ kind: string; body: string }>('select kind, body from mashangban.messages where person_id = $1 order by at', [id[openid]])

it('shows the numbers first, then the companies are moved in one statement and the cases within the minute; each is told once', async () => {
  const [kept, gone] = [await town.file(), await town.file()]
  await town.act('case.accept', gone.caseId, OFFICER)
  const [before, had] = [await companiesOf(OFFICER), { other: await companiesOf(OTHER_OFFICER), third: await companiesOf(THIRD) }]
  const shown = await preview(inArea(OFFICER, OTHER_OFFICER, THIRD))
  expect(shown).toMatchObject({ from: '林知远', companies: before, cases: 2, pooled: 0, elsewhere: 0 })
  expect(shown.shares.reduce((sum, { companies }) => sum + companies, 0)).toBe(before)
  expect(shown.shares.reduce((sum, { cases }) => sum + cases, 0)).toBe(2)
  expect(await companiesOf(OFFICER)).toBe(before)

  const [requestId, dueAt] = [draw(), (await town.must('case.get', { caseId: gone.caseId }, OWNER)).dueAt]
  const reply = await town.must('handover.carryOut', { requestId, ...inArea(OFFICER, OTHER_OFFICER, THIRD) }, ADMIN)
  expect(reply).toMatchObject({ companies: before, cases: 2 })
  expect(await town.must('handover.carryOut', { requestId, ...inArea(OFFICER, OTHER_OFFICER, THIRD) }, ADMIN)).toEqual(reply)
  expect([await companiesOf(OFFICER), await companiesOf(OTHER_OFFICER) + await companiesOf(THIRD)]).toEqual([0, had.other + had.third + before])
  const { items: [change] } = await town.must('register.changes', { of: 'company', id: 'company-1' }, ADMIN)
  expect(change).toMatchObject({ who: '孙管', fields: [{ label: '服务专员', before: '林知远' }] })
  expect((await town.must('handover.list', { areaId: DISTRICT }, ADMIN)).items[0]).toMatchObject({ from: '林知远', by: '孙管', done: false })

  await town.emulator.runTimers()
  const officer = await officerOf('company-1')
  expect([await handlerOf(kept.caseId), await handlerOf(gone.caseId)]).toEqual([officer, officer])
  const detail = await town.must('case.get', { caseId: gone.caseId }, OWNER)
  expect([detail.status, detail.dueAt, detail.route.reason]).toEqual(['handling', dueAt, '林知远的工作已交接'])
  expect(detail.trail.at(0)?.kind === 'handedOver' ? detail.trail.at(0) : detail.trail.at(-1)).toMatchObject({ text: '原经办人：林知远，由孙管安排交接', who: { role: 'system' } })
  expect((await toldOf(OWNER)).filter(({ kind }) => kind === 'transferred')).toHaveLength(2)
  const receiver = officer === id[OTHER_OFFICER] ? OTHER_OFFICER : THIRD
  expect((await toldOf(receiver)).filter(({ kind }) => kind === 'handedOver' || kind.startsWith('task'))).toEqual([{ kind: 'handedOver', body: expect.stringMatching(/^林知远的\d+ 家企业、2 件诉求由您接手，计时照旧$/) }])
  const [done] = (await town.must('handover.list', { areaId: DISTRICT }, ADMIN)).items
  expect([done?.done, done?.to.reduce((sum, { cases }) => sum + cases, 0)]).toEqual([true, 2])
  // Acted on as ever.
  await town.act('case.answer', gone.caseId, receiver, { text: '已经办好，证明已开具。' })
  await town.act('case.accept', kept.caseId, receiver)
  expect(await town.call('handover.preview', inArea(OFFICER, THIRD), ADMIN)).toMatchObject({ error: { code: 'HANDOVER_NOTHING' } })
})

it('what may not be handed over is refused with a sentence that says why and who', async () => {
  const all: [InputOf<'handover.preview'>, string | null, string][] = [
    [inArea(OTHER_OFFICER, AWAY), ADMIN, 'HANDOVER_AWAY'],
    [inArea(OTHER_OFFICER, SUPERVISOR), ADMIN, 'HANDOVER_NO_OFFICE'],
    [inArea(OTHER_OFFICER, WATER_MEMBER), ADMIN, 'HANDOVER_NO_OFFICER'],
    [inArea(OTHER_OFFICER, OTHER_OFFICER), ADMIN, 'HANDOVER_TO_HIMSELF'],
    [{ ...inArea(OTHER_OFFICER), toIds: ['nobody'] }, ADMIN, 'HANDOVER_PERSON_NOT_FOUND'],
    [{ ...inArea(OTHER_OFFICER, THIRD), areaId: undefined }, ADMIN, 'HANDOVER_NO_PLACE'],
    [{ ...inArea(OTHER_OFFICER, THIRD), areaId: '370602' }, ADMIN, 'NOT_ALLOWED'],
    [inArea(OTHER_OFFICER, THIRD), OFFICER, 'NOT_ALLOWED'],
    [inArea(OTHER_OFFICER, THIRD), DISPATCHER, 'NOT_ALLOWED'],
    [inArea(OTHER_OFFICER, THIRD), OWNER, 'NOT_ALLOWED'],
    [inArea(OTHER_OFFICER, THIRD), null, 'SIGN_IN_REQUIRED'],
    [inArea(OTHER_OFFICER, THIRD), WATER_HEAD, 'NOT_ALLOWED'],
  ]
  for (const [input, openid, code] of all) expect([await refusal('handover.preview', input, openid), await refusal('handover.carryOut', input, openid)]).toEqual([code, code])
  const away = await town.call('handover.preview', inArea(OTHER_OFFICER, AWAY), ADMIN)
  expect(!away.ok && away.error.message).toMatch(/正在请假，不能接手/)
  // Of the neighbouring district.
  await query("update mashangban.memberships set area_id = '370602', place = '370602' where person_id = $1 and role = 'officer'", [id['demo-officer-4']])
  expect(await refusal('handover.preview', inArea(OTHER_OFFICER, 'demo-officer-4'), ADMIN)).toBe('HANDOVER_OUT_OF_REACH')
  expect(await refusal('handover.preview', inArea(OTHER_OFFICER, THIRD), CITY_ADMIN)).toBe('ok')
})

it('the head of a unit hands over what a member has in hand, to members alone; nobody else of the unit may', async () => {
  const unitId = await waterOf()
  const of = (from: string, ...to: string[]) => ({ ...inWater(from, ...to), unitId })
  const filed = await town.file({ matter: 'water' })
  await town.act('case.claim', filed.caseId, WATER_MEMBER)
  expect(await refusal('handover.preview', of(WATER_MEMBER, WATER_OTHER), WATER_OTHER)).toBe('HANDOVER_NOT_HEAD')
  expect(await refusal('handover.preview', of(WATER_MEMBER, OFFICER), WATER_HEAD)).toBe('HANDOVER_NOT_COLLEAGUE')
  expect(await refusal('handover.preview', { ...of(WATER_MEMBER, WATER_OTHER), unitId: 'another' }, WATER_HEAD)).toBe('NOT_ALLOWED')
  const { people } = await town.must('handover.people', { unitId }, WATER_HEAD)
  expect(people.find(({ personId }) => personId === id[WATER_MEMBER])).toMatchObject({ cases: 1, queues: [unitId], officer: false, onDuty: true })
  expect(await preview(of(WATER_MEMBER, WATER_OTHER), WATER_HEAD)).toMatchObject({ companies: 0, cases: 1, pooled: 0 })
  await town.must('handover.carryOut', { requestId: draw(), ...of(WATER_MEMBER, WATER_OTHER) }, WATER_HEAD)
  await town.emulator.runTimers()
  expect(await handlerOf(filed.caseId)).toBe(id[WATER_OTHER])
  await town.act('case.answer', filed.caseId, WATER_OTHER, { text: '管线已经接通，请查看。' })
})

/** So many cases like this one, with their places. */
async function copies(caseId: string, many: number, prefix: string): Promise<void> {
  await query(`insert into mashangban.cases select (jsonb_populate_record(c, jsonb_build_object('id', $2 || g, 'number', '9' || lpad(g::text, 13, '0')))).* from mashangban.cases c, generate_series(1, $3::int) g where c.id = $1`, [caseId, `${prefix}-`, many])
  await query(`insert into mashangban.lies_in select (jsonb_populate_record(l, jsonb_build_object('id', $2 || g))).* from mashangban.lies_in l, generate_series(1, $3::int) g where l.id = $1`, [caseId, `${prefix}-`, many])
}
const now = (): string => toInstant(town.emulator.clock.now())
const runAt = (at: string): JobRun => ({ ports: watched.ports, now: at, salt: draw, timeIsUp: () => false, log: () => undefined })

it('killed in the middle of 500 cases it is gone on with: every case is handed over once, by one entry, and nobody is told twice', async () => {
  const first = await town.file({ companyId: 'company-2' }, 'demo-owner-2')
  await copies(first.caseId, 499, 'mass')
  const { handoverId, cases } = await town.must('handover.carryOut', { requestId: draw(), ...inArea(OTHER_OFFICER, OFFICER, THIRD) }, ADMIN)
  expect(cases).toBeGreaterThanOrEqual(500)
  const at = now()
  const [dead] = await claimOf('handOver', 1)(watched.ports.database, { now: at, holdSeconds: handOver.holdSeconds, id: draw() })
  if (!dead) throw new Error('there is no such job')
  let written = 0
  onStatement = async (name) => { if (name.startsWith('case_event') && ++written > 200) throw new Error('killed') }
  await handOver.work([dead], runAt(at), async () => undefined).catch(() => undefined)
  onStatement = async () => undefined
  const left = async () => Number((await query<{ n: string }>("select count(*) as n from mashangban.cases where handler_id = $1 and box = 'open'", [id[OTHER_OFFICER]]))[0]?.n)
  expect(await left()).toBe(cases - 200)
  // Nobody else works on it while its claim holds.
  expect(await workOff('handOver', handOver, runAt(at))).toBe(0)
  await workOff('handOver', handOver, runAt(addMs(at, handOver.holdSeconds * 1000 + 1)))
  expect(await left()).toBe(0)
  const [{ once = '0', all = '0' } = {}] = await query<{ once: string; all: string }>(`select count(*) as all, count(*) filter (where n = 1) as once from (select c.id, count(e.seq) as n from mashangban.handovers h
    join mashangban.cases c on c.id = any(h.cases) left join mashangban.entries e on e.of = 'case' and e.id = c.id and e.kind = 'handedOver' where h.id = $1 and c.id like 'mass-%' group by c.id) x`, [handoverId])
  expect([Number(all), Number(once)]).toEqual([499, 499])
  for (const openid of [OFFICER, THIRD]) expect((await query("select 1 from mashangban.messages where person_id = $1 and kind = 'handedOver' and id = $2", [id[openid], handoverId])).length).toBe(1)
  // Whoever was dead and wakes up has nothing left to do, and no job to end.
  await handOver.work([dead], runAt(at), async (_job, error) => { throw error as Error })
  const shares = await query<{ n: string }>("select count(*) as n from mashangban.cases where handler_id = any($1) and id like 'mass-%' group by handler_id", [[id[OFFICER], id[THIRD]]])
  expect(shares.reduce((sum, { n }) => sum + Number(n), 0)).toBe(499)
}, 120_000)

/** Whom a case goes round, put as filing puts it. */
async function closeTo(caseId: string, personId: string | null, units: readonly string[]): Promise<void> {
  const closed = [...(personId === null ? [] : [`p:${personId}`]), ...units.map((unit) => `u:${unit}`)]
  await query("update mashangban.cases set closed_to = $2, face = jsonb_set(face::jsonb, '{excluded}', $3::jsonb)::json where id = $1", [caseId, closed, JSON.stringify({ personId, units })])
  await query('update mashangban.lies_in set closed_to = $2 where id = $1', [caseId, closed])
}

it('after any hand-over whom a case goes round cannot read it, and somebody else can act on it; whoever hands over is told of none that go round him', async () => {
  const [fifth, sixth, seventh] = ['demo-officer-5', 'demo-officer-6', 'demo-officer-7'] as const
  const station = async (openid: string) => (await query<{ unit_id: string }>("select unit_id from mashangban.memberships where person_id = $1 and role = 'officer'", [id[openid]]))[0]?.unit_id ?? ''
  const room = (await query<{ unit_id: string }>("select unit_id from mashangban.memberships where person_id = $1 and role = 'admin'", [id[ADMIN]]))[0]?.unit_id ?? ''
  const officers = [sixth, seventh]
  const rounds: { personId: string | null; units: string[]; out: string[] }[] = [
    { personId: null, units: [], out: [] },
    { personId: id[sixth] ?? '', units: [], out: [sixth] },
    { personId: id[sixth] ?? '', units: [await station(sixth)], out: [sixth] },
    { personId: null, units: [await station(sixth), await station(seventh)], out: officers },
    { personId: id[ADMIN] ?? '', units: [], out: [ADMIN] },
    { personId: id[ADMIN] ?? '', units: [room], out: [ADMIN] },
  ]
  const filed: { caseId: string; out: string[] }[] = []
  for (const [at, { personId, units, out }] of rounds.entries()) {
    const { caseId } = await town.file({ companyId: 'company-5' }, 'demo-owner-5')
    if (at % 2 === 1) await town.act('case.accept', caseId, fifth)
    await closeTo(caseId, personId, units)
    filed.push({ caseId, out })
  }
  const before = (await preview(inArea(fifth, ...officers)))
  // Two go round the administrator, so that he hears of four: one of them goes to the other officer, one to nobody of them.
  expect(before).toMatchObject({ cases: 4, pooled: 1 })
  expect(before.shares.reduce((sum, { cases }) => sum + cases, 0)).toBe(3)
  expect((await town.must('handover.people', { areaId: DISTRICT }, ADMIN)).people.find(({ personId }) => personId === id[fifth])).toMatchObject({ cases: 4 })
  await town.must('handover.carryOut', { requestId: draw(), ...inArea(fifth, ...officers) }, ADMIN)
  await town.emulator.runTimers()
  const everybody = [...officers, fifth, ADMIN, DISPATCHER, 'demo-city-dispatcher', 'demo-last-resort-1', 'demo-last-resort-2']
  for (const { caseId, out } of filed) {
    const may: string[] = []
    for (const openid of everybody) {
      const reply = await town.call('case.get', { caseId }, openid)
      if (out.includes(openid)) expect([openid, reply.ok]).toEqual([openid, false])
      if (reply.ok && reply.data.actions.some((act) => ['accept', 'answer', 'transfer'].includes(act))) may.push(openid)
    }
    expect(may.length).toBeGreaterThan(0)
    expect(may).not.toContain(fifth)
  }
  // No message about one of them has reached whom it goes round.
  for (const { caseId, out } of filed) for (const openid of out) expect(await query('select 1 from mashangban.messages where person_id = $1 and id = $2', [id[openid], caseId])).toEqual([])
})
