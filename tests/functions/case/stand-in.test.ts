import { PILES } from '../../../shared/case/list'
import { personOf } from '../../support/cases/personas'
import { DISPATCHER, draw, OFFICER, OTHER_OFFICER, OTHER_OWNER, OWNER, startTown, type TownUnderTest, WATER_HEAD, WATER_MEMBER, WATER_OTHER } from '../../support/town'

/** 周念, 顾长青: at the desks of other streets. */
const THIRD = 'demo-officer-3'
const FOURTH = 'demo-officer-4'
const WHILE = { from: '2026-11-24T16:00:00.000Z', to: '2026-12-31T16:00:00.000Z' }

let town: TownUnderTest
beforeEach(async () => { town = await startTown() }, 120_000)
afterEach(() => town.stop())

const away = async (openid: string, standIn: string | null, span = WHILE) =>
  town.must('directory.setLeave', { leave: { ...span, ...(standIn === null ? {} : { standIn: await personOf(town, standIn) }) } }, openid)
const back = (openid: string) => town.must('directory.setLeave', { leave: null }, openid)
const listOf = async (absent: string, openid: string) =>
  town.call('case.list', { tab: { of: 'standIn', personId: await personOf(town, absent) }, box: 'open' }, openid)
const withThoseAway = async () => (await town.must('case.list', { tab: { of: 'area', areaId: '370613' }, box: 'open', filters: PILES.away }, DISPATCHER)).items
const kindsOf = async (openid: string) => (await town.must('directory.inbox', {}, openid)).items.map(({ kind }) => kind)

