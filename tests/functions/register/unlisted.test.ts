import { eraseFromCommandLine } from '../../../cloudfunctions/_flow/erase-case'
import type { InputOf } from '../../../shared/api'
import { makeUscc } from '../../../shared/register/uscc'
import { verdictOf } from '../../support/cases/whole-receipt'
import { ADMIN, CITY_ADMIN, DISPATCHER, draw, OFFICER, OWNER, RESIDENT, startTown, type TownUnderTest } from '../../support/town'

/** What an administrator makes of a company that is not in the register. Company 1 and its officer are of this area. */
const AREA = '370613001'
const DISTRICT = '370613'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const file = (name: string, over: Partial<InputOf<'case.file'>> = {}) =>
  town.must('case.file', { requestId: draw(), unlisted: { name, areaId: AREA }, kind: 'help', text: '门口修路，货车进不来。', contact: { name: '周禾' }, ...over }, RESIDENT)
const idOf = async (name: string): Promise<string> => (await town.read<{ id: string }>('unlisted', { name }))[0]?.id ?? ''
const link = (unlistedId: string, over: object = {}, openid = ADMIN) => town.call('unlisted.link', { requestId: draw(), unlistedId, seen: 1, companyId: 'company-1', ...over }, openid)
const unlink = (unlistedId: string, seen: number, over: object = {}) => town.call('unlisted.unlink', { requestId: draw(), unlistedId, seen, ...over }, ADMIN)
const waiting = async (): Promise<string[]> => (await town.must('register.decisions', { areaId: DISTRICT }, ADMIN)).items.filter(({ where }) => where.of === 'unlisted').map(({ title }) => title)

test('areas are chosen level by level, from the one that everything lies in', async () => {
  const top = await town.must('unlisted.areas', {}, RESIDENT)
  expect(top).toMatchObject({ at: { name: '烟台市' }, below: [{ id: '370602', more: true }, { id: '370613', name: '莱山区', more: true }] })
  const { at, below } = await town.must('unlisted.areas', { areaId: DISTRICT }, RESIDENT)
  expect([at?.name, below.length, below.some(({ more }) => more)]).toEqual(['莱山区', 6, false])
  expect(await town.call('unlisted.areas', {}, null)).toMatchObject({ error: { code: 'SIGN_IN_REQUIRED' } })
})

test('it waits for an administrator, who sees how many and by whom, masked; nobody else sees it', async () => {
  await file('等登记的店')
  await file('等登记的店')
  expect(await waiting()).toContain('不在名册的企业：等登记的店')
  const unlistedId = await idOf('等登记的店')
  const shown = await town.must('unlisted.show', { unlistedId }, ADMIN)
  expect(shown).toMatchObject({ name: '等登记的店', cases: 2, area: { id: AREA }, state: 'waiting', version: 1 })
  expect(shown.filer?.nameMasked).toMatch(/^周\*/)
  expect(JSON.stringify(shown)).not.toContain('周禾')
  for (const openid of [OWNER, RESIDENT, DISPATCHER, OFFICER]) expect(await town.call('unlisted.show', { unlistedId }, openid)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  expect(await town.call('unlisted.show', { unlistedId: 'un-none' }, ADMIN)).toMatchObject({ error: { code: 'UNLISTED_NOT_FOUND' } })
})

test('linked to a company its cases become that company’s, the officer follows, the holder stays, and the name that was written is forgotten', async () => {
  const { caseId } = await file('琥珀色的店')
  await town.must('case.get', { caseId }, DISPATCHER)
  const before = await town.must('case.get', { caseId }, RESIDENT)
  const unlistedId = await idOf('琥珀色的店')
  const requestId = draw()
  const first = await link(unlistedId, { requestId })
  expect(first).toMatchObject({ ok: true, data: { version: 2 } })
  expect(await town.hops('unlisted.link')).toBe(2)
  expect(await link(unlistedId, { requestId })).toEqual(first)
  expect(await link(unlistedId)).toMatchObject({ error: { code: 'UNLISTED_CHANGED' } })
  await town.emulator.runTimers()

  const after = await town.must('case.get', { caseId }, RESIDENT)
  expect(after).toMatchObject({ companyId: 'company-1', companyName: '云澜禾田食品有限公司', verified: false, holder: before.holder, route: before.route, dueAt: before.dueAt })
  expect(after.unlisted).toBeUndefined()
  expect(after.trail[0]).toMatchObject({ kind: 'recognised', text: '提交时写的是“琥珀色的店”，名册里是“云澜禾田食品有限公司”' })
  expect(await verdictOf(town, caseId, RESIDENT)).toMatchObject({ ok: true })
  // Kept informed: he reads it, and was told.
  expect(await town.must('case.get', { caseId }, OFFICER)).toMatchObject({ id: caseId })
  expect(await town.read('messages', { id: caseId, kind: 'taskInformed' })).toHaveLength(1)
  // Not verified: the company's own people do not.
  expect(await town.call('case.get', { caseId }, OWNER)).toMatchObject({ error: { code: 'CASE_NOT_FOUND' } })
  expect((await town.must('case.list', { tab: { of: 'mine' }, box: 'open', search: '云澜禾田' }, RESIDENT)).items.map(({ id }) => id)).toContain(caseId)
  expect(await waiting()).not.toContain('不在名册的企业：琥珀色的店')
  expect(JSON.stringify(await town.read('unlisted'))).not.toContain('琥珀')

  // Whoever writes that name from now on files for the company.
  const again = await file('琥珀色的店')
  expect(await town.must('case.get', { caseId: again.caseId }, RESIDENT)).toMatchObject({ companyId: 'company-1', verified: false })
})

test('a complaint follows too, but nobody is told of it whom it goes round or who may not know', async () => {
  const officer = (await town.must('directory.me', {}, OFFICER)).personId
  const { caseId } = await file('要投诉的店', { kind: 'complain', about: { personId: officer } })
  const unlistedId = await idOf('要投诉的店')
  expect((await town.must('unlisted.show', { unlistedId }, ADMIN)).filer).toBeNull()
  await link(unlistedId)
  await town.emulator.runTimers()
  expect(await town.must('case.get', { caseId }, RESIDENT)).toMatchObject({ companyId: 'company-1' })
  expect(await town.call('case.get', { caseId }, OFFICER)).toMatchObject({ error: { code: 'CASE_NOT_FOUND' } })
  expect(await town.read('messages', { id: caseId, kind: 'taskInformed' })).toEqual([])
})

test('of two administrators at once one is told that the other was faster', async () => {
  await file('两人同时的店')
  const unlistedId = await idOf('两人同时的店')
  const replies = await Promise.all([link(unlistedId), town.call('unlisted.setAside', { requestId: draw(), unlistedId, seen: 1, reason: '不是本地的企业' }, ADMIN)])
  expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).sort()).toEqual(['UNLISTED_CHANGED', 'ok'])
})

