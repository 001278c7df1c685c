import type { JobRun } from '../../../cloudfunctions/_jobs/job'
import { move } from '../../../cloudfunctions/_jobs/move/move'
import { workOff } from '../../../cloudfunctions/_jobs/work-off'
import { addMs, MINUTE_MS, toInstant } from '../../../shared/kernel/instant'
import { watch, type Watched } from '../../plans/watched'
import { ADMIN, CITY_ADMIN, draw, OTHER_OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_MEMBER } from '../../support/town'

const [CITY, DISTRICT, NEIGHBOUR, STREET, OTHER_STREET] = ['370600', '370613', '370602', '370613002', '370613001']
const NEIGHBOUR_DISPATCHER = 'demo-neighbour-dispatcher'
const COPIES = 3000

let town: TownUnderTest
let watched: Watched
beforeEach(async () => {
  town = await startTown()
  watched = watch(town.emulator.environment, { before: async () => undefined, after: () => undefined })
}, 120_000)
afterEach(async () => {
  await watched.close()
  await town.stop()
})

const query = <Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> => town.emulator.database.query<Row>(sql, values)
/** Works off the move, `batches` of it at most; later ones of a second round come a minute after the first. */
async function follow(batches = Infinity, later = 0): Promise<void> {
  let asked = 0
  const run: JobRun = { ports: watched.ports, now: addMs(toInstant(town.emulator.clock.now()), later * MINUTE_MS), salt: draw, timeIsUp: () => asked++ > batches, log: () => undefined }
  await workOff('move', move, run)
}
const toEnd = async (): Promise<void> => { await follow(); await follow(Infinity, 2); expect(await query(`select kind, error from mashangban.jobs where kind = 'move'`)).toEqual([]) }

/** Requests of companies of the street, two thirds of them going on; gives the one they are copies of. */
async function fill(): Promise<string> {
  const { caseId } = await town.file({ companyId: 'company-2', text: '供水压力不足，影响生产。', matter: 'water' }, OTHER_OWNER)
  const over = `jsonb_build_object('id', 'copy-' || g, 'number', 'copy-' || g) || case when g % 3 = 0 then '{"box":"done","status":"closed","closed_at":"2026-11-20T00:00:00Z","by_due":"infinity"}'::jsonb else '{}'::jsonb end`
  for (const [table, which] of [['cases', 'c.id = $1'], ['lies_in', 'c.id = $1']] as const) {
    await query(`insert into mashangban.${table} select r.* from mashangban.${table} c, generate_series(1, ${COPIES}) g, jsonb_populate_record(null::mashangban.${table}, to_jsonb(c) || ${over}) r where ${which}`, caseId)
  }
  await query('analyze')
  return caseId
}
const open = async (openid: string, areaId: string): Promise<number> => (await town.must('case.board', { areaId }, openid)).counts.open
/** All that a supervisor's list of an area has, page by page. */
async function listed(openid: string, areaId: string, box: 'open' | 'done'): Promise<number> {
  let many = 0
  for (let cursor: string | undefined; ;) {
    const { items, next } = await town.must('case.list', { tab: { of: 'area', areaId }, box, limit: 50, cursor }, openid)
    many += items.length
    if (next === null) return many
    cursor = next
  }
}
const seen = async (id: string, of: 'area' | 'unit' = 'area'): Promise<number> => (await town.must('register.thing', { of, id }, CITY_ADMIN)).version

/** Proposed by one, confirmed by another. */
async function merge(asked: { of: 'area' | 'unit'; id: string; seen: number; toId: string }): Promise<void> {
  await town.must('merge.propose', { requestId: draw(), ...asked }, ADMIN)
  const one = await town.must('register.thing', { of: asked.of, id: asked.id }, ADMIN)
  await town.must('merge.decide', { areaId: CITY, requestId: draw(), mergeId: 'merging' in one ? one.merging ?? '' : '', decision: 'confirm' }, CITY_ADMIN)
}

