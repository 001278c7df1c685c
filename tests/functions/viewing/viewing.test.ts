import { membershipRow } from '../../../emulator/seed/rows'
import { ACTIONS, type ActionName, functionOf, type InputOf, type OutputOf, type Reply } from '../../../shared/api'
import { viewableOf } from '../../../shared/access/viewable'
import { MINUTE_MS } from '../../../shared/kernel/instant'
import { VIEWING_MINUTES } from '../../../shared/register/viewing'
import { contents } from '../../support/cases/contents'
import { personOf } from '../../support/cases/personas'
import { signedInPage } from '../desk/signing'
import { ADMIN, CITY_ADMIN, DISPATCHER, draw, INTEGRITY_MEMBER, OFFICER, OTHER_OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_HEAD } from '../../support/town'

const DISTRICT = '370613'
const REASON = '他说看不到某件诉求'

let town: TownUnderTest
/** An ordinary request of the officer, a complaint about somebody else, and a request that goes round the administrator. */
let plain: { caseId: string; number: string }
let secret: { caseId: string; number: string }
let round: { caseId: string; number: string }

beforeAll(async () => {
  town = await startTown()
  plain = await town.file({ text: '货物运不出去，缺一张运输证明。' })
  round = await town.file({ text: '货物运不出去，门口的路被围起来了。' })
  secret = await town.file({ kind: 'complain', text: '货物运不出去，有人在检查时收受礼金。', about: { personId: await personOf(town, OTHER_OFFICER) } })
  const admin = await personOf(town, ADMIN)
  for (const table of ['cases', 'lies_in', 'followers']) await town.emulator.database.query(`update mashangban.${table} set closed_to = $2 where id = $1`, [round.caseId, [`p:${admin}`]])
}, 120_000)
afterAll(() => town.stop())

const start = async (viewed: string, viewer = ADMIN): Promise<OutputOf<'viewing.start'>> => town.must('viewing.start', { requestId: draw(), personId: await personOf(town, viewed), reason: REASON }, viewer)
const end = (viewer = ADMIN) => town.must('viewing.end', { requestId: draw() }, viewer)
const ask = async <A extends ActionName>(viewingId: unknown, action: A, input: InputOf<A>, viewer: string | null = ADMIN) =>
  (await town.emulator.call(functionOf(action), { action, input, viewing: viewingId }, viewer ?? undefined)) as Reply<OutputOf<A>>
const see = async <A extends ActionName>(viewingId: string, action: A, input: InputOf<A>, viewer = ADMIN): Promise<OutputOf<A>> => {
  const reply = await ask(viewingId, action, input, viewer)
  if (!reply.ok) throw new Error(`${action}: ${reply.error.code} ${reply.error.message}`)
  return reply.data
}
const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code)
const passes = (minutes: number): Promise<unknown> => town.emulator.clock.moveTo(town.emulator.clock.now() + minutes * MINUTE_MS)
const mine = (box: 'open' | 'answered' | 'done' = 'open'): InputOf<'case.list'> => ({ tab: { of: 'mine' }, box })
const supervised: InputOf<'case.list'> = { tab: { of: 'supervise', areaId: DISTRICT }, box: 'open' }

it('begins for half an hour, is told to whom it is about with who, when and why, and stands in the deeds', async () => {
  const { viewingId, name, endsAt } = await start(OFFICER)
  expect(name).toBe('林知远')
  expect(Date.parse(endsAt) - town.emulator.clock.now()).toBeGreaterThan((VIEWING_MINUTES - 1) * MINUTE_MS)
  const [message] = (await town.must('directory.inbox', {}, OFFICER)).items
  expect(message).toMatchObject({ kind: 'viewed', read: false, caseId: null, title: '管理员看了您看到的页面' })
  expect(message?.body).toMatch(/^孙管 11 月 \d+ 日 \d\d:\d\d 起看您看到的页面，最多 30 分钟，只能看，不能办。原因：他说看不到某件诉求。/)
  await see(viewingId, 'case.get', { caseId: plain.caseId })
  await see(viewingId, 'case.get', { caseId: plain.caseId })
  expect(await end()).toEqual({ ended: true })
  expect(await end()).toEqual({ ended: false })
  const { items } = await town.must('deed.list', { areaId: DISTRICT, kind: 'viewing', limit: 50 }, ADMIN)
  expect(items.map(({ words, name: about, person, caseNumber }) => [words, about, person.name, caseNumber]).sort()).toEqual([
    ['开始看别人看到的页面', '林知远', '孙管', null], ['看别人看到的页面时打开了诉求', '云澜禾田食品有限公司', '孙管', null], ['结束看别人看到的页面', '林知远', '孙管', null],
  ])
})

