import { handOver } from '../../../cloudfunctions/_jobs/hand-over/hand-over'
import type { JobRun } from '../../../cloudfunctions/_jobs/job'
import { workOff } from '../../../cloudfunctions/_jobs/work-off'
import type { InputOf } from '../../../shared/api'
import { addMs, toInstant } from '../../../shared/kernel/instant'
import { makeUscc } from '../../../shared/register/uscc'
import { watch, type Watched } from '../../plans/watched'
import { DISTRICT } from '../../support/register/sheets'
import { ADMIN, draw, OTHER_OFFICER, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'

/** All that somebody leaves goes along: what he is only informed of, whose deputy and leader he is, and however much it is. */
let town: TownUnderTest
let watched: Watched
let id: Record<string, string> = {}
const query = <R extends object>(sql: string, values: readonly unknown[] = []) => town.emulator.database.query<R>(sql, [...values])
beforeAll(async () => {
  town = await startTown()
  watched = watch(town.emulator.environment, { before: async () => undefined, after: () => undefined })
  id = Object.fromEntries((await town.surface<{ openid: string; personId: string }[]>('personas')).map(({ openid, personId }) => [openid, personId]))
}, 120_000)
afterAll(async () => {
  await watched.close()
  await town.stop()
})

const THIRD = 'demo-officer-3'
const LEAVER = 'demo-officer-5'
const idOf = (openid: string): string => id[openid] ?? ''
const inArea = (from: string, ...to: string[]) => ({ areaId: DISTRICT, fromId: idOf(from), toIds: to.map(idOf) })
const carryOut = (input: Omit<InputOf<'handover.carryOut'>, 'requestId'>) => town.must('handover.carryOut', { requestId: draw(), ...input }, ADMIN)
const refusal = async (input: InputOf<'handover.preview'>): Promise<string> => {
  const reply = await town.call('handover.preview', input, ADMIN)
  return reply.ok ? 'ok' : reply.error.code
}
const pairedOf = async (companyId: string) => (await town.must('register.company', { companyId }, ADMIN)).paired.map(({ rank, personId }) => [rank, personId])
const pair = (companyId: string, openid: string, rank: 'deputy' | 'leader') => query("insert into mashangban.pairings (tenant, company_id, person_id, rank) select tenant, id, $2, $3 from mashangban.companies where id = $1", [companyId, idOf(openid), rank])
const follow = async (caseId: string, ...openids: string[]): Promise<void> => {
  await query("update mashangban.cases set face = jsonb_set(face::jsonb, '{informed}', $2::jsonb)::json where id = $1", [caseId, JSON.stringify(openids.map(idOf))])
  for (const openid of openids) await query("insert into mashangban.followers select c.tenant, $2, 'case', c.id, c.box, c.closed_to, c.by_due, c.closed_at from mashangban.cases c where c.id = $1", [caseId, idOf(openid)])
}
const informedOf = async (caseId: string): Promise<string[]> => (await query<{ person_id: string }>('select person_id from mashangban.followers where id = $1 order by 1', [caseId])).map(({ person_id }) => person_id)

it('whose deputy and leader he was: to whom is named, or it ends; the numbers are told before, and each company keeps it in its history', async () => {
  await query('delete from mashangban.pairings')
  const his = (await query<{ id: string }>('select id from mashangban.companies where officer_id = $1 order by id limit 1', [idOf(THIRD)]))[0]?.id ?? ''
  await pair('company-1', LEAVER, 'deputy')
  await pair('company-2', LEAVER, 'deputy')
  await pair('company-3', LEAVER, 'leader')
  // Who would take over is there for this one already.
  await pair(his, LEAVER, 'deputy')
  const without = await town.must('handover.preview', inArea(LEAVER, OTHER_OFFICER), ADMIN)
  expect(without).toMatchObject({ deputy: 3, leader: 1 })
  expect((await town.must('handover.people', { areaId: DISTRICT }, ADMIN)).people.find(({ personId }) => personId === idOf(LEAVER))).toMatchObject({ deputy: 3, leader: 1 })
  expect(await refusal({ ...inArea(LEAVER, OTHER_OFFICER), deputyToId: idOf(SUPERVISOR) })).toBe('HANDOVER_NO_DEPUTY')
  expect(await refusal({ ...inArea(LEAVER, OTHER_OFFICER), deputyToId: idOf('demo-officer-12') })).toBe('HANDOVER_NO_DEPUTY')
  expect(await refusal({ ...inArea(LEAVER, OTHER_OFFICER), leaderToId: idOf(LEAVER) })).toBe('HANDOVER_TO_HIMSELF')
  expect(await refusal({ ...inArea(LEAVER, OTHER_OFFICER), leaderToId: 'nobody' })).toBe('HANDOVER_PERSON_NOT_FOUND')
  expect(await refusal({ ...inArea(LEAVER), leaderToId: idOf(SUPERVISOR) })).toBe('HANDOVER_NO_RECEIVER')
  const { version } = await town.must('register.company', { companyId: 'company-1' }, ADMIN)
  await carryOut({ ...inArea(LEAVER, OTHER_OFFICER), deputyToId: idOf(THIRD) })
  await town.emulator.runTimers()
  expect([await pairedOf('company-1'), await pairedOf('company-2'), await pairedOf('company-3'), await pairedOf(his)]).toEqual([[['deputy', idOf(THIRD)]], [['deputy', idOf(THIRD)]], [], []])
  expect((await town.must('register.company', { companyId: 'company-1' }, ADMIN)).version).toBe(version + 1)
  expect((await town.must('register.changes', { of: 'company', id: 'company-3' }, ADMIN)).items[0]).toMatchObject({ who: '孙管', fields: [{ label: '联系领导', after: null }] })
  expect((await town.must('handover.list', { areaId: DISTRICT }, ADMIN)).items[0]).toMatchObject({ done: true, deputy: 3, leader: 1, deputyTo: expect.any(String), leaderTo: null })
  expect(await query('select 1 from mashangban.pairings where person_id = $1', [idOf(LEAVER)])).toEqual([])
})

it('a leader with nothing in hand is handed over without a receiver; with nothing at all there is nothing to hand over', async () => {
  await pair('company-1', SUPERVISOR, 'leader')
  const { people } = await town.must('handover.people', { areaId: DISTRICT, search: (await query<{ work_name: string }>('select work_name from mashangban.persons where id = $1', [idOf(SUPERVISOR)]))[0]?.work_name ?? '' }, ADMIN)
  expect(people).toEqual([expect.objectContaining({ personId: idOf(SUPERVISOR), inOffice: true, officer: false, companies: 0, leader: 1 })])
  expect(await town.must('handover.preview', inArea(SUPERVISOR), ADMIN)).toMatchObject({ companies: 0, cases: 0, leader: 1, shares: [] })
  await carryOut({ ...inArea(SUPERVISOR), leaderToId: idOf(OTHER_OFFICER) })
  await town.emulator.runTimers()
  expect(await pairedOf('company-1')).toContainEqual(['leader', idOf(OTHER_OFFICER)])
  expect(await refusal(inArea(SUPERVISOR))).toBe('HANDOVER_NOTHING')
})

it('whoever takes a company over is its officer alone: he is its deputy no longer', async () => {
  const mine = (await query<{ id: string }>('select id from mashangban.companies where officer_id = $1 order by id limit 1', [idOf('demo-officer-6')]))[0]?.id ?? ''
  await pair(mine, 'demo-officer-7', 'deputy')
  await carryOut(inArea('demo-officer-6', 'demo-officer-7'))
  await town.emulator.runTimers()
  expect((await town.must('register.company', { companyId: mine }, ADMIN)).officer?.personId).toBe(idOf('demo-officer-7'))
  expect(await pairedOf(mine)).toEqual([])
  expect((await town.must('register.changes', { of: 'company', id: mine }, ADMIN)).items[0]?.fields.map(({ label }) => label).sort()).toEqual(['副专员', '服务专员'].sort())
})

it('what he is only informed of goes along, except where it goes round whoever takes over or one of them knows of it already', async () => {
  const officer = 'demo-officer-8'
  const cases = []
  for (let at = 0; at < 4; at++) cases.push((await town.file({ matter: 'water' })).caseId)
  const [plain = '', round = '', known = '', hidden = ''] = cases
  for (const caseId of cases) await follow(caseId, officer, ...(caseId === known ? ['demo-officer-9'] : []))
  for (const [caseId, openid] of [[round, 'demo-officer-9'], [hidden, ADMIN]] as const) {
    await query("update mashangban.cases set closed_to = $2, face = jsonb_set(face::jsonb, '{excluded}', $3::jsonb)::json where id = $1", [caseId, [`p:${idOf(openid)}`], JSON.stringify({ personId: idOf(openid), units: [] })])
    for (const table of ['lies_in', 'followers']) await query(`update mashangban.${table} set closed_to = $2 where id = $1`, [caseId, [`p:${idOf(openid)}`]])
  }
  const shown = await town.must('handover.preview', inArea(officer, 'demo-officer-9'), ADMIN)
  // The one that goes round the administrator is in no number of his.
  expect(shown).toMatchObject({ informed: 3 })
  const dueAt = async () => (await query<{ by_due: string }>('select by_due::text from mashangban.cases where id = $1', [plain]))[0]?.by_due
  const before = await dueAt()
  await carryOut(inArea(officer, 'demo-officer-9'))
  await town.emulator.runTimers()
  const next = idOf('demo-officer-9')
  expect(await Promise.all([plain, round, known, hidden].map(informedOf))).toEqual([expect.arrayContaining([next]), [], [next], [next]])
  const [entry] = await query<{ content: object }>("select x.content from mashangban.entries e join mashangban.entry_contents x using (tenant, of, id, seq) where e.id = $1 and e.kind = 'informedOther'", [plain])
  expect(JSON.stringify(entry?.content)).toContain('由孙管安排交接')
  const [silent] = await query<{ content: object }>("select x.content from mashangban.entries e join mashangban.entry_contents x using (tenant, of, id, seq) where e.id = $1 and e.kind = 'informedOther'", [hidden])
  expect(JSON.stringify(silent?.content)).not.toContain('孙管')
  expect(await dueAt()).toBe(before)
  expect((await town.call('case.get', { caseId: plain }, 'demo-officer-9')).ok).toBe(true)
  expect((await town.call('case.get', { caseId: round }, 'demo-officer-9')).ok).toBe(false)
})

it('however many there are: what does not go at once goes by the job, and the numbers shown are of all of it', async () => {
  const from = 'demo-officer-10'
  const [one] = await query<{ id: string }>('select id from mashangban.companies order by id limit 1')
  const had = Number((await query<{ n: string }>('select count(*) as n from mashangban.companies where officer_id = $1', [idOf(from)]))[0]?.n)
  const usccs = Array.from({ length: 4_200 }, (_, at) => makeUscc(`91370613MA9W${String(at).padStart(5, '0')}`))
  await query(`insert into mashangban.companies select (jsonb_populate_record(c, jsonb_build_object('id', 'many-' || lpad(u.at::text, 5, '0'), 'uscc', u.uscc, 'officer_id', $2::text, 'version', 1))).* from mashangban.companies c, unnest($3::text[]) with ordinality u(uscc, at) where c.id = $1`, [one?.id, idOf(from), usccs])
  const filed = await town.file({ companyId: 'company-2' }, 'demo-owner-2')
  await query(`insert into mashangban.cases select (jsonb_populate_record(c, jsonb_build_object('id', 'lot-' || g, 'number', '8' || lpad(g::text, 13, '0'), 'handler_id', $2::text, 'unit_id', null,
    'face', jsonb_set(c.face::jsonb, '{holder,handler}', to_jsonb($2::text))))).* from mashangban.cases c, generate_series(1, 2100) g where c.id = $1`, [filed.caseId, idOf(from)])
  await query(`insert into mashangban.lies_in select (jsonb_populate_record(l, jsonb_build_object('id', 'lot-' || g, 'handler_id', $2::text))).* from mashangban.lies_in l, generate_series(1, 2100) g where l.id = $1`, [filed.caseId, idOf(from)])
  const shown = await town.must('handover.preview', inArea(from, OTHER_OFFICER, THIRD), ADMIN)
  expect(shown).toMatchObject({ companies: had + 4_200, later: { companies: had + 1_200, cases: shown.cases - 2_000 } })
  expect(shown.shares.reduce((sum, { companies }) => sum + companies, 0)).toBe(had + 4_200)
  expect(shown.cases).toBeGreaterThanOrEqual(2_100)
  const { handoverId, companies, cases } = await carryOut(inArea(from, OTHER_OFFICER, THIRD))
  expect([companies, cases]).toEqual([shown.companies, shown.cases])
  let ticks = 0
  const run = (): JobRun => ({ ports: watched.ports, now: addMs(toInstant(town.emulator.clock.now()), ticks), salt: draw, timeIsUp: () => false, log: () => undefined })
  // Time is up in the middle of it, twice: it goes on from there.
  let left = 700
  for (const budget of [700, 700]) {
    left = budget
    await workOff('handOver', handOver, { ...run(), timeIsUp: () => left-- < 0 })
    ticks += 1
  }
  left = Number.POSITIVE_INFINITY
  await workOff('handOver', handOver, run())
  expect(await query('select count(*)::int as n from mashangban.companies where officer_id = $1', [idOf(from)])).toEqual([{ n: 0 }])
  expect(await query("select count(*)::int as n from mashangban.cases where handler_id = $1 and box <> 'done'", [idOf(from)])).toEqual([{ n: 0 }])
  const item = (await town.must('handover.list', { areaId: DISTRICT }, ADMIN)).items.find((each) => each.id === handoverId)
  expect([item?.done, item?.to.reduce((sum, each) => sum + each.companies, 0), item?.to.reduce((sum, each) => sum + each.cases, 0)]).toEqual([true, companies, cases])
  const shares = item?.to.map((each) => each.companies) ?? []
  expect(Math.abs((shares[0] ?? 0) - (shares[1] ?? 0))).toBeLessThan(had + 4_200)
  expect(await query("select 1 from mashangban.messages where id = $1 and kind = 'handedOver' group by person_id having count(*) > 1", [handoverId])).toEqual([])
}, 300_000)
