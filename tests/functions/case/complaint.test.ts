import type { InputOf } from '../../../shared/api'
import { personOf } from '../../support/cases/personas'
import { draw, INTEGRITY_MEMBER, OFFICER, OTHER_OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'

const CITY_DISPATCHER = 'demo-city-dispatcher'
const CITY_SUPERVISOR = 'demo-city-supervisor'
const DISTRICT = '370613'
const CITY = '370600'

let town: TownUnderTest
/** The complaint about each subject, all with one word in the title that occurs nowhere else. */
let about: Record<string, { caseId: string; number: string }>
const TITLE = '反映有人在检查时收受礼金'

beforeAll(async () => {
  town = await startTown()
  for (let at = 0; at < 3; at++) await town.file({ text: `缺一张运输证明，第 ${at} 次` })
  about = {}
  for (const openid of [SUPERVISOR, CITY_DISPATCHER, OTHER_OFFICER]) {
    about[openid] = await town.file({ kind: 'complain', text: `${TITLE}。`, about: { personId: await personOf(town, openid) } })
  }
  // What nobody in the district takes lies in the pool of the city.
  const returned = about[CITY_DISPATCHER]?.caseId ?? ''
  await town.act('case.return', returned, INTEGRITY_MEMBER, { text: '应由市里分办' })
  await town.act('case.return', about[SUPERVISOR]?.caseId ?? '', INTEGRITY_MEMBER, { text: '应由市里分办' })
}, 120_000)
afterAll(() => town.stop())

type ListInput = InputOf<'case.list'>

/** Every page of a list, one row at a time, the way somebody would look for a gap. */
async function walk(openid: string, input: Omit<ListInput, 'limit' | 'cursor'>): Promise<{ ids: string[]; pages: number[]; raw: string; counts: unknown }> {
  const ids: string[] = []
  const pages: number[] = []
  let raw = ''
  let counts: unknown
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await town.must('case.list', { ...input, limit: 1, ...(cursor ? { cursor } : {}) }, openid)
    raw += JSON.stringify(page)
    counts ??= page.counts
    ids.push(...page.items.map(({ id }) => id))
    pages.push(page.items.length)
    cursor = page.next
  }
  return { ids, pages, raw, counts }
}

// prettier-ignore
const VIEWS: [string, string, ListInput['tab'], number][] = [
  ['the supervisor in his area',          SUPERVISOR,      { of: 'supervise', areaId: DISTRICT }, 5],
  ['the city dispatcher in his pool',     CITY_DISPATCHER, { of: 'pool', areaId: CITY },          1],
  ['the city dispatcher in his area',     CITY_DISPATCHER, { of: 'area', areaId: CITY },          3],
]

it.each(VIEWS)('%s, page by page, finds neither its id nor a gap, and counts it nowhere', async (_who, openid, tab, visible) => {
  const hidden = about[openid]
  const { ids, pages, raw, counts } = await walk(openid, { tab, box: 'open' })
  expect(ids).toHaveLength(visible)
  expect(new Set(ids).size).toBe(visible)
  expect(pages.every((rows) => rows === 1)).toBe(true)
  expect(counts).toEqual({ open: visible, answered: 0, done: 0 })
  for (const trace of [hidden?.caseId, hidden?.number]) expect(raw).not.toContain(trace)
})

it.each(VIEWS)('%s cannot ask for its title word by word', async (_who, openid, tab) => {
  const hidden = about[openid]
  for (const search of [TITLE, '收受礼金', '礼', hidden?.number ?? '', (hidden?.number ?? '').slice(-6)]) {
    const { ids, pages, raw } = await walk(openid, { tab, box: 'open', search })
    expect(ids).not.toContain(hidden?.caseId)
    if (ids.length > 0) expect(pages.every((rows) => rows === 1)).toBe(true)
    for (const trace of [hidden?.caseId, hidden?.number]) expect(raw).not.toContain(trace)
  }
})

it('is the same to its subject as one that does not exist, whatever he asks', async () => {
  for (const [openid, hidden] of Object.entries(about)) {
    const act = { requestId: draw(), seen: 1, text: '看看是什么事', reason: '看看', before: 9 }
    for (const action of ['case.get', 'case.trail', 'case.receipt', 'case.note', 'case.transfer', 'directory.codeImage'] as const) {
      const ask = async (caseId: string) => {
        const reply = (await town.send(action, { ...act, requestId: draw(), caseId }, openid))
        return reply.ok ? reply : { ok: false, code: reply.error.code, message: reply.error.message, details: reply.error.details }
      }
      expect([openid, action, await ask(hidden.caseId)]).toEqual([openid, action, await ask('no-such-case-at-all')])
    }
  }
})

