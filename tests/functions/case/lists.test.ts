import type { InputOf } from '../../../shared/api'
import { CASE_BOXES } from '../../../shared/case/status'
import { type Persona, personasOf } from '../../support/cases/personas'
import { ADMIN, DISPATCHER, draw, OFFICER, OTHER_OWNER, OWNER, RESIDENT, startTown, SUPERVISOR, type TownUnderTest, WATER_MEMBER } from '../../support/town'

let town: TownUnderTest
let people: Persona[]
beforeAll(async () => {
  town = await startTown()
  people = await personasOf(town)
}, 120_000)
afterAll(() => town.stop())

type Tab = InputOf<'case.list'>['tab']

/** By hand and apart from the tables: who may open which tab. */
// prettier-ignore
const TABS: [Tab, (persona: Persona) => boolean][] = [
  [{ of: 'mine' },                            () => true],
  [{ of: 'company', companyId: 'company-1' }, ({ openid }) => openid === OWNER],
  [{ of: 'unit', unitId: 'unit-water' },      ({ unitId }) => unitId === 'unit-water'],
  [{ of: 'pool', areaId: '370613' },          ({ openid }) => openid === DISPATCHER],
  [{ of: 'area', areaId: '370613' },          ({ openid }) => openid === DISPATCHER],
  [{ of: 'supervise', areaId: '370613' },     ({ openid }) => openid === SUPERVISOR],
  [{ of: 'supervise', areaId: '370600' },     ({ openid }) => openid === 'demo-city-supervisor'],
  [{ of: 'pool', areaId: 'nowhere' },         () => false],
]

it.each(TABS)('the tab %j is for exactly those who hold its token', async (tab, holds) => {
  const allowed: string[] = []
  for (const { openid } of people) {
    const reply = await town.call('case.list', { tab, box: 'open' }, openid)
    if (reply.ok) allowed.push(openid)
    else expect(reply.error.code).toBe('NOT_ALLOWED')
  }
  expect(allowed.sort()).toEqual(people.filter(holds).map(({ openid }) => openid).sort())
})

describe('a list of others', () => {
  it('is refused the same whether or not what is searched is in it, before a row of it is touched', async () => {
    await town.file({ text: '独一无二的题目，请尽快处理' })
    const foreign: Tab[] = [{ of: 'company', companyId: 'company-1' }, { of: 'supervise', areaId: '370613' }, { of: 'pool', areaId: '370613' }, { of: 'unit', unitId: 'unit-water' }]
    for (const tab of foreign) {
      const answers = await Promise.all([undefined, '独一无二', '从未出现过的词', '独'].map(async (search) => {
        const reply = await town.call('case.list', { tab, box: 'open', ...(search ? { search } : {}) }, RESIDENT)
        return reply.ok ? reply : { ...reply, error: { ...reply.error, requestId: '' } }
      }))
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(answers[0]).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
    }
  })

  it('costs the same bytes from the database, hit or not', async () => {
    const bytes = async (search: string) => {
      await town.call('case.list', { tab: { of: 'supervise', areaId: '370613' }, box: 'open', search }, RESIDENT)
      const lines = await town.surface<{ line: string }[]>('logs?count=20')
      return (lines.map(({ line }) => JSON.parse(line) as { action?: string; received?: number }).filter(({ action }) => action === 'case.list').at(-1))?.received
    }
    await bytes('独一无二')
    expect(await bytes('独一无二')).toBe(await bytes('从未出现'))
  })
})

describe('a page', () => {
  const mine = { tab: { of: 'mine' }, box: 'open' } as const

  it('never lies about what follows: walked by any length each row comes once, in order', async () => {
    for (let at = 0; at < 23; at++) await town.file({ companyId: 'company-2', text: `第 ${at} 件，货物运不出去` }, OTHER_OWNER)
    const whole = await town.must('case.list', { ...mine, limit: 50 }, OTHER_OWNER)
    expect(whole.items).toHaveLength(23)
    expect(whole.next).toBeNull()
    for (const limit of [1, 7, 22, 23]) {
      const ids: string[] = []
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await town.must('case.list', { ...mine, limit, ...(cursor ? { cursor } : {}) }, OTHER_OWNER)
        expect(page.items.length).toBeGreaterThan(0)
        expect(page.counts === undefined).toBe(cursor !== undefined)
        ids.push(...page.items.map(({ id }) => id))
        cursor = page.next
      }
      expect(ids).toEqual(whole.items.map(({ id }) => id))
    }
  })

  it('counts each box of the tab with the first page', async () => {
    const { items } = await town.must('case.list', { ...mine, limit: 50 }, OTHER_OWNER)
    for (const row of items.slice(0, 4)) await town.must('case.withdraw', { caseId: row.id, requestId: draw(), seen: 1 }, OTHER_OWNER)
    for (const box of CASE_BOXES) expect((await town.must('case.list', { ...mine, box }, OTHER_OWNER)).counts).toEqual({ open: 19, answered: 0, done: 4 })
    const done = await town.must('case.list', { ...mine, box: 'done', limit: 50 }, OTHER_OWNER)
    const closed = done.items.map(({ closedAt }) => closedAt ?? '')
    expect(closed).toEqual([...closed].sort().reverse())
  })

  it.each(['', '|', 'x|y', '2026-11-25T01:00:00.000Z', "2026-11-25T01:00:00.000Z|'; drop", '-infinity|a', `infinity|${'a'.repeat(65)}`, '2026-13-45T99:99:99.999Z|abc'])(
    'with a place that nobody was given (%j) is refused, and never an error of ours', async (cursor) => {
      const reply = await town.call('case.list', { ...mine, cursor }, OWNER)
      expect(reply).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } })
    })
})

describe('a search', () => {
  it('finds by part of the title, by number, by words of the request, folded, in one trip, and says how far it looked', async () => {
    const { caseId, number } = await town.file({ text: '冷链（车辆）无法进城。司机等在Ｇ１８高速口。' })
    await town.surface('stats/reset', {})
    for (const search of ['冷链车辆', '冷链 车辆', '链', '车辆无法进城', number, number.slice(3, 9), '司机等在', '云澜禾田']) {
      const found = await town.must('case.list', { tab: { of: 'mine' }, box: 'open', search }, OWNER)
      expect([search, found.items.map(({ id }) => id).includes(caseId)]).toEqual([search, true])
      expect(found.looked).toBe('all')
    }
    for (const search of ['冷链火车', '%', '_', '\\', '。', "'; drop table"]) {
      const found = await town.call('case.list', { tab: { of: 'mine' }, box: 'done', search }, OWNER)
      expect([search, found.ok]).toEqual([search, true])
    }
    expect(await town.hops('case.list')).toBe(1)
  })

  it('finds in a tab what is in the tab', async () => {
    for (const openid of [OFFICER, SUPERVISOR]) {
      const tab: Tab = openid === OFFICER ? { of: 'mine' } : { of: 'supervise', areaId: '370613' }
      expect((await town.must('case.list', { tab, box: 'open', search: '冷链车辆' }, openid)).items).toHaveLength(1)
    }
    expect((await town.must('case.list', { tab: { of: 'unit', unitId: 'unit-water' }, box: 'open', search: '冷链车辆' }, WATER_MEMBER)).items).toEqual([])
    expect(await town.call('case.list', { tab: { of: 'supervise', areaId: '370613' }, box: 'open', search: '冷链车辆' }, ADMIN)).toMatchObject({ ok: false })
  })
})
