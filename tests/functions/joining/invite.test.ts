import { ADMIN, CITY_ADMIN, draw, OFFICER, SECOND_CITY_ADMIN, startTown, type TownUnderTest } from '../../support/town'
import { exported, fileOf } from '../../support/register/exports'
import { DRAWN, keysOf, register, STATION, STREET, verify } from './official.support'

let town: TownUnderTest
beforeEach(async () => {
  town = await startTown()
}, 120_000)
afterEach(() => town.stop())

const MINUTE = 60_000
const codeOf = (reply: { ok: boolean; error?: { code: string } }): string => (reply.ok ? 'ok' : (reply.error?.code ?? ''))
const ahead = (ms: number) => town.emulator.clock.moveTo(town.emulator.clock.now() + ms)
const notJoined = (areaId: string, openid: string, search?: string) => town.must('register.notJoined', { areaId, ...(search === undefined ? {} : { search }) }, openid)
const invite = (openid: string, personId: string, requestId = draw()) => town.send('register.invite', { requestId, personId }, openid)

test('who has never signed in is listed where his offices lie, with who invited him last and how that stands', async () => {
  await register(town)
  await register(town, { id: 'drawn-official-0000009', name: '方远', unitName: '芝罘区营商服务中心', phone: '13800000809', offices: [{ role: 'supervisor', areaId: '370602', unitId: 'unit-centre-370602' }] })
  const list = await notJoined('370613', ADMIN)
  expect(list).toMatchObject({ count: 1, next: null, items: [{ id: DRAWN, name: '江新来', unitName: '黄海路街道企业服务站', phoneMasked: '138****0801', memberships: [{ role: 'officer', areaName: '黄海路街道' }], invitation: null }] })
  expect((await notJoined('370600', CITY_ADMIN)).items.map(({ name }) => name).sort()).toEqual(['方远', '江新来'])
  expect((await notJoined('370600', CITY_ADMIN, '方')).items.map(({ name }) => name)).toEqual(['方远'])
  expect((await notJoined('370600', CITY_ADMIN, '企业服务站')).items.map(({ name }) => name)).toEqual(['江新来'])

  await town.must('register.invite', { requestId: draw(), personId: DRAWN }, ADMIN)
  expect((await notJoined('370613', ADMIN)).items[0]?.invitation).toMatchObject({ state: 'open', by: expect.stringMatching(/./) })
  // The whole of it in a file, of whoever may see it.
  const shown = await exported(town, { of: 'notJoined', areaId: '370613', search: '江' })
  expect(shown).toMatchObject({ words: '莱山区，搜索“江”', rows: 1 })
  const { 还没有登录的人: [, headings, ...rows] = [] } = await fileOf(shown)
  expect(headings).toEqual(['姓名', '单位', '手机号', '职务', '谁邀请的', '邀请时间', '邀请'])
  expect(rows).toEqual([['江新来', '黄海路街道企业服务站', '138****0801', '黄海路街道服务专员', '孙管', expect.stringMatching(/^\d{4}-\d\d-\d\d /), expect.stringMatching(/./)]])
  for (const [openid, areaId] of [[OFFICER, '370613'], [ADMIN, '370602']] as const) expect(codeOf(await town.send('export.begin', { requestId: draw(), list: { of: 'notJoined', areaId } }, openid))).toBe('NOT_ALLOWED')
  await ahead(73 * 60 * MINUTE)
  expect((await notJoined('370613', ADMIN)).items[0]?.invitation).toMatchObject({ state: 'over' })
  await town.must('register.withdrawInvitation', { requestId: draw(), personId: DRAWN }, ADMIN)
  expect((await notJoined('370613', ADMIN)).items[0]?.invitation).toMatchObject({ state: 'withdrawn' })

  expect((await town.must('register.overview', { areaId: '370613' }, ADMIN)).notJoined).toBe(1)
  await verify(town, 'o-new')
  await town.must('directory.join', { requestId: draw(), personId: DRAWN }, 'o-new')
  expect((await notJoined('370613', ADMIN)).count).toBe(0)
  expect(codeOf(await invite(ADMIN, DRAWN))).toBe('OFFICIAL_NOT_FOUND')
  expect(codeOf(await invite(ADMIN, keysOf(town).idOf('o-new')))).toBe('OFFICIAL_JOINED')
})

