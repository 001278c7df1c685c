import type { InputOf } from '../../../shared/api'
import { makeUscc } from '../../../shared/register/uscc'
import { verdictOf } from '../../support/cases/whole-receipt'
import { ADMIN, DISPATCHER, draw, OFFICER, OWNER, RESIDENT, startTown, type TownUnderTest } from '../../support/town'

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