it('shows who the other one is, and nothing that is his alone', async () => {
  const { viewingId } = await start(OFFICER)
  const his = await town.must('directory.me', {}, OFFICER)
  expect(his.unread).toBeGreaterThan(0)
  expect(await see(viewingId, 'directory.me', {})).toMatchObject({ personId: his.personId, name: '林知远', memberships: his.memberships, unread: 0, phoneMasked: '***********', reminders: his.reminders.map((each) => ({ ...each, left: 0 })) })
  await end()
})

it('shows what he has in hand, with nothing to do about it; nothing confidential and nothing that goes round the administrator, anywhere', async () => {
  const { viewingId } = await start(OFFICER)
  expect((await town.must('case.list', mine(), OFFICER)).items.map(({ id }) => id).sort()).toEqual([plain.caseId, round.caseId].sort())
  const list = await see(viewingId, 'case.list', mine())
  expect([list.items.map(({ id, actions }) => [id, actions]), list.counts]).toEqual([[[plain.caseId, []]], { open: 1, answered: 0, done: 0 }])
  expect((await see(viewingId, 'case.list', { ...mine(), search: '货物运不出去' })).found).toEqual({ open: 1, answered: 0, done: 0 })
  expect((await see(viewingId, 'case.get', { caseId: plain.caseId })).actions).toEqual([])
  for (const caseId of [round.caseId, secret.caseId]) expect(codeOf(await ask(viewingId, 'case.get', { caseId }))).toBe('CASE_NOT_FOUND')
  await end()
})

it('leaves confidential cases out of the lists, counts, search, board and pages of a supervisor, who has them', async () => {
  const board = { areaId: DISTRICT }
  const [own, ownBoard] = [await town.must('case.list', supervised, SUPERVISOR), await town.must('case.board', board, SUPERVISOR)]
  expect(own.items.map(({ id }) => id)).toEqual(expect.arrayContaining([plain.caseId, secret.caseId, round.caseId]))
  const { viewingId } = await start(SUPERVISOR)
  const [seen, seenBoard] = [await see(viewingId, 'case.list', { ...supervised, parts: true }), await see(viewingId, 'case.board', board)]
  expect(seen.items.map(({ id }) => id)).toEqual([plain.caseId])
  expect([own.counts?.open, seen.counts?.open, ownBoard.counts.open, seenBoard.counts.open]).toEqual([3, 1, 3, 1])
  for (const search of ['货物运不出去', secret.number, '礼金', '围起来']) {
    const { items } = await see(viewingId, 'case.list', { ...supervised, search })
    expect(items.map(({ id }) => id)).toEqual(search === '货物运不出去' ? [plain.caseId] : [])
  }
  for (const action of ['case.get', 'supervision.list'] as const) expect(codeOf(await ask(viewingId, action, { caseId: secret.caseId }))).toBe('CASE_NOT_FOUND')
  expect(codeOf(await ask(viewingId, 'case.trail', { caseId: secret.caseId, before: 9 }))).toBe('CASE_NOT_FOUND')
  expect((await see(viewingId, 'supervision.list', { caseId: plain.caseId })).mayOrder).toBe(false)
  await end()
})

