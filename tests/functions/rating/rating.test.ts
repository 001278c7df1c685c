import type { Reply } from '../../../shared/api'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'
import { COMPANY, insertDistrict, OPENIDS, REVOKED, UNITS, WINDOW } from '../../support/fixtures/district'
import { insertCases } from '../../support/fixtures/stored-case'

let functions: FunctionsUnderTest
beforeAll(async () => {
  functions = await startFunctions()
  await insertDistrict(functions)
  await insertCases(functions, [
    { id: 'ca-answered', status: 'answered', box: 'answered' },
    closed('ca-closed'),
    { id: 'ca-open' },
    { ...closed('ca-about-owner'), filer: functions.personId(OPENIDS.stranger), excluded: { personId: functions.personId(OPENIDS.owner), units: [] } },
  ])
}, 120_000)
afterAll(() => functions.stop())

const closed = (id: string) => ({ id, status: 'closed' as const, box: 'done' as const, closedAt: '2026-02-01T00:00:00.000Z' })
const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code)
const dataOf = <T>(reply: Reply<T>): T => {
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data
}
const rateCase = (caseId: string, more: object = {}, openid: string | null = OPENIDS.owner) =>
  functions.send('rating.rateCase', { requestId: 'rate-case-01', level: 5, caseId, ...more }, openid) as Promise<Reply<{ receipt: string; level: number; bad: boolean }>>
const rateWindow = (requestId: string, more: object = {}, openid: string | null = OPENIDS.stranger) =>
  functions.send('rating.rateWindow', { requestId, level: 5, code: functions.sign(WINDOW.codeId, 1), ...more }, openid) as Promise<Reply<{ receipt: string }>>
const figures = (openid: string) => functions.call('rating.figures', { windowId: WINDOW.id }, openid)

describe('rating a case', () => {
  test('is refused before the answer, to strangers to the case, to its office, and to nobody at all', async () => {
    expect(codeOf(await rateCase('ca-open'))).toBe('RATING_NOT_YET')
    expect(codeOf(await rateCase('ca-answered', {}, OPENIDS.stranger))).toBe('CASE_NOT_FOUND')
    expect(codeOf(await rateCase('ca-answered', {}, OPENIDS.member))).toBe('NOT_ALLOWED')
    expect(codeOf(await rateCase('ca-about-owner'))).toBe('CASE_NOT_FOUND')
    expect(codeOf(await rateCase('none'))).toBe('CASE_NOT_FOUND')
    expect(codeOf(await rateCase('ca-answered', {}, null))).toBe('SIGN_IN_REQUIRED')
    expect(await functions.read('ratings')).toEqual([])
    expect(await functions.read('requests')).toEqual([])
  })

  test('a bad grade needs a reason or words', async () => {
    for (const level of [1, 2]) expect(codeOf(await rateCase('ca-answered', { level, text: '  ' }))).toBe('RATING_REASON_REQUIRED')
  })

  test('counts once: the same request gives the same receipt, another one is refused, other content is refused', async () => {
    const bad = { level: 2, reasons: ['等太久'] }
    const first = dataOf(await rateCase('ca-answered', bad))
    expect(first).toMatchObject({ level: 2, bad: true, receipt: expect.stringMatching(/^P\d{6}-[0-9A-Z]{4}-[0-9A-Z]{4}$/) })
    expect(dataOf(await rateCase('ca-answered', bad))).toEqual(first)
    expect(codeOf(await rateCase('ca-answered', { ...bad, level: 5 }))).toBe('REQUEST_ID_REUSED')
    expect(codeOf(await rateCase('ca-answered', { ...bad, requestId: 'rate-case-02' }))).toBe('RATING_DUPLICATE')
  })

  test('of many taps at once one counts', async () => {
    const replies = await Promise.all(Array.from({ length: 6 }, (_, i) => rateCase('ca-closed', { requestId: `rate-race-0${i}` })))
    expect(replies.map(codeOf).sort()).toEqual([...Array.from({ length: 5 }, () => 'RATING_DUPLICATE'), 'ok'].sort())
  })

  test('grades that do not exist are refused', async () => {
    for (const level of [0, 6, 2.5, '5', null]) expect(codeOf(await rateCase('ca-closed', { level }))).toMatch(/^INPUT_/)
  })

  test('takes two round trips, also refused and repeated', async () => {
    await insertCases(functions, [closed('ca-hops')])
    await functions.surface('stats/reset', {})
    const rated = { requestId: 'rate-hops-01' }
    expect(codeOf(await rateCase('ca-hops', rated))).toBe('ok')
    expect(codeOf(await rateCase('ca-hops', rated))).toBe('ok')
    expect(codeOf(await rateCase('ca-hops', { requestId: 'rate-hops-02' }))).toBe('RATING_DUPLICATE')
    expect(await functions.hops('rating.rateCase')).toBe(2)
  })

  test('the request id of one case does not serve for another', async () => {
    await insertCases(functions, [closed('ca-first'), closed('ca-second')])
    expect(codeOf(await rateCase('ca-first', { requestId: 'rate-reuse-1' }))).toBe('ok')
    expect(codeOf(await rateCase('ca-second', { requestId: 'rate-reuse-1' }))).toBe('REQUEST_ID_REUSED')
    expect(await functions.read('ratings', { id: 'ca-second' })).toEqual([])
  })

  test('of the same request sent eight times at once one counts, and all get its receipt', async () => {
    await insertCases(functions, [closed('ca-repeat')])
    const replies = await Promise.all(Array.from({ length: 8 }, () => rateCase('ca-repeat', { requestId: 'rate-repeat-1' })))
    expect(new Set(replies.map((reply) => dataOf(reply).receipt)).size).toBe(1)
    expect(await functions.read('ratings', { id: 'ca-repeat' })).toHaveLength(1)
  })
})