test('set aside with a reason it waits no more and can still be linked; what is filed for it meanwhile is filed', async () => {
  await file('搁置的店')
  const unlistedId = await idOf('搁置的店')
  await town.must('unlisted.setAside', { requestId: draw(), unlistedId, seen: 1, reason: '名称看不懂' }, ADMIN)
  expect(await waiting()).not.toContain('不在名册的企业：搁置的店')
  const { caseId } = await file('搁置的店')
  expect(await town.must('unlisted.show', { unlistedId }, ADMIN)).toMatchObject({ state: 'aside', reason: '名称看不懂', decidedBy: '孙管', cases: 2 })
  expect(await link(unlistedId, { companyId: 'nowhere', seen: 2 })).toMatchObject({ error: { code: 'COMPANY_NOT_FOUND' } })
  expect(await link(unlistedId, { seen: 2 })).toMatchObject({ ok: true })
  await town.emulator.runTimers()
  expect(await town.must('case.get', { caseId }, RESIDENT)).toMatchObject({ companyId: 'company-1' })
})

test('what is filed while it is being linked becomes the company’s all the same', async () => {
  await file('正在对应的店')
  const unlistedId = await idOf('正在对应的店')
  const [linked, ...filed] = await Promise.all([link(unlistedId), ...Array.from({ length: 4 }, () => file('正在对应的店'))])
  expect(linked.ok).toBe(true)
  await town.emulator.runTimers()
  for (const { caseId } of filed) expect(await town.must('case.get', { caseId }, RESIDENT)).toMatchObject({ companyId: 'company-1' })
})

test('registered because somebody filed for it, and then linked: its cases are that company’s, and its officer knows of them', async () => {
  const { caseId } = await file('刚开张的店')
  const unlistedId = await idOf('刚开张的店')
  const officerId = (await town.must('directory.me', {}, OFFICER)).personId
  const { companyId } = await town.must('register.saveCompany', {
    requestId: draw(), companyId: null, uscc: makeUscc('91370613MA9U00001'), name: '云澜刚开张商店', areaId: AREA, address: '示范路 9 号', key: false, state: 'operating', officerId,
  }, ADMIN)
  // Nothing becomes of its cases by registering alone.
  expect(await town.must('case.get', { caseId }, RESIDENT)).toMatchObject({ companyName: '刚开张的店' })
  expect(await waiting()).toContain('不在名册的企业：刚开张的店')
  expect(await link(unlistedId, { companyId })).toMatchObject({ data: { version: 2 } })
  await town.emulator.runTimers()
  expect(await town.must('case.get', { caseId }, RESIDENT)).toMatchObject({ companyId, companyName: '云澜刚开张商店', verified: false })
  expect(await town.must('case.get', { caseId }, OFFICER)).toMatchObject({ id: caseId })
  expect(await town.must('unlisted.show', { unlistedId }, ADMIN)).toMatchObject({ state: 'listed', company: { id: companyId } })
})

