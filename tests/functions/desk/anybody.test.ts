import { isAnonymous } from '../../../shared/access/rights'
import { ACTIONS, type ActionName } from '../../../shared/api'
import { rightOf } from '../../../shared/api/rights'
import { contents } from '../../support/cases/contents'
import { draw, startTown, type TownUnderTest } from '../../support/town'
import { codeOf, openPage } from './page'

/** A browser that nobody has signed in, such as that of a phone whose camera has read a code. */
let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const NAMES = Object.keys(ACTIONS) as ActionName[]

it('is answered what the table gives to whoever is not signed in, and is told to sign in for everything else', async () => {
  const page = openPage(town)
  const before = await contents(town)
  for (const action of NAMES.filter((name) => !isAnonymous(rightOf(name)))) {
    expect([action, await page.call(action)]).toMatchObject([action, { status: 401, reply: { ok: false, error: { code: 'DESK_SIGN_IN' } } }])
  }
  for (const action of ['', 'none', 'constructor', '__proto__', 'directory', 'directory.', 'desk.toString']) expect((await page.call(action)).status).toBe(401)
  expect(await contents(town)).toEqual(before)
  expect(NAMES.filter((name) => isAnonymous(rightOf(name))).sort()).toEqual(['directory.contacts', 'directory.scan', 'matter.show', 'rating.rateWindow'])
  expect(await page.call('directory.contacts')).toMatchObject({ status: 200, reply: { ok: true } })
})

it('opens a window’s code and rates it with the ticket, counted to its address', async () => {
  const page = openPage(town)
  const code = town.scenes.window(0)
  const { reply } = await page.call('directory.scan', { code })
  expect(reply).toMatchObject({ ok: true, data: { kind: 'window', ticket: expect.any(String) } })
  const { ticket } = (reply as unknown as { data: { ticket: string } }).data
  expect(await page.call('rating.rateWindow', { requestId: draw(), level: 5, code, ticket })).toMatchObject({ status: 200, reply: { ok: true, data: { level: 5 } } })
  expect(await town.read('quotas', { what: 'ratingTickets' })).toMatchObject([{ used: 1 }])
  expect(codeOf((await page.call('rating.rateWindow', { requestId: draw(), level: 5, code })).reply)).toBe('SIGN_IN_REQUIRED')
})

it('is nobody whatever it says it is, and none that looks with another’s eyes', async () => {
  const page = openPage(town)
  const { reply } = await page.post('call', { action: 'directory.scan', input: { code: town.scenes.window(1) }, viewing: 'somebody-else', openid: 'demo-officer-1', userInfo: { openId: 'demo-officer-1' } })
  expect(reply).toMatchObject({ ok: true, data: { ticket: expect.any(String) } })
})

it('with a session that is none, or of which nothing is known, is told to sign in as before', async () => {
  const page = openPage(town)
  page.cookies.set('msb-desk', 'P'.repeat(43))
  expect(await page.call('directory.scan', { code: town.scenes.window(0) })).toMatchObject({ status: 401, reply: { ok: false, error: { code: 'DESK_SIGN_IN' } } })
})