it('shows the unit’s queue to whoever looks as one of it, and there too nothing that is confidential', async () => {
  const { viewingId } = await start(INTEGRITY_MEMBER)
  const [{ unitId = '' } = {}] = (await see(viewingId, 'directory.me', {})).memberships.map((each) => ({ unitId: each.unitId ?? '' }))
  const queue: InputOf<'case.list'> = { tab: { of: 'unit', unitId }, box: 'open' }
  expect((await town.must('case.list', queue, INTEGRITY_MEMBER)).counts?.open).toBe(1)
  expect(await see(viewingId, 'case.list', queue)).toMatchObject({ items: [], counts: { open: 0 } })
  await end()
})

it('of what somebody in office is besides, as a private person or of a company, shows nothing', async () => {
  const officer = await personOf(town, OFFICER)
  await town.insert('memberships', [membershipRow(officer, { role: 'company', companyId: 'company-1' })])
  const filed = await town.file({ text: '我自己的小店想问一件事。' }, OFFICER)
  const { viewingId } = await start(OFFICER)
  expect((await see(viewingId, 'directory.me', {})).memberships.map(({ role }) => role)).not.toContain('company')
  // What he filed himself he has in hand besides: it is seen as his task, from the side of the office.
  expect((await see(viewingId, 'case.get', { caseId: filed.caseId })).side).toBe('office')
  await town.emulator.database.query('update mashangban.cases set handler_id = $2 where id = $1', [filed.caseId, await personOf(town, OTHER_OFFICER)])
  expect((await town.must('case.list', mine(), OFFICER)).items.map(({ id }) => id)).toContain(filed.caseId)
  expect((await see(viewingId, 'case.list', mine())).items.map(({ id }) => id)).toEqual([plain.caseId])
  expect(codeOf(await ask(viewingId, 'case.list', { tab: { of: 'company', companyId: 'company-1' }, box: 'open' }))).toBe('NOT_ALLOWED')
  expect(codeOf(await ask(viewingId, 'case.get', { caseId: filed.caseId }))).toBe('CASE_NOT_FOUND')
  await end()
  await town.emulator.database.query("delete from mashangban.memberships where person_id = $1 and role = 'company'", [officer])
})

const NAMES = Object.keys(ACTIONS) as ActionName[]
it.each(NAMES.filter((action) => viewableOf(action) !== 'seen'))('%s is refused, whatever is sent, and changes nothing', async (action) => {
  const before = await contents(town)
  // Even by whoever has no viewing: nothing is looked at before the table.
  expect(codeOf(await ask('none-of-his', action, {}))).toBe(viewableOf(action) === 'act' ? 'VIEWING_ONLY_LOOKS' : 'VIEWING_NOT_SHOWN')
  expect(await contents(town)).toEqual(before)
})

/** What each action that may be seen is asked with, by the person who is viewed. */
const SEEN: Partial<Record<ActionName, (person: string) => object>> = {
  'case.list': (person) => (person === SUPERVISOR ? supervised : mine()), 'case.board': () => ({ areaId: DISTRICT }), 'directory.area': () => ({ areaId: DISTRICT }),
  'case.get': () => ({ caseId: plain.caseId }), 'case.trail': () => ({ caseId: plain.caseId, before: 9 }), 'supervision.list': () => ({ caseId: plain.caseId }),
  'register.overview': () => ({ areaId: DISTRICT }), 'register.companies': () => ({ areaId: DISTRICT, search: '云澜' }), 'register.officers': () => ({ areaId: DISTRICT }), 'register.tree': () => ({ areaId: DISTRICT }),
  'rating.figures': () => ({ windowId: 'window-1' }), 'directory.me': () => ({}), 'pairing.mine': () => ({}),
}