test('set aside or linked they are found again, the newest first, page by page; nobody else is shown any', async () => {
  const list = (state: 'waiting' | 'listed' | 'aside', over: object = {}) => town.must('unlisted.list', { areaId: DISTRICT, state, limit: 50, ...over }, ADMIN)
  for (const name of ['单子上的店一', '单子上的店二', '单子上的店三']) {
    await file(name)
    await town.surface('clock', { advance: '1s' })
  }
  const [one = '', two = '', three = ''] = await Promise.all(['单子上的店一', '单子上的店二', '单子上的店三'].map(idOf))
  await town.must('unlisted.setAside', { requestId: draw(), unlistedId: one, seen: 1, reason: '不在本地' }, ADMIN)
  await link(two)
  expect((await list('waiting')).items.map(({ id }) => id)).toContain(three)
  const aside = await list('aside')
  expect(aside.items.find(({ id }) => id === one)).toMatchObject({ name: '单子上的店一', reason: '不在本地', state: 'aside', areaName: '黄海路街道', decidedAt: expect.any(String) })
  const listed = await list('listed')
  expect(listed.items[0]).toMatchObject({ id: two, name: '云澜禾田食品有限公司', state: 'listed' })
  expect(JSON.stringify(listed)).not.toContain('单子上的店二')
  expect(listed.counts).toEqual({ waiting: (await list('waiting')).items.length, listed: listed.items.length, aside: aside.items.length })
  expect(await town.hops('unlisted.list')).toBe(1)

  // A page at a time: each once, and none left out.
  const seen: string[] = []
  for (let cursor: string | undefined, next: string | null = ''; next !== null; cursor = next ?? undefined) {
    const page = await list('listed', { limit: 1, ...(cursor === undefined ? {} : { cursor }) })
    if (cursor !== undefined) expect(page.counts).toBeNull()
    seen.push(...page.items.map(({ id }) => id))
    next = page.next
  }
  expect(seen).toEqual(listed.items.map(({ id }) => id))
  expect(await town.call('unlisted.list', { areaId: DISTRICT, state: 'listed', cursor: 'x' }, ADMIN)).toMatchObject({ error: { code: 'INPUT_INVALID' } })

  for (const openid of [OWNER, RESIDENT, DISPATCHER, OFFICER]) expect(await town.call('unlisted.list', { areaId: DISTRICT, state: 'aside' }, openid)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  expect(await town.call('unlisted.list', { areaId: '370602', state: 'aside' }, ADMIN)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  expect(await town.must('unlisted.list', { areaId: '370602', state: 'listed' }, CITY_ADMIN)).toMatchObject({ items: [], next: null, counts: { listed: 0 } })
})

describe('taken for the wrong company', () => {
  const back = async (caseId: string, name: string): Promise<void> => {
    expect(await town.must('case.get', { caseId }, RESIDENT)).toMatchObject({ companyName: name, unlisted: true })
    expect(await town.call('case.get', { caseId }, OFFICER)).toMatchObject({ error: { code: 'CASE_NOT_FOUND' } })
    expect((await town.must('case.list', { tab: { of: 'mine' }, box: 'open', search: name }, RESIDENT)).items.map(({ id }) => id)).toContain(caseId)
  }

  test('its cases come back as they were written, and who was told because of it reads them no longer', async () => {
    const { caseId } = await file('认错的店')
    const before = await town.must('case.get', { caseId }, RESIDENT)
    const unlistedId = await idOf('认错的店')
    await link(unlistedId)
    await town.emulator.runTimers()
    expect(await town.must('case.get', { caseId }, OFFICER)).toMatchObject({ companyId: 'company-1' })
    expect(await town.must('unlisted.show', { unlistedId }, ADMIN)).toMatchObject({ state: 'listed', cases: 1, undoing: 0 })
    const requestId = draw()
    const first = await unlink(unlistedId, 2, { requestId })
    expect(first).toMatchObject({ ok: true, data: { version: 3 } })
    expect(await town.hops('unlisted.unlink')).toBe(2)
    expect(await unlink(unlistedId, 2, { requestId })).toEqual(first)
    expect(await unlink(unlistedId, 2)).toMatchObject({ error: { code: 'UNLISTED_CHANGED' } })
    expect(await unlink(unlistedId, 3)).toMatchObject({ error: { code: 'UNLISTED_NOT_LISTED' } })
    // Not before all of it is undone: two would pull at one case.
    expect(await town.must('unlisted.show', { unlistedId }, ADMIN)).toMatchObject({ state: 'waiting', name: '认错的店', cases: 1, undoing: 1, decidedBy: null, company: null })
    expect(await link(unlistedId, { seen: 3 })).toMatchObject({ error: { code: 'UNLISTED_UNDOING' } })
    await town.emulator.runTimers()

    await back(caseId, '认错的店')
    const after = await town.must('case.get', { caseId }, RESIDENT)
    expect(after).toMatchObject({ companyId: unlistedId, holder: before.holder, route: before.route, dueAt: before.dueAt })
    expect(after.trail[0]).toMatchObject({ kind: 'unrecognised', text: '“云澜禾田食品有限公司”对应错了，恢复为提交时写的“认错的店”' })
    expect(await verdictOf(town, caseId, RESIDENT)).toMatchObject({ ok: true })
    expect(await waiting()).toContain('不在名册的企业：认错的店')
    expect(await town.read('recognised', { unlisted_id: unlistedId })).toEqual([])
    // And the right one can be found.
    expect(await link(unlistedId, { seen: 3, companyId: 'company-2' })).toMatchObject({ data: { version: 4 } })
    await town.emulator.runTimers()
    expect(await town.must('case.get', { caseId }, RESIDENT)).toMatchObject({ companyId: 'company-2' })
  })

  test('what was filed for it meanwhile comes back too; what was filed with the credit code of the company does not', async () => {
    await file('两次写的店')
    const unlistedId = await idOf('两次写的店')
    await link(unlistedId)
    const meanwhile = await file('两次写的店')
    const uscc = (await town.read<{ uscc: string }>('companies', { id: 'company-1' }))[0]?.uscc ?? ''
    const byCode = await town.must('case.file', { requestId: draw(), unlisted: { name: '两次写的店', uscc, areaId: AREA }, kind: 'help', text: '门口修路，货车进不来。', contact: { name: '周禾' } }, RESIDENT)
    await town.emulator.runTimers()
    expect(await town.must('unlisted.show', { unlistedId }, ADMIN)).toMatchObject({ cases: 2 })
    await unlink(unlistedId, 2)
    await town.emulator.runTimers()
    expect(await town.must('case.get', { caseId: meanwhile.caseId }, RESIDENT)).toMatchObject({ companyName: '两次写的店', unlisted: true })
    expect(await town.must('case.get', { caseId: byCode.caseId }, RESIDENT)).toMatchObject({ companyId: 'company-1' })
  })

  test('said again before anything has come of it, nothing comes of it; who files at that moment files for what was written', async () => {
    const { caseId } = await file('马上撤销的店')
    const unlistedId = await idOf('马上撤销的店')
    await link(unlistedId)
    const [undone, ...filed] = await Promise.all([unlink(unlistedId, 2), ...Array.from({ length: 4 }, () => file('马上撤销的店'))])
    expect(undone).toMatchObject({ ok: true })
    await town.emulator.runTimers()
    for (const each of [caseId, ...filed.map((one) => one.caseId)]) expect(await town.must('case.get', { caseId: each }, RESIDENT)).toMatchObject({ companyName: '马上撤销的店', unlisted: true })
    expect(await town.read('recognised', { unlisted_id: unlistedId })).toEqual([])
  })

  test('of two at once, one who links on and one who takes back, one is told; and nothing is left half way', async () => {
    const { caseId } = await file('拉扯的店')
    const unlistedId = await idOf('拉扯的店')
    await link(unlistedId)
    await Promise.all([unlink(unlistedId, 2), town.emulator.runTimers()])
    await town.emulator.runTimers()
    expect(await town.must('case.get', { caseId }, RESIDENT)).toMatchObject({ companyName: '拉扯的店', unlisted: true })
    expect(await town.must('unlisted.show', { unlistedId }, ADMIN)).toMatchObject({ undoing: 0, cases: 1 })
  })

  test('of what was erased nothing is brought back', async () => {
    const { caseId, number } = await file('石榴红的店')
    const unlistedId = await idOf('石榴红的店')
    await link(unlistedId)
    await town.emulator.runTimers()
    await eraseFromCommandLine(['--number', number, '--reason', '本人申请'], { TENANT: town.emulator.environment.TENANT, DATABASE_APP_URL: town.emulator.database.appUrl, DATABASE_URL: town.emulator.database.ownerUrl })
    expect(await unlink(unlistedId, 2)).toMatchObject({ error: { code: 'UNLISTED_NOT_LISTED' } })
    expect(JSON.stringify([await town.read('recognised'), await town.read('unlisted')])).not.toContain('石榴红')
    expect(await town.must('case.get', { caseId }, RESIDENT)).toMatchObject({ companyId: 'company-1' })
  })
})
