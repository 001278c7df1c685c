import type { Reply } from '../../../shared/api'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'
import { COMPANY, insertDistrict, OPENIDS, REVOKED, storedCase, UNITS, WINDOW } from '../../support/fixtures/district'

let functions: FunctionsUnderTest
beforeAll(async () => {
  functions = await startFunctions({ only: ['rating'] })
  await insertDistrict(functions)
  await functions.insert('cases', [
    storedCase(functions, { _id: 'ca-answered', status: 'answered', box: 'answered' }),
    storedCase(functions, { _id: 'ca-closed', status: 'closed', box: 'done' }),
    storedCase(functions, { _id: 'ca-open' }),
    storedCase(functions, { _id: 'ca-about-owner', status: 'closed', box: 'done', filer: functions.personId(OPENIDS.stranger), excluded: { person: functions.personId(OPENIDS.owner), units: [] } }),
  ])
}, 120_000)
afterAll(() => functions.stop())

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
    expect(await functions.read('ratings', { _id: 'case:ca-answered' })).toEqual([])
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

  test('takes two hops', async () => {
    await functions.insert('cases', [storedCase(functions, { _id: 'ca-hops', status: 'closed', box: 'done' })])
    await functions.surface('stats/reset', {})
    expect(codeOf(await rateCase('ca-hops'))).toBe('ok')
    expect(await functions.hops('rating.rateCase')).toBeLessThanOrEqual(2)
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
    const stored = JSON.stringify(await functions.read('ratings', { windowId: WINDOW.id }))
    for (const openid of [OPENIDS.stranger, OPENIDS.owner]) {
      expect(stored).not.toContain(openid)
      expect(stored).not.toContain(functions.personId(openid))
    }
    const raters = new Set((await functions.read('ratings', { windowId: WINDOW.id })).map(({ rater }) => rater))
    expect(raters.size).toBe(3) // one per person and day
  })

  test('needs the code of a window in force', async () => {
    expect(codeOf(await rateWindow('rate-window-7', { code: functions.sign(COMPANY.codeId, 1) }))).toBe('CODE_UNKNOWN')
    expect(codeOf(await rateWindow('rate-window-7', { code: functions.sign(REVOKED.codeId, 1) }))).toBe('CODE_REVOKED')
    expect(codeOf(await rateWindow('rate-window-7', { code: functions.sign(WINDOW.codeId, 0) }))).toBe('CODE_REPLACED')
    const forged = functions.sign(WINDOW.codeId, 1).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect(codeOf(await rateWindow('rate-window-7', { code: forged }))).toBe('CODE_FORGED')
    expect(codeOf(await rateWindow('rate-window-7', {}, null))).toBe('SIGN_IN_REQUIRED')
  })
})

describe('figures', () => {
  test('are hidden under five ratings and shown from five on, to those responsible only', async () => {
    await functions.emulator.clock.moveTo(functions.emulator.clock.now() + 24 * 3_600_000)
    const before = (await functions.read('ratings', { windowId: WINDOW.id })).length
    expect(before).toBe(5)
    expect(dataOf(await figures(OPENIDS.otherUnit))).toMatchObject({ shown: true, count: 5 })
    expect(dataOf(await figures(OPENIDS.supervisor)).levels).toEqual([5, 4, 3, 2, 1].map((level) => ({ level, count: level === 5 ? 5 : 0 })))
    for (const openid of [OPENIDS.member, OPENIDS.farOfficer, OPENIDS.owner, OPENIDS.stranger]) expect(codeOf(await figures(openid))).toBe('NOT_ALLOWED')
  })

  test('a window with few ratings shows nothing, not even how few', async () => {
    await functions.insert('windows', [{ _id: 'wi-new', hallId: 'ha-1', hallName: '示例大厅', unitId: UNITS.market, unitName: '示例市场局', name: '新窗口', number: '4', codeId: 'codeWindow2' }])
    const reply = await functions.call('rating.figures', { windowId: 'wi-new' }, OPENIDS.otherUnit)
    expect(dataOf(reply)).toEqual({ windowId: 'wi-new', shown: false, count: null, levels: null })
  })
})