it('does not stand on the board of its subject, nor in its counts', async () => {
  const his = await town.must('case.board', { areaId: DISTRICT }, SUPERVISOR)
  const chiefs = await town.must('case.board', { areaId: CITY }, CITY_SUPERVISOR)
  expect(JSON.stringify(his)).not.toContain(about[SUPERVISOR]?.number)
  expect(his.counts.open).toBe(chiefs.counts.open - 1)
  expect(his.counts.unowned).toBe(chiefs.counts.unowned - 1)
  const dispatchers = await town.must('case.board', { areaId: CITY }, CITY_DISPATCHER)
  expect(JSON.stringify(dispatchers)).not.toContain(about[CITY_DISPATCHER]?.number)
  // A dispatcher counts what is not confidential, and sees of the pool what is not about him.
  expect(dispatchers.counts).toMatchObject({ open: 3, unowned: 1 })
})

it('does not stand among the messages of its subject, before or after they could not be delivered', async () => {
  for (const [openid, hidden] of Object.entries(about)) {
    const inbox = await town.must('directory.inbox', { limit: 50 }, openid)
    expect(JSON.stringify(inbox)).not.toContain(hidden.number)
  }
  await town.surface('clock', { advance: '20d' })
  await town.emulator.runTimers({ force: true })
  // A year's supervisor is told of what is overdue in his area, but not of this.
  const late = JSON.stringify(await town.must('directory.inbox', { limit: 50 }, SUPERVISOR))
  expect(late).toContain('taskOverdue')
  expect(late).not.toContain(about[SUPERVISOR]?.number)
})

it('does not stand on his board as a message that could not be delivered', async () => {
  const jobs = Object.values(about).map(({ caseId }) => ({
    kind: 'send', key: `case:${caseId}:1:x`, of: 'case', id: caseId, due_at: '2026-11-25T01:00:00Z', args: { seq: 1, personId: 'somebody', template: 't' }, attempts: 6, parked_at: '2026-11-25T02:00:00Z', error: '微信拒绝',
  }))
  await town.insert('jobs', jobs)
  await town.insert('messages', Object.values(about).map(({ caseId, number }) => ({
    person_id: 'somebody', of: 'case', id: caseId, seq: 1, kind: 'taskNew', at: '2026-11-25T01:00:00Z', number, subject: TITLE, body: TITLE,
  })))
  const his = await town.must('case.board', { areaId: DISTRICT }, SUPERVISOR)
  expect(his.parked.map(({ caseNumber }) => caseNumber).sort()).toEqual([about[CITY_DISPATCHER]?.number, about[OTHER_OFFICER]?.number].sort())
  expect(his.counts.parked).toBe(2)
  expect(JSON.stringify(his)).not.toContain(about[SUPERVISOR]?.caseId)
  expect((await town.must('case.board', { areaId: CITY }, CITY_DISPATCHER)).parked).toEqual([])
})

it('goes round him also when he is made a member of the unit that has it, or follows it', async () => {
  const hidden = about[OTHER_OFFICER]?.caseId ?? ''
  const person_id = await personOf(town, OTHER_OFFICER)
  await town.insert('memberships', [{ person_id, role: 'department', place: 'unit-integrity', area_id: DISTRICT, unit_id: 'unit-integrity', company_id: null, head: true, owner: false }])
  expect(await town.call('case.get', { caseId: hidden }, OTHER_OFFICER)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  const { ids, counts } = await walk(OTHER_OFFICER, { tab: { of: 'unit', unitId: 'unit-integrity' }, box: 'open' })
  expect([ids, counts]).toEqual([[], { open: 0, answered: 0, done: 0 }])
  expect((await walk(INTEGRITY_MEMBER, { tab: { of: 'unit', unitId: 'unit-integrity' }, box: 'open' })).ids).toEqual([hidden])
  expect(await town.call('case.get', { caseId: hidden }, OFFICER)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  await town.act('case.note', hidden, OWNER, { text: '补充一句' })
  expect(JSON.stringify(await town.must('directory.inbox', { limit: 50 }, OTHER_OFFICER))).not.toContain(about[OTHER_OFFICER]?.number)
})