describe.each(NAMES.filter((action) => viewableOf(action) === 'seen'))('%s', (action) => {
  it('is answered as the person viewed would be refused or answered, and writes nothing but the look', async () => {
    for (const [viewed, viewer] of [[OFFICER, ADMIN], [SUPERVISOR, ADMIN], [DISPATCHER, ADMIN], [WATER_HEAD, ADMIN], [ADMIN, CITY_ADMIN]] as const) {
      const input = SEEN[action]?.(viewed)
      if (input === undefined) throw new Error(`say what ${action} is asked with`)
      const { viewingId } = await start(viewed, viewer)
      const before = await contents(town)
      const [seen, own] = [await ask(viewingId, action, input as never, viewer), await town.send(action, input, viewed)]
      expect([viewed, codeOf(seen)]).toEqual([viewed, codeOf(own)])
      const { deeds: _looks, ...after } = await contents(town)
      expect(after).toEqual((({ deeds: _before, ...rest }) => rest)(before))
      expect(JSON.stringify(seen)).not.toContain(secret.caseId)
      if (viewer === ADMIN) expect(JSON.stringify(seen)).not.toContain(round.caseId)
      await end(viewer)
    }
  })

  it('is refused when the viewing is another’s, over, or of nothing', async () => {
    const { viewingId } = await start(OFFICER)
    const input = SEEN[action]?.(OFFICER) as never
    for (const other of [CITY_ADMIN, OFFICER, OWNER]) expect(codeOf(await ask(viewingId, action, input, other))).toBe('VIEWING_OVER')
    for (const wrong of ['none-of-his', '', 7, {}, ['x'], 'a b']) expect(codeOf(await ask(wrong, action, input))).toBe('VIEWING_OVER')
    expect(codeOf(await ask(viewingId, action, input, null))).toBe('SIGN_IN_REQUIRED')
    await end()
    expect(codeOf(await ask(viewingId, action, input))).toBe('VIEWING_OVER')
  })
})

it('is over after half an hour', async () => {
  const { viewingId } = await start(OFFICER)
  await passes(VIEWING_MINUTES - 1)
  await see(viewingId, 'directory.me', {})
  await passes(1)
  expect(codeOf(await ask(viewingId, 'directory.me', {}))).toBe('VIEWING_OVER')
  // Nothing is left to end, and the next one begins.
  expect(await end()).toEqual({ ended: false })
  await start(OFFICER)
  await end()
})

it('ends the one before when a second begins; of two at once one is left', async () => {
  const first = await start(OFFICER)
  const second = await start(SUPERVISOR)
  expect([codeOf(await ask(first.viewingId, 'directory.me', {})), codeOf(await ask(second.viewingId, 'directory.me', {}))]).toEqual(['VIEWING_OVER', 'ok'])
  const both = await Promise.all([start(OFFICER), start(SUPERVISOR)])
  expect((await Promise.all(both.map(({ viewingId }) => ask(viewingId, 'directory.me', {})))).map(codeOf).sort()).toEqual(['VIEWING_OVER', 'ok'])
  await end()
})

it('a repeat gets the first reply and tells nobody twice', async () => {
  const input = { requestId: draw(), personId: await personOf(town, SUPERVISOR), reason: '教他怎么用' }
  const [before, reply] = [(await town.read('messages', { kind: 'viewed' })).length, await town.must('viewing.start', input, ADMIN)]
  expect(await town.must('viewing.start', input, ADMIN)).toEqual(reply)
  expect((await town.read('messages', { kind: 'viewed' })).length).toBe(before + 1)
  expect(codeOf(await town.call('viewing.start', { ...input, reason: '别的' }, ADMIN))).toBe('REQUEST_ID_REUSED')
  await end()
})

