import type { InputOf } from '../../../shared/api'
import { PILES } from '../../../shared/case/list'
import { wholeList } from '../../support/cases/whole-list'
import { DISPATCHER, draw, OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_MEMBER } from '../../support/town'

const DISTRICT = '370613'
const CITY = '370600'
const NEIGHBOUR = '370602'
/** Company 35 lies in the neighbouring district, and nobody is its officer. */
const NEIGHBOUR_CODE = 34

let town: TownUnderTest
let filed: { caseId: string; number: string }[]
beforeAll(async () => {
  town = await startTown()
  filed = await inFours(130, (at) => town.file({ matter: 'water', text: `第 ${at} 件，厂里没水了` }))
}, 180_000)
afterAll(() => town.stop())

async function inFours<T>(many: number, work: (at: number) => Promise<T>): Promise<T[]> {
  const done: T[] = []
  let next = 0
  const worker = async () => { for (let at = next++; at < many; at = next++) done[at] = await work(at) }
  await Promise.all([worker(), worker(), worker(), worker()])
  return done
}

/** The pile, page by page. */
const pileOf = (pile: keyof typeof PILES, openid: string, tab: InputOf<'case.list'>['tab'] = { of: 'supervise', areaId: DISTRICT }) => wholeList(town, { tab, box: 'open', filters: PILES[pile] }, openid)

it('counts every one of 130 cases, and each pile is a list to its end', async () => {
  const board = await town.must('case.board', { areaId: DISTRICT }, SUPERVISOR)
  expect(board.counts).toEqual({ open: 130, unowned: 0, overdue: 0, dueToday: 0, away: 0, parked: 0 })
  // A list counts to 99; a hundred says that there are more.
  expect((await town.must('case.list', { tab: { of: 'supervise', areaId: DISTRICT }, box: 'open' }, SUPERVISOR)).counts).toEqual({ open: 100, answered: 0, done: 0 })
  for (const { caseId } of filed.slice(0, 117)) await town.must('case.return', { caseId, requestId: draw(), seen: 1, text: '不归我们管' }, WATER_MEMBER)
  const returned = await town.must('case.board', { areaId: DISTRICT }, DISPATCHER)
  expect(returned.counts).toEqual({ open: 130, unowned: 117, overdue: 0, dueToday: 0, away: 0, parked: 0 })
  for (const pile of [await pileOf('unowned', DISPATCHER, { of: 'pool', areaId: DISTRICT }), await pileOf('unowned', SUPERVISOR)]) {
    expect(new Set(pile.map(({ id }) => id)).size).toBe(117)
    const due = pile.map(({ dueAt }) => dueAt ?? '')
    expect(due).toEqual([...due].sort())
  }
  expect(returned.waitsSince).toBe((await pileOf('unowned', SUPERVISOR)).map(({ filedAt }) => filedAt).sort()[0])
})

it('moves every case from today to overdue as time passes, and drops what is done', async () => {
  const [first] = filed
  const [done] = filed.slice(-1)
  const dueAt = (await town.must('case.get', { caseId: first?.caseId ?? '' }, OWNER)).dueAt ?? ''
  await town.emulator.clock.moveTo(Date.parse(dueAt) - 30 * 60_000)
  const before = await town.must('case.board', { areaId: DISTRICT }, SUPERVISOR)
  expect(before.counts).toMatchObject({ open: 130, overdue: 0, dueToday: 130 })
  const today = await pileOf('dueToday', SUPERVISOR)
  expect([today.length, before.unaccepted, before.latest]).toEqual([130, today.filter(({ status }) => status === 'filed').length, null])
  await town.surface('clock', { advance: '3h' })
  const after = await town.must('case.board', { areaId: DISTRICT }, SUPERVISOR)
  expect(after.counts).toMatchObject({ open: 130, overdue: 130, dueToday: 0 })
  const late = await pileOf('overdue', SUPERVISOR)
  expect([late.length, after.latest?.id]).toEqual([130, late[0]?.id])
  await town.must('case.withdraw', { caseId: done?.caseId ?? '', requestId: draw(), seen: 1 }, OWNER)
  expect((await town.must('case.board', { areaId: DISTRICT }, SUPERVISOR)).counts).toMatchObject({ open: 129, overdue: 129 })
})

it('is one trip, whatever it holds, and for whoever has a membership there', async () => {
  await town.surface('stats/reset', {})
  await town.must('case.board', { areaId: DISTRICT }, DISPATCHER)
  for (const [openid, areaId] of [[DISPATCHER, CITY], [SUPERVISOR, NEIGHBOUR], [OFFICER, DISTRICT], [OWNER, DISTRICT], [SUPERVISOR, 'nowhere']] as const) {
    expect([openid, areaId, await town.call('case.board', { areaId }, openid)]).toMatchObject([openid, areaId, { ok: false, error: { code: 'NOT_ALLOWED' } }])
  }
  expect(await town.hops('case.board')).toBe(1)
})

it('shows messages that could not be delivered about the cases of its own area, and no other', async () => {
  const there = await town.must('case.file', { requestId: draw(), code: town.scenes.company(NEIGHBOUR_CODE), kind: 'help', text: '邻区的一件事', contact: { name: '赵大妈' } }, 'demo-resident-1')
  const here = filed[0] ?? { caseId: '', number: '' }
  for (const { caseId, number } of [there, here]) {
    await town.insert('jobs', [{ kind: 'send', key: `case:${caseId}:1:p`, of: 'case', id: caseId, due_at: '2026-11-25T01:00:00Z', args: { seq: 1, personId: 'p', template: 't' }, attempts: 6, parked_at: '2026-11-25T02:00:00Z', error: '微信拒绝' }])
    await town.insert('messages', [{ person_id: 'p', of: 'case', id: caseId, seq: 1, kind: 'taskNew', at: '2026-11-25T01:00:00Z', number, subject: '题目', body: '内容' }])
  }
  const parkedOf = async (openid: string, areaId: string) => {
    const { parked, counts } = await town.must('case.board', { areaId }, openid)
    expect(counts.parked).toBe(parked.length)
    return parked.map(({ caseNumber }) => caseNumber).sort()
  }
  expect(await parkedOf(SUPERVISOR, DISTRICT)).toEqual([here.number])
  expect(await parkedOf(DISPATCHER, DISTRICT)).toEqual([here.number])
  expect(await parkedOf('demo-neighbour-dispatcher', NEIGHBOUR)).toEqual([there.number])
  expect(await parkedOf('demo-city-supervisor', CITY)).toEqual([here.number, there.number].sort())
})