test('whoever has an office beyond an administrator’s area besides is not his to invite: the invitation would hand that out too', async () => {
  await register(town, { offices: [{ role: 'officer', areaId: STREET, unitId: STATION }, { role: 'admin', areaId: '370600', unitId: 'unit-centre-370600' }] })
  expect(codeOf(await invite(ADMIN, DRAWN))).toBe('NOT_ALLOWED')
  expect(codeOf(await town.send('register.withdrawInvitation', { requestId: draw(), personId: DRAWN }, ADMIN))).toBe('NOT_ALLOWED')
  expect(codeOf(await invite(CITY_ADMIN, DRAWN))).toBe('ok')
  expect(codeOf(await invite(OFFICER, DRAWN))).toBe('NOT_ALLOWED')
  expect(codeOf(await invite(ADMIN, 'nobody'))).toBe('OFFICIAL_NOT_FOUND')
})

test('a repeat shows the same token for ten minutes and makes no second invitation; a new one ends the one before, also of two at once', async () => {
  await register(town)
  const requestId = draw()
  const first = await town.must('register.invite', { requestId, personId: DRAWN }, ADMIN)
  expect(first).toMatchObject({ name: '江新来', token: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{20}$/) })
  expect(await town.must('register.invite', { requestId, personId: DRAWN }, ADMIN)).toEqual(first)
  expect(await town.read('invitations')).toHaveLength(1)
  expect(JSON.stringify(await town.read('requests'))).not.toContain(first.token)
  await ahead(11 * MINUTE)
  expect(codeOf(await invite(ADMIN, DRAWN, requestId))).toBe('REQUEST_ID_REUSED')

  const both = await Promise.all([invite(ADMIN, DRAWN), invite(CITY_ADMIN, DRAWN)])
  expect(both.map(codeOf)).toEqual(['ok', 'ok'])
  expect((await town.read<{ ended: string | null }>('invitations')).map(({ ended }) => ended).sort()).toEqual([null, 'withdrawn', 'withdrawn'].sort())
  expect(await town.hops('register.invite')).toBeLessThanOrEqual(4)
})

test('two administrators at least are asked for, and of them those count who have signed in', async () => {
  const { idOf } = keysOf(town)
  const admins = async () => (await town.must('register.overview', { areaId: '370600' }, CITY_ADMIN)).admins
  expect(await admins()).toBe(2)
  await town.emulator.database.query(`delete from mashangban.memberships where role = 'admin' and person_id = $1`, [idOf(SECOND_CITY_ADMIN)])
  expect(await admins()).toBe(1)
  await register(town, { offices: [{ role: 'admin', areaId: '370600', unitId: 'unit-centre-370600' }] })
  expect(await admins()).toBe(1)
  // Nobody could act while he has not come: the one who is there stays.
  const first = `${idOf(CITY_ADMIN)}:admin:370600`
  const leave = async (seen = 1) => codeOf(await town.send('register.closeThing', { requestId: draw(), of: 'office', id: first, seen }, CITY_ADMIN))
  expect(await leave()).toBe('LAST_ADMIN')
  await verify(town, 'o-second')
  await town.must('directory.join', { requestId: draw(), personId: DRAWN }, 'o-second')
  expect(await admins()).toBe(2)
  expect(codeOf(await town.send('register.closeThing', { requestId: draw(), of: 'office', id: first, seen: 1, preview: true }, CITY_ADMIN))).toBe('ok')
  expect((await town.must('register.overview', { areaId: '370613' }, ADMIN)).lastResortMissing).toBe(false)
  await town.emulator.database.query(`delete from mashangban.memberships where role = 'lastResort' and person_id = $1`, [idOf('demo-last-resort-2')])
  expect((await town.must('register.overview', { areaId: '370613' }, ADMIN)).lastResortMissing).toBe(true)
})