describe('when offices change meanwhile', () => {
  const taken = async (openid: string, run: () => Promise<void>): Promise<void> => {
    const rows = await town.read('memberships', { person_id: await personOf(town, openid) })
    await town.emulator.database.query('delete from mashangban.memberships where person_id = $1', [await personOf(town, openid)])
    await run()
    await town.insert('memberships', rows)
  }

  it.each([['the administrator', ADMIN], ['the person viewed', SUPERVISOR]])('it is over: %s has none any more', async (_who, openid) => {
    const { viewingId } = await start(SUPERVISOR)
    await taken(openid, async () => expect(codeOf(await ask(viewingId, 'case.list', supervised))).toBe('VIEWING_OVER'))
    await end()
  })

  it('it is over: the person viewed has one more', async () => {
    const { viewingId } = await start(SUPERVISOR)
    const supervisor = await personOf(town, SUPERVISOR)
    await town.insert('memberships', [membershipRow(supervisor, { role: 'dispatcher', areaId: '370600', unitId: 'unit-water' })])
    expect(codeOf(await ask(viewingId, 'directory.me', {}))).toBe('VIEWING_OVER')
    // And it lies above the administrator now.
    expect(codeOf(await town.call('viewing.start', { requestId: draw(), personId: supervisor, reason: REASON }, ADMIN))).toBe('NOT_ALLOWED')
    await town.emulator.database.query("delete from mashangban.memberships where person_id = $1 and role = 'dispatcher'", [supervisor])
    await end()
  })
})

// prettier-ignore
it.each([
  ['himself',                         ADMIN,      ADMIN,      'VIEWING_SELF'],
  ['somebody above him',              ADMIN,      CITY_ADMIN, 'NOT_ALLOWED'],
  ['somebody without an office',      ADMIN,      OWNER,      'OFFICIAL_NOT_FOUND'],
  ['anybody, being no administrator', SUPERVISOR, OFFICER,    'NOT_ALLOWED'],
])('nobody views %s', async (_whom, viewer, viewed, code) => {
  const before = await contents(town)
  expect(codeOf(await town.call('viewing.start', { requestId: draw(), personId: await personOf(town, viewed), reason: REASON }, viewer))).toBe(code)
  expect(await contents(town)).toEqual(before)
})

it('needs a reason', async () => {
  expect(codeOf(await town.call('viewing.start', { requestId: draw(), personId: await personOf(town, OFFICER), reason: ' ' }, ADMIN))).toMatch(/^INPUT_/)
})

it('works at a desk, through the gateway, which opens no other door meanwhile', async () => {
  const page = await signedInPage(town, ADMIN)
  const begun = await page.call('viewing.start', { requestId: draw(), personId: await personOf(town, SUPERVISOR), reason: REASON })
  const viewing = begun.reply.ok ? begun.reply.data['viewingId'] : ''
  const at = (action: ActionName, input: object) => page.post('call', { action, input, viewing })
  expect((await at('directory.me', {})).reply).toMatchObject({ ok: true, data: { personId: await personOf(town, SUPERVISOR) } })
  // Without the complaint and what goes round the administrator.
  const own = (await town.must('case.list', supervised, SUPERVISOR)).counts?.open ?? 0
  expect((await at('case.list', supervised)).reply).toMatchObject({ ok: true, data: { counts: { open: own - 2 } } })
  expect([codeOf((await at('case.accept', {})).reply), codeOf((await at('directory.inbox', {})).reply), codeOf((await at('desk.confirm', {})).reply)]).toEqual(['VIEWING_ONLY_LOOKS', 'VIEWING_NOT_SHOWN', 'DESK_ON_PHONE_ONLY'])
  // Somebody else’s browser is not let through by the id.
  const other = await signedInPage(town, DISPATCHER)
  expect(codeOf((await other.post('call', { action: 'directory.me', input: {}, viewing })).reply)).toBe('VIEWING_OVER')
  expect((await page.call('directory.me')).reply).toMatchObject({ ok: true, data: { personId: await personOf(town, ADMIN) } })
  await end()
})

it('costs a reading call one trip more', async () => {
  await town.surface('reset-stats', {}).catch(() => undefined)
  const { viewingId } = await start(SUPERVISOR)
  await see(viewingId, 'case.list', supervised)
  await end()
  expect(await town.hops('case.list')).toBe(2)
  expect(await town.hops('viewing.start')).toBe(2)
})