it('a street moves to another district: during it each request is seen on one side, afterwards on the new one, and its record stays', async () => {
  const caseId = await fill()
  const before = await query<{ record: string; face: { areaName: string } }>(`select md5(string_agg(e::text, '' order by e.seq)) as record, (select face from mashangban.cases where id = $1) as face from mashangban.entries e where e.id = $1`, caseId)
  const all = await open(SUPERVISOR, DISTRICT)
  const asked = { areaId: STREET, seen: await seen(STREET), toAreaId: NEIGHBOUR }
  expect(await town.must('register.moveArea', { requestId: draw(), ...asked, preview: true }, CITY_ADMIN)).toMatchObject({ done: false, hinders: null, touches: { areas: 1, units: 1, openCases: 2001, companies: expect.any(Number), people: 2 } })
  expect(await town.call('register.moveArea', { requestId: draw(), ...asked }, ADMIN)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  const requestId = draw()
  const done = await town.must('register.moveArea', { requestId, ...asked }, CITY_ADMIN)
  expect(await town.must('register.moveArea', { requestId, ...asked }, CITY_ADMIN)).toEqual(done)
  expect(await town.must('register.thing', { of: 'area', id: STREET }, CITY_ADMIN)).toMatchObject({ moving: true, parent: { id: NEIGHBOUR } })
  expect(await town.call('register.moveArea', { requestId: draw(), areaId: '370613003', seen: 1, toAreaId: NEIGHBOUR }, CITY_ADMIN)).toMatchObject({ error: { code: 'MOVE_RUNNING' } })
  // Part of it, and nobody in between.
  await follow(3)
  const [there, here] = [await open(NEIGHBOUR_DISPATCHER, NEIGHBOUR), await open(SUPERVISOR, DISTRICT)]
  expect(there).toBeGreaterThan(0)
  expect(here).toBeGreaterThan(all - 2001)
  expect(here + there).toBe(all)
  expect(await query(`select id from mashangban.lies_in where area in ($1, $2) group by id having count(*) > 1`, DISTRICT, NEIGHBOUR)).toEqual([])
  await toEnd()
  expect([await open(NEIGHBOUR_DISPATCHER, NEIGHBOUR), await open(SUPERVISOR, DISTRICT)]).toEqual([2001, all - 2001])
  expect([await listed(NEIGHBOUR_DISPATCHER, NEIGHBOUR, 'open'), await listed(NEIGHBOUR_DISPATCHER, NEIGHBOUR, 'done')]).toEqual([2001, 1000])
  expect(await query(`select distinct path.ids, c.face->>'areaName' as name from mashangban.cases c, lateral (select array_agg(l.area order by l.area) as ids from mashangban.lies_in l where l.id = c.id) path where c.area_id = $1`, STREET))
    .toEqual([{ ids: [CITY, NEIGHBOUR, STREET], name: before[0]?.face.areaName }])
  expect(await query(`select md5(string_agg(e::text, '' order by e.seq)) as record from mashangban.entries e where e.id = $1`, caseId)).toEqual([{ record: before[0]?.record }])
  // What is done to it from now on lies there too.
  await town.act('case.urge', caseId, OTHER_OWNER).catch(() => undefined)
  expect(await query(`select area from mashangban.lies_in where id = $1 order by area`, caseId)).toEqual([{ area: CITY }, { area: NEIGHBOUR }, { area: STREET }])
}, 180_000)

it('a street is merged into another: companies, units, people and rules go along, what was filed there is found, and its history says so', async () => {
  await fill()
  const { ruleId } = await town.must('register.addRule', { requestId: draw(), areaId: STREET }, ADMIN)
  const village = await town.must('register.saveArea', { requestId: draw(), id: null, areaId: STREET, name: '初家社区', level: 'village' }, ADMIN)
  const companies = (await town.must('register.tree', { areaId: DISTRICT }, ADMIN)).area.companies
  const asked = { of: 'area', id: STREET, seen: await seen(STREET), toId: OTHER_STREET } as const
  expect(await town.call('merge.propose', { requestId: draw(), ...asked, toId: village.id }, ADMIN)).toMatchObject({ error: { code: 'AREA_IN_ITSELF' } })
  expect(await town.must('merge.propose', { requestId: draw(), ...asked, toId: village.id, preview: true }, ADMIN)).toMatchObject({ hinders: expect.stringContaining('自己') })
  await merge(asked)
  expect(await town.call('merge.propose', { requestId: draw(), ...asked }, ADMIN)).toMatchObject({ error: { code: 'THING_CHANGED' } })
  await toEnd()
  const { area, below } = await town.must('register.tree', { areaId: OTHER_STREET }, ADMIN)
  expect((await town.must('register.tree', { areaId: DISTRICT }, ADMIN)).area.companies).toBe(companies)
  expect(below.map(({ id, state }) => [id, state])).toEqual([[village.id, 'open'], [STREET, 'closed']])
  expect(area.companies).toBe((await query<{ many: number }>(`select count(*)::int as many from mashangban.companies where area_id = $1 and state = 'operating'`, OTHER_STREET))[0]?.many)
  expect(await query(`select (select count(*)::int from mashangban.companies where area_id = $1) as companies, (select count(*)::int from mashangban.memberships where area_id = $1) as people,
    (select count(*)::int from mashangban.units where area_id = $1) as units, (select count(*)::int from mashangban.assignment_rules where area_id = $1) as rules`, STREET)).toEqual([{ companies: 0, people: 0, units: 0, rules: 0 }])
  expect((await town.must('register.changes', { of: 'rule', id: OTHER_STREET }, ADMIN)).items).toMatchObject([
    { id: `${ruleId}:2`, created: false, dropped: false, fields: [{ label: '哪里的企业', before: '初家街道', after: '黄海路街道' }] },
    // The street lies in the other from now on.
    { id: `${ruleId}:1`, created: true },
  ])
  await town.must('register.dropRule', { requestId: draw(), ruleId }, ADMIN)
  expect((await town.must('register.changes', { of: 'rule', id: OTHER_STREET }, ADMIN)).items[0]).toMatchObject({ id: `${ruleId}:3`, dropped: true })
  expect(await listed(SUPERVISOR, OTHER_STREET, 'open').catch(() => -1)).toBe(-1)
  expect(await query(`select count(*)::int as many from mashangban.lies_in where area = $1 and box <> 'done'`, OTHER_STREET)).toEqual([{ many: 2001 }])
  const [officer] = await query<{ id: string }>(`select id from mashangban.persons where work_name = '沈路遥'`)
  const changes = async (place: string) => (await town.must('register.changes', { of: 'office', id: `${officer?.id}:officer:${place}` }, ADMIN)).items
  expect((await changes(STREET))[0]).toMatchObject({ fields: [{ label: '状态', after: '已结束' }] })
  expect((await changes(OTHER_STREET))[0]).toMatchObject({ version: 1, fields: expect.arrayContaining([expect.objectContaining({ label: '负责区域', after: '黄海路街道' })]) })
  expect((await town.must('register.changes', { of: 'area', id: STREET }, ADMIN)).items[0]?.fields).toEqual(expect.arrayContaining([expect.objectContaining({ label: '并入', after: '黄海路街道' })]))
  expect((await town.must('register.changes', { of: 'company', id: 'company-2' }, ADMIN)).items[0]).toMatchObject({ fields: [{ label: '所属区域', before: '初家街道', after: '黄海路街道' }] })
  expect(await town.call('register.closeThing', { requestId: draw(), of: 'area', id: STREET, seen: await seen(STREET), open: true }, ADMIN)).toMatchObject({ error: { code: 'THING_MERGED' } })
  // Whoever is of the street files as before.
  await town.must('case.file', { requestId: draw(), companyId: 'company-2', kind: 'help', text: '还是没有水，请来看看。', contact: { name: '沈立' } }, OTHER_OWNER)
}, 180_000)

it('a unit is merged into another: its queue and people go along, and what went round it goes round both', async () => {
  await fill()
  const [water] = await query<{ id: string }>(`select id from mashangban.persons where work_name = '鲁平'`)
  const complaint = await town.file({ companyId: 'company-2', kind: 'complain', text: '投诉区水务局的人态度不好。', about: { personId: water?.id ?? '' } }, OTHER_OWNER)
  const held = await query<{ many: number }>(`select count(*)::int as many from mashangban.cases where unit_id = 'unit-water'`)
  expect(held[0]?.many).toBeGreaterThan(3000)
  const asked = { of: 'unit', id: 'unit-water', seen: await seen('unit-water', 'unit'), toId: 'unit-industry' } as const
  expect(await town.call('merge.propose', { requestId: draw(), ...asked, toId: 'unit-integrity' }, ADMIN)).toMatchObject({ error: { code: 'UNIT_ABOUT_UNIT', details: { count: 1 } } })
  await merge(asked)
  await follow(2)
  // The exclusion comes first: nobody of the one is of the other before that.
  expect(await query(`select closed_to @> array['u:unit-water', 'u:unit-industry'] as both from mashangban.cases where id = $1`, complaint.caseId)).toEqual([{ both: true }])
  await toEnd()
  expect(await query(`select unit_id, count(*)::int as many from mashangban.cases where unit_id in ('unit-water', 'unit-industry') group by 1`)).toEqual([{ unit_id: 'unit-industry', many: held[0]?.many }])
  expect(await query(`select distinct closed_to from mashangban.lies_in where id = $1`, complaint.caseId)).toEqual([{ closed_to: expect.arrayContaining(['u:unit-water', 'u:unit-industry']) }])
  expect((await town.must('case.list', { tab: { of: 'unit', unitId: 'unit-industry' }, box: 'open' }, WATER_MEMBER)).items.length).toBe(20)
  expect(await town.call('case.get', { caseId: complaint.caseId }, WATER_MEMBER)).toMatchObject({ ok: false })
  expect(await town.must('register.thing', { of: 'unit', id: 'unit-industry' }, ADMIN)).toMatchObject({ people: 6, takes: expect.arrayContaining(['matter:water', 'matter:supply']) })
  expect(await town.must('register.thing', { of: 'unit', id: 'unit-water' }, ADMIN)).toMatchObject({ state: 'closed', people: 0, mergedInto: { name: '区工信局' } })
  expect(await query(`select distinct unit_name from mashangban.persons where work_name in ('江澄', '柳溪', '鲁平')`)).toEqual([{ unit_name: '区工信局' }])
  const next = await town.must('case.file', { requestId: draw(), companyId: 'company-2', kind: 'help', matter: 'water', text: '水管又坏了，请来看看。', contact: { name: '沈立' } }, OTHER_OWNER)
  expect(await query('select unit_id from mashangban.cases where id = $1', next.caseId)).toEqual([{ unit_id: 'unit-industry' }])
}, 180_000)