it('lets the stand-in see and do what lies with who is away, signs it as such, tells the company who is there, and ends with the leave', async () => {
  const { caseId } = await town.file()
  await town.act('case.accept', caseId, OFFICER)
  expect(await town.call('case.get', { caseId }, OTHER_OFFICER)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  expect(await listOf(OFFICER, OTHER_OFFICER)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })

  await away(OFFICER, OTHER_OFFICER)
  expect((await town.must('directory.me', {}, OTHER_OFFICER)).standsFor).toEqual([{ personId: await personOf(town, OFFICER), name: '林知远' }])
  expect(await listOf(OFFICER, OTHER_OFFICER)).toMatchObject({ ok: true, data: { items: [{ id: caseId, actions: expect.arrayContaining(['answer', 'requestMaterial']) }] } })
  expect((await town.must('case.get', { caseId }, OWNER)).away).toEqual({ standIn: { name: '沈路遥', phone: expect.any(String) } })
  await town.act('case.answer', caseId, OTHER_OFFICER, { text: '证明已经开好，可以发车了。' })
  const seen = await town.must('case.get', { caseId }, OWNER)
  expect(seen.trail[0]).toMatchObject({ kind: 'answered', who: { name: '沈路遥（代林知远）', role: 'officer' } })
  expect(seen.holder.handlerName).toBe('林知远')

  // What comes back reaches who is there.
  await town.act('case.reopen', caseId, OWNER, { text: '车还是没有放行' })
  expect(await kindsOf(OTHER_OFFICER)).toContain('taskReopened')
  expect(await kindsOf(OFFICER)).toContain('taskReopened')

  await back(OFFICER)
  expect(await town.call('case.get', { caseId }, OTHER_OFFICER)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  expect((await town.must('case.get', { caseId }, OWNER)).away).toBeUndefined()
  await town.act('case.note', caseId, OFFICER, { text: '我回来了' })
})

it('is asked at the moment of use: neither before the leave nor after it', async () => {
  const { caseId } = await town.file()
  await away(OFFICER, OTHER_OFFICER, { from: '2026-11-25T08:00:00.000Z', to: '2026-11-25T09:00:00.000Z' })
  const sees = async () => (await town.call('case.get', { caseId }, OTHER_OFFICER)).ok
  expect(await sees()).toBe(false)
  await town.surface('clock', { now: '2026-11-25T08:30:00.000Z' })
  expect(await sees()).toBe(true)
  await town.surface('clock', { now: '2026-11-25T09:00:01.000Z' })
  expect(await sees()).toBe(false)
})

it('follows stand-ins who are away themselves, in no circle, and gives new requests to who is there', async () => {
  // Registered while the other is still there; then he goes too.
  await away(OTHER_OFFICER, THIRD)
  const first = await town.file({}, OTHER_OWNER).catch(() => null)
  expect(first).toBeNull()
  const ofSecond = () => town.file({ companyId: 'company-2' }, OTHER_OWNER)
  expect((await ofSecond()).to.handlerName).toBe('周念')
  await away(THIRD, FOURTH)
  const { to, caseId } = await ofSecond()
  expect(to.handlerName).toBe('顾长青')
  expect((await town.call('case.get', { caseId }, FOURTH)).ok).toBe(true)
  // The one before lies with 周念, who is away now: who is there for him sees it.
  expect(await listOf(THIRD, FOURTH)).toMatchObject({ ok: true, data: { items: [{ companyName: expect.any(String) }] } })
  expect((await town.must('directory.me', {}, FOURTH)).standsFor.map(({ name }) => name).sort()).toEqual(['周念', '沈路遥'].sort())

  // Nobody is there any more. A circle, which two at once could make, is none of the answers either.
  await town.emulator.database.query(`update mashangban.persons p set leave = $1 where p.id = $2`, [JSON.stringify({ ...WHILE, standIn: await personOf(town, OTHER_OFFICER), standInName: null, standInPhone: null }), await personOf(town, FOURTH)])
  const nowhere = await ofSecond()
  expect(nowhere.to).toEqual({ unitName: null, handlerName: null })
  expect((await town.must('case.board', { areaId: '370613' }, DISPATCHER)).counts.away).toBe(2)
  expect(await withThoseAway()).toMatchObject([{ holder: { handlerName: '周念' } }, { holder: { handlerName: '顾长青' } }])
})

it('gives nothing to a stand-in whom the request goes round', async () => {
  await away(OTHER_OFFICER, WATER_MEMBER)
  const { to, caseId } = await town.file({ companyId: 'company-2', about: { unitId: 'unit-water' } }, OTHER_OWNER)
  expect(to).toEqual({ unitName: null, handlerName: null })
  expect(await town.call('case.get', { caseId }, WATER_MEMBER)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
})

it('shows a stand-in nothing that must go round him, also when it lay there before', async () => {
  const { caseId } = await town.file({ companyId: 'company-2', about: { unitId: 'unit-water' } }, OTHER_OWNER)
  await away(OTHER_OFFICER, WATER_MEMBER)
  expect(await town.call('case.get', { caseId }, WATER_MEMBER)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  expect(await listOf(OTHER_OFFICER, WATER_MEMBER)).toMatchObject({ ok: true, data: { items: [] } })
})

it('tells the dispatcher what comes back to somebody who is away and named nobody', async () => {
  const { caseId } = await town.file()
  await town.act('case.accept', caseId, OFFICER)
  await town.act('case.answer', caseId, OFFICER, { text: '证明已经开好，可以发车了。' })
  await away(OFFICER, null)
  expect((await town.must('case.get', { caseId }, OWNER)).away).toEqual({ standIn: null })
  await town.act('case.reopen', caseId, OWNER, { text: '车还是没有放行' })
  expect(await kindsOf(DISPATCHER)).toContain('taskReopened')
  expect((await withThoseAway()).map(({ id }) => id)).toEqual([caseId])
  await town.act('case.transfer', caseId, DISPATCHER, { personId: await personOf(town, OTHER_OFFICER), text: '林知远请假，请接着办' })
  expect(await withThoseAway()).toEqual([])
})

it('says whom one stands in for when one goes away oneself', async () => {
  await away(OFFICER, OTHER_OFFICER)
  expect(await away(OTHER_OFFICER, THIRD)).toMatchObject({ standsInFor: ['林知远'] })
})

it('leaves the head of a unit, who gives a case of its queue away, with his own name', async () => {
  const { caseId } = await town.file({ matter: 'water' })
  await town.act('case.claim', caseId, WATER_MEMBER)
  await away(WATER_MEMBER, WATER_HEAD)
  await town.act('case.assign', caseId, WATER_HEAD, { personId: await personOf(town, WATER_OTHER) })
  expect((await town.must('case.get', { caseId }, WATER_HEAD)).trail[0]).toMatchObject({ kind: 'assigned', who: { name: '江澄' } })
  expect((await town.call('case.accept', { caseId, requestId: draw(), seen: await town.version(caseId, WATER_HEAD) }, WATER_HEAD)).ok).toBe(false)
})