describe('rating a window', () => {
  test('three a day, the next day again, and the same request counts once', async () => {
    const first = dataOf(await rateWindow('rate-window-1'))
    expect(dataOf(await rateWindow('rate-window-1'))).toEqual(first)
    expect(codeOf(await rateWindow('rate-window-1', { level: 4 }))).toBe('REQUEST_ID_REUSED')
    expect(codeOf(await rateWindow('rate-window-2'))).toBe('ok')
    expect(codeOf(await rateWindow('rate-window-3'))).toBe('ok')
    expect(codeOf(await rateWindow('rate-window-4'))).toBe('RATING_TOO_OFTEN')
    expect(codeOf(await rateWindow('rate-window-5', {}, OPENIDS.owner))).toBe('ok')
    await functions.emulator.clock.moveTo(functions.emulator.clock.now() + 24 * 3_600_000)
    expect(codeOf(await rateWindow('rate-window-6'))).toBe('ok')
  })

  test('what is stored does not tell who rated', async () => {
    const stored = JSON.stringify(await functions.read('ratings', { id: WINDOW.id }))
    for (const openid of [OPENIDS.stranger, OPENIDS.owner]) {
      expect(stored).not.toContain(openid)
      expect(stored).not.toContain(functions.personId(openid))
    }
    const raters = new Set((await functions.read<{ rater: string }>('ratings', { id: WINDOW.id })).map(({ rater }) => rater))
    expect(raters.size).toBe(3) // one per person and day
    // The requests name the person: they hold neither the grade nor the receipt, and the rating does not hold their moment.
    const requests = await functions.read<{ reply: unknown; at: string; of: string | null }>('requests', { action: 'rating.rateWindow' })
    expect(requests).toHaveLength(5)
    for (const { reply, of } of requests) expect([reply, of]).toEqual([{}, null])
    const ratings = await functions.read<{ at: string }>('ratings', { id: WINDOW.id })
    const moments = new Set(requests.map(({ at }) => at))
    expect(ratings.filter(({ at }) => moments.has(at))).toEqual([])
    expect(JSON.stringify(await functions.read('quotas', { what: 'rateWindow' }))).not.toMatch(new RegExp([OPENIDS.stranger, OPENIDS.owner].map((openid) => functions.personId(openid)).join('|')))
  })

  test('needs the code of a window in force', async () => {
    expect(codeOf(await rateWindow('rate-window-7', { code: functions.sign(COMPANY.codeId, 1) }))).toBe('CODE_UNKNOWN')
    expect(codeOf(await rateWindow('rate-window-7', { code: functions.sign(REVOKED.codeId, 1) }))).toBe('CODE_REVOKED')
    expect(codeOf(await rateWindow('rate-window-7', { code: functions.sign(WINDOW.codeId, 0) }))).toBe('CODE_REPLACED')
    const forged = functions.sign(WINDOW.codeId, 1).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect(codeOf(await rateWindow('rate-window-7', { code: forged }))).toBe('CODE_FORGED')
    expect(codeOf(await rateWindow('rate-window-7', {}, null))).toBe('SIGN_IN_REQUIRED')
  })

  test('of forty at the same moment exactly three count, and the rest are told and leave nothing', async () => {
    const replies = await Promise.all(Array.from({ length: 40 }, (_, i) => rateWindow(`rate-burst-${i}`, {}, 'o-burst')))
    expect(replies.filter((reply) => reply.ok)).toHaveLength(3)
    expect(new Set(replies.filter((reply) => !reply.ok).map(codeOf))).toEqual(new Set(['RATING_TOO_OFTEN']))
    expect(await functions.read('requests', { person_id: functions.personId('o-burst') })).toHaveLength(3)
    expect(await functions.read('ratings', { id: WINDOW.id })).toHaveLength(8)
  })

  test('takes two round trips, also refused and repeated; the third of a day repeated in flight gets its receipt', async () => {
    await functions.surface('stats/reset', {})
    for (const id of ['rate-trips-1', 'rate-trips-1', 'rate-trips-2']) expect(codeOf(await rateWindow(id, {}, 'o-trips'))).toBe('ok')
    const replies = await Promise.all(Array.from({ length: 6 }, () => rateWindow('rate-trips-3', {}, 'o-trips')))
    expect(new Set(replies.map((reply) => dataOf(reply).receipt)).size).toBe(1)
    await functions.surface('stats/reset', {})
    expect(codeOf(await rateWindow('rate-trips-4', {}, 'o-trips'))).toBe('RATING_TOO_OFTEN')
    expect(codeOf(await rateWindow('rate-trips-1', {}, 'o-trips'))).toBe('ok')
    expect(await functions.hops('rating.rateWindow')).toBeLessThanOrEqual(2)
  })

  test('the day is that of China: at half past midnight there it is the next, and in London still the same', async () => {
    const clock = functions.emulator.clock
    const today = new Date(clock.now()).toISOString().slice(0, 10)
    await clock.moveTo(Date.parse(`${today}T15:30:00Z`))
    for (const id of ['rate-night-1', 'rate-night-2', 'rate-night-3']) expect(codeOf(await rateWindow(id, {}, 'o-night'))).toBe('ok')
    expect(codeOf(await rateWindow('rate-night-4', {}, 'o-night'))).toBe('RATING_TOO_OFTEN')
    await clock.moveTo(Date.parse(`${today}T16:30:00Z`))
    expect(codeOf(await rateWindow('rate-night-5', {}, 'o-night'))).toBe('ok')
  })
})

