import fc from 'fast-check'
import { keysOf } from '../../../shared/kernel/keys-of'
import { type Changes, replayed } from '../../../shared/register/changes'
import { COMPANY_SIZES } from '../../../shared/register/company'
import { CITY_ADMIN, draw, startTown, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const STREETS = ['370613001', '370613002', '370613003'] as const
const NAMES = ['甲', '乙', '丙', '丁']
const query = <Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> => town.emulator.database.query<Row>(sql, values)
const one = (...values: string[]): fc.Arbitrary<string> => fc.constantFrom(...values)

/** Of each kind: what may be saved, and what stands in its row, as its history calls it. */
const KINDS = {
  area: {
    action: 'register.saveArea', fixed: { areaId: STREETS[0] }, next: fc.record({ name: one(...NAMES), level: one('village', 'grid'), code: fc.option(one('1001', '1002')) }),
    row: `select json_build_object('name', name, 'level', level, 'parentId', parent_id, 'code', code, 'state', state, 'mergedInto', merged_into) as now, version from mashangban.areas where id = $1`,
  },
  unit: {
    action: 'register.saveUnit', fixed: {}, next: fc.record({ areaId: one(...STREETS), name: one(...NAMES), kind: one('department', 'station'), phone: one('', '0000-1'), takes: fc.subarray(['matter:water', 'kind:help', 'matter:other']) }),
    row: `select json_build_object('name', name, 'areaId', area_id, 'kind', kind, 'phone', phone, 'takes', takes, 'state', state, 'mergedInto', merged_into) as now, version from mashangban.units where id = $1`,
  },
  window: {
    action: 'register.saveWindow', fixed: {}, next: fc.record({ areaId: one(...STREETS), hallName: one('东厅', '西厅'), hallAddress: one('', '示范路 1 号'), number: one('1', '2', '3'), name: one(...NAMES), unitId: one('unit-water', 'unit-market') }),
    row: `select json_build_object('hallId', hall_id, 'number', number, 'name', name, 'unitId', unit_id, 'state', state) as now, version from mashangban.windows where id = $1`,
  },
  office: {
    action: 'register.saveOffice', fixed: { areaId: STREETS[1], role: 'officer' },
    next: fc.record({ name: one(...NAMES), workPhone: one('', '0000-2'), unitId: one('unit-station-370613002', 'unit-centre-370613'), head: fc.boolean(), from: fc.option(one('2020-01-01', '2098-01-01', '2099-02-01')), until: fc.option(one('2099-01-01', '2099-06-30')) }),
    row: `select json_build_object('personId', m.person_id, 'name', p.work_name, 'phone', json_build_array(json_build_object('mark', p.phone_hash)), 'workPhone', p.work_phone, 'role', m.role, 'unitId', m.unit_id, 'areaId', m.area_id, 'head', m.head,
        'from', to_char(m.begins at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), 'until', to_char((m.until - interval '1 second') at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), 'state', 'open') as now, m.version from mashangban.memberships m join mashangban.persons p on p.id = m.person_id where m.person_id || ':' || m.role || ':' || m.place = $1`,
  },
} as const

let serial = 0

test.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('the history of a thing replays to what stands there, whatever was saved: %s', async (of) => {
  const { action, fixed, next, row } = KINDS[of]
  let saved = 0
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(next, fc.boolean()), { minLength: 3, maxLength: 8 }), async (saves) => {
    let id: string | null = null
    let seen: number | undefined
    const run = String(++serial).padStart(5, '0')
    for (const [values, stale] of saves) {
      const asked = { requestId: draw(), id, seen: stale && seen !== undefined ? seen + 1 : seen, ...fixed, ...values, name: `${values.name}${run}`, ...('code' in values && values.code !== null ? { code: `${values.code}${run}` } : {}), ...(of === 'office' && id === null ? { phone: `139010${run}` } : {}) }
      const reply = await town.call(action, asked as never, CITY_ADMIN) as { ok: boolean; data?: { id: string; version: number } }
      if (!reply.ok || reply.data === undefined) continue
      saved++
      id = reply.data.id
      seen = reply.data.version
    }
    if (id === null) return
    const [there] = await query<{ now: object; version: number }>(row, id)
    const history = await query<{ what: Changes; version: number }>('select what, version from mashangban.changes where of = $1 and id = $2 order by version', of, id)
    expect(replayed(history.map(({ what }) => what))).toEqual(there?.now)
    expect(history.map(({ version }) => version)).toEqual(Array.from({ length: there?.version ?? 0 }, (_, at) => at + 1))
  }), { numRuns: 12 })
  expect(saved).toBeGreaterThan(12)
}, 120_000)

it('the history of a rule replays to what stands there, whatever was added and dropped, and of a dropped one to nothing', async () => {
  const mine = async () => query<{ id: string; now: object }>(`select id, json_build_object('areaId', area_id, 'industry', industry, 'size', size, 'key', key, 'officers', officers) as now from mashangban.assignment_rules order by id`)
  const [officer] = await query<{ id: string }>(`select m.person_id as id from mashangban.memberships m where m.role = 'officer' limit 1`)
  const rule = fc.record({ areaId: one(...STREETS), industry: fc.option(one('C', 'C13', '农副食品加工业')), size: fc.option(fc.constantFrom(...keysOf(COMPANY_SIZES))), key: fc.boolean(), officers: fc.subarray([officer?.id ?? '']) })
  const GONE = { areaId: null, industry: null, size: null, key: null, officers: null }
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(rule, fc.boolean()), { minLength: 2, maxLength: 6 }), async (turns) => {
    const made: string[] = []
    for (const [values, drops] of turns) {
      const requestId = draw()
      const [ruleId] = made
      if (drops && ruleId !== undefined) for (const again of [requestId, requestId, draw()]) await town.call('register.dropRule', { requestId: again, ruleId }, CITY_ADMIN)
      else made.push(...await Promise.all([0, 1].map(async () => (await town.must('register.addRule', { requestId, ...values }, CITY_ADMIN)).ruleId)))
    }
    const there = new Map((await mine()).map(({ id, now }) => [id, now]))
    for (const id of new Set(made)) {
      const history = await query<{ what: Changes; version: number; who: string }>(`select what, version, person_id as who from mashangban.changes where of = 'rule' and id = $1 order by version`, id)
      expect({ ...GONE, ...replayed(history.map(({ what }) => what)) }).toEqual(there.get(id) ?? GONE)
      expect(history.map(({ version }) => version)).toEqual(there.has(id) ? [1] : [1, 2])
    }
  }), { numRuns: 12 })
}, 120_000)