describe('figures', () => {
  test('are hidden under five ratings and shown from five on, to those responsible only', async () => {
    const count = (await functions.read('ratings', { id: WINDOW.id })).length
    await functions.surface('stats/reset', {})
    const whole = count - count % 5
    expect(whole).toBeGreaterThan(0)
    expect(dataOf(await figures(OPENIDS.otherUnit))).toMatchObject({ shown: true, count: whole })
    expect(dataOf(await figures(OPENIDS.supervisor)).levels).toEqual([5, 4, 3, 2, 1].map((level) => ({ level, count: level === 5 ? whole : 0 })))
    for (const openid of [OPENIDS.member, OPENIDS.farOfficer, OPENIDS.owner, OPENIDS.stranger]) expect(codeOf(await figures(openid))).toBe('NOT_ALLOWED')
    expect(await functions.hops('rating.figures')).toBe(1)
  })

  test('a window with few ratings shows nothing, not even how few', async () => {
    await functions.insert('windows', [{ id: 'wi-new', hall_id: 'ha-1', unit_id: UNITS.market, name: '新窗口', number: '4' }])
    const none = { shown: false, count: null, levels: null }
    const reply = await functions.call('rating.figures', { windowId: 'wi-new' }, OPENIDS.otherUnit)
    expect(dataOf(reply)).toEqual({ windowId: 'wi-new', ...none, withoutWeChat: none })
    expect(codeOf(await functions.call('rating.figures', { windowId: 'none' }, OPENIDS.otherUnit))).toBe('CODE_UNKNOWN')
  })

  test('of one bad rating among good ones no two figures differ by fewer than five, whoever looks after each', async () => {
    await functions.insert('windows', [{ id: 'wi-groups', hall_id: 'ha-1', unit_id: UNITS.market, name: '新窗口', number: '5' }])
    await functions.insert('codes', [{ code_id: 'codeGroups1', of: 'window', id: 'wi-groups', revision: 1, short_code: null, status: 'active', issued_at: '2026-01-05T01:00:00.000Z' }])
    const seen: { count: number | null; levels: { level: number; count: number }[] | null }[] = []
    const look = async () => { seen.push(dataOf(await functions.call('rating.figures', { windowId: 'wi-groups' }, OPENIDS.otherUnit))) }
    await look()
    for (let at = 0; at < 17; at++) {
      const level = at === 11 ? { level: 1, reasons: ['等太久'] } : { level: 5 }
      expect(codeOf(await rateWindow(`rate-group-${at}`, { ...level, code: functions.sign('codeGroups1', 1) }, `o-group-${at}`))).toBe('ok')
      await look()
    }
    expect(seen.map(({ count }) => count)).toEqual([...Array<null>(5).fill(null), ...Array<number>(5).fill(5), ...Array<number>(5).fill(10), 15, 15, 15])
    const of = (figure: (typeof seen)[number], level: number) => figure.levels?.find((each) => each.level === level)?.count ?? 0
    const steps = seen.slice(1).map((figure, at) => [5, 4, 3, 2, 1].map((level) => of(figure, level) - of(seen[at] as (typeof seen)[number], level)))
    // Each step is nothing, or five at once; what was shown is never taken back.
    expect([...new Set(steps.map((step) => step.reduce((sum, each) => sum + each, 0)))].sort()).toEqual([0, 5])
    expect(steps.flat().every((each) => each >= 0)).toBe(true)
    expect(steps.filter((step) => (step[4] ?? 0) > 0)).toEqual([[4, 0, 0, 0, 1]])
  })

  test('ratings that come at the same moment fill each group once', async () => {
    await functions.insert('windows', [{ id: 'wi-crowd', hall_id: 'ha-1', unit_id: UNITS.market, name: '新窗口', number: '6' }])
    await functions.insert('codes', [{ code_id: 'codeCrowd01', of: 'window', id: 'wi-crowd', revision: 1, short_code: null, status: 'active', issued_at: '2026-01-05T01:00:00.000Z' }])
    await Promise.all(Array.from({ length: 23 }, (_, at) => rateWindow(`rate-crowd-${at}`, { code: functions.sign('codeCrowd01', 1) }, `o-crowd-${at}`)))
    const batches = (await functions.read<{ batch: number }>('ratings', { id: 'wi-crowd' })).map(({ batch }) => batch).sort((a, b) => a - b)
    expect(batches).toEqual([0, 1, 2, 3].flatMap((batch) => Array<number>(5).fill(batch)).concat([4, 4, 4]))
    expect(dataOf(await functions.call('rating.figures', { windowId: 'wi-crowd' }, OPENIDS.otherUnit)).count).toBe(20)
  })
})

describe('what one handled oneself', () => {
  test('a window is not rated by the staff of its unit, by whatever membership they are of it', async () => {
    expect(codeOf(await rateWindow('rate-own-1', {}, OPENIDS.otherUnit))).toBe('RATING_OWN_UNIT')
    await functions.insert('memberships', [{ person_id: functions.personId('o-admin-there'), role: 'admin', place: 'ar-d1', area_id: 'ar-d1', unit_id: UNITS.market, head: false, owner: false }])
    expect(codeOf(await rateWindow('rate-own-2', {}, 'o-admin-there'))).toBe('RATING_OWN_UNIT')
    expect(codeOf(await rateWindow('rate-own-3', {}, OPENIDS.member))).toBe('ok')
    expect((await functions.read('requests', { request_id: 'rate-own-1' }))).toEqual([])
  })
})
