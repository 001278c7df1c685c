import type { Reply } from '../../../shared/api'
import { DAY_MS, MINUTE_MS } from '../../../shared/kernel/instant'
import { contents } from '../../support/cases/contents'
import { COMPANY, insertDistrict, OPENIDS, REVOKED, UNITS, WINDOW } from '../../support/fixtures/district'
import { type FunctionsUnderTest, startFunctions } from '../../support/functions'
import { functionsInProcess, type InProcess } from '../../database/in-process'

/** 未经微信: rating a window without being signed in, with the ticket that came with its code. */
let functions: FunctionsUnderTest
let windows = 0
beforeAll(async () => {
  functions = await startFunctions()
  await insertDistrict(functions)
}, 120_000)
afterAll(() => functions.stop())

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code)
const dataOf = <T>(reply: Reply<T>): T => {
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data
}
const advance = (ms: number) => functions.emulator.clock.moveTo(functions.emulator.clock.now() + ms)

interface Window { id: string, codeId: string, code: string }
/** Nobody has rated it yet. */
async function newWindow(): Promise<Window> {
  const serial = String(++windows).padStart(3, '0')
  const [id, codeId] = [`wi-ticket-${serial}`, `codeTick${serial}`]
  await functions.insert('windows', [{ id, hall_id: 'ha-1', unit_id: UNITS.market, name: '新窗口', number: serial }])
  await functions.insert('codes', [{ code_id: codeId, of: 'window', id, revision: 1, short_code: null, status: 'active', issued_at: '2026-01-05T01:00:00.000Z' }])
  return { id, codeId, code: functions.sign(codeId, 1) }
}

const scan = async (code: string, openid: string | null = null) => {
  const landing = dataOf(await functions.call('directory.scan', { code }, openid))
  if (landing.kind !== 'window') throw new Error(landing.kind)
  return landing
}
const ticketOf = async ({ code }: Window): Promise<string> => (await scan(code)).ticket ?? ''
const rate = (requestId: string, { code }: Pick<Window, 'code'>, ticket: string | undefined, more: object = {}, openid: string | null = null) =>
  functions.send('rating.rateWindow', { requestId, level: 5, code, ticket, ...more }, openid) as Promise<Reply<{ receipt: string }>>
const ratingsOf = (id: string) => functions.read<{ rater: string; batch: number | null; ticket_batch: number | null; at: string; level: number }>('ratings', { id })
const requestsOf = (requestId: string) => functions.read<{ person_id: string; reply: unknown; of: string | null }>('requests', { request_id: requestId })

describe('a code that nobody in particular reads', () => {
  test('gives a ticket with a window, another one each time; to somebody it gives none, nor does another code', async () => {
    const window = await newWindow()
    const [one, other] = [await ticketOf(window), await ticketOf(window)]
    expect(one).toMatch(/^[\w-]{74}$/)
    expect(other).not.toBe(one)
    expect(await scan(window.code, OPENIDS.stranger)).not.toHaveProperty('ticket')
    expect(dataOf(await functions.call('directory.scan', { code: functions.sign(COMPANY.codeId, 1) }, null))).not.toHaveProperty('ticket')
  })

  test('is rated with the ticket once: the same request gets the first reply, other content or another request is refused', async () => {
    const window = await newWindow()
    const ticket = await ticketOf(window)
    const first = dataOf(await rate('ticket-once-1', window, ticket))
    expect(first).toMatchObject({ level: 5, bad: false, receipt: expect.stringMatching(/^P\d{6}-[0-9A-Z]{4}-[0-9A-Z]{4}$/) })
    expect(dataOf(await rate('ticket-once-1', window, ticket))).toEqual(first)
    expect(codeOf(await rate('ticket-once-1', window, ticket, { level: 4 }))).toBe('REQUEST_ID_REUSED')
    const before = await contents(functions)
    expect(codeOf(await rate('ticket-once-2', window, ticket))).toBe('RATING_TICKET_USED')
    expect(await contents(functions)).toEqual(before)
    await advance(11 * MINUTE_MS)
    expect(dataOf(await rate('ticket-once-1', window, ticket))).toEqual(first)
    expect(codeOf(await rate('ticket-once-2', window, ticket))).toBe('RATING_TICKET_USED')
    expect(await ratingsOf(window.id)).toHaveLength(1)
  })

  test('a bad grade needs a reason or words here too, and the ticket is not used by what is refused', async () => {
    const window = await newWindow()
    const ticket = await ticketOf(window)
    expect(codeOf(await rate('ticket-bad-1', window, ticket, { level: 1 }))).toBe('RATING_REASON_REQUIRED')
    expect(codeOf(await rate('ticket-bad-1', window, ticket, { level: 1, reasons: ['等太久'] }))).toBe('ok')
  })

  test('what is stored is marked, and leads from the rating neither to the ticket nor to an address', async () => {
    const window = await newWindow()
    const ticket = await ticketOf(window)
    await rate('ticket-stored-1', window, ticket)
    const [rating] = await ratingsOf(window.id)
    expect(rating).toMatchObject({ batch: null, ticket_batch: 0, at: expect.stringMatching(/T16:00:00/) })
    const [request] = await requestsOf('ticket-stored-1')
    expect(request).toMatchObject({ person_id: `ticket.${ticket.slice(9, 31)}`, reply: {}, of: null })
    const everything = JSON.stringify(await contents(functions))
    expect(everything).not.toContain(ticket)
    expect(everything).not.toContain('127.0.0.1')
    expect(JSON.stringify(rating)).not.toContain(ticket.slice(9, 31))
    // Signed in, it is another way and another mark.
    expect(codeOf(await rate('ticket-stored-2', window, undefined, {}, OPENIDS.stranger))).toBe('ok')
    expect((await ratingsOf(window.id)).map(({ batch, ticket_batch }) => [batch, ticket_batch]).sort()).toEqual([[0, null], [null, 0]].sort())
  })
})

describe('a ticket that does not serve', () => {
  /** Refused, and nothing has changed. */
  const refused = async (code: string, window: Pick<Window, 'code'>, ticket: string | undefined, openid: string | null = null) => {
    const before = await contents(functions)
    expect(codeOf(await rate(`ticket-refused-${++windows}`, window, ticket, {}, openid))).toBe(code)
    expect(await contents(functions)).toEqual(before)
  }

  test('ends after ten minutes, and not before', async () => {
    const window = await newWindow()
    const [early, late] = [await ticketOf(window), await ticketOf(window)]
    await advance(10 * MINUTE_MS - 20_000)
    expect(codeOf(await rate('ticket-late-1', window, early))).toBe('ok')
    await advance(20_000)
    await refused('RATING_TICKET_EXPIRED', window, late)
  })

  test('none, an altered one, one of another code, and one of a code that is no window’s', async () => {
    const [window, other] = [await newWindow(), await newWindow()]
    const ticket = await ticketOf(window)
    await refused('SIGN_IN_REQUIRED', window, undefined)
    for (const at of [0, 8, 9, 30, 31, 73]) await refused('RATING_TICKET_INVALID', window, `${ticket.slice(0, at)}${ticket[at] === 'x' ? 'y' : 'x'}${ticket.slice(at + 1)}`)
    await refused('RATING_TICKET_INVALID', window, '')
    await refused('RATING_TICKET_INVALID', other, ticket)
    await refused('RATING_TICKET_INVALID', { code: functions.sign(COMPANY.codeId, 1) }, ticket)
    await refused('INPUT_TOO_LONG', window, 'x'.repeat(129))
    expect(codeOf(await rate('ticket-kept-1', window, ticket))).toBe('ok')
  })

  test('of a code that was revoked, replaced or forged meanwhile', async () => {
    const window = await newWindow()
    const ticket = await ticketOf(window)
    const set = (change: string) => functions.emulator.database.query(`update mashangban.codes set ${change} where code_id = '${window.codeId}'`)
    await refused('CODE_FORGED', { code: window.code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) }, ticket)
    await set('revision = 2')
    await refused('CODE_REPLACED', window, ticket)
    await set(`revision = 1, status = 'revoked', revoked_at = '2026-01-06T01:00:00.000Z'`)
    await refused('CODE_REVOKED', window, ticket)
    await refused('RATING_TICKET_INVALID', { code: functions.sign(REVOKED.codeId, 1) }, ticket)
  })

  test('is not looked at where somebody is signed in: he rates as himself, and the ticket is still there', async () => {
    const window = await newWindow()
    const ticket = await ticketOf(window)
    expect(codeOf(await rate('ticket-signed-1', window, ticket, {}, OPENIDS.stranger))).toBe('ok')
    expect(codeOf(await rate('ticket-signed-2', window, 'no ticket', {}, OPENIDS.stranger))).toBe('ok')
    await refused('RATING_OWN_UNIT', window, ticket, OPENIDS.otherUnit)
    expect((await ratingsOf(window.id)).map(({ ticket_batch }) => ticket_batch)).toEqual([null, null])
    expect(codeOf(await rate('ticket-signed-3', window, ticket))).toBe('ok')
  })
})

describe('how often', () => {
  /** The same functions in this process, called from any address. */
  let near: InProcess
  beforeAll(() => {
    // Log lines of calls in this process.
    jest.spyOn(process.stdout, 'write').mockReturnValue(true)
    const { environment } = functions.emulator
    near = functionsInProcess(environment, { connectionString: environment['DATABASE_APP_URL'] ?? '' })
  })
  afterAll(async () => {
    jest.restoreAllMocks()
    await near.stop()
  })

  test('three a day from an address on a code, and the next day again; another code has its own', async () => {
    const [window, other] = [await newWindow(), await newWindow()]
    for (const nth of [1, 2, 3]) expect(codeOf(await rate(`ticket-address-${nth}`, window, await ticketOf(window)))).toBe('ok')
    const ticket = await ticketOf(window)
    const before = await contents(functions)
    const full = await rate('ticket-address-4', window, ticket)
    expect(full).toMatchObject({ ok: false, error: { code: 'LIMIT_RATING_TICKETS', details: { most: 3 }, message: expect.stringContaining('请用微信扫同一个码来评') } })
    expect(await contents(functions)).toEqual(before)
    expect(codeOf(await rate('ticket-address-5', other, await ticketOf(other)))).toBe('ok')
    expect(codeOf(await rate('ticket-address-6', window, undefined, {}, OPENIDS.stranger))).toBe('ok')
    await advance(DAY_MS)
    expect(codeOf(await rate('ticket-address-7', window, await ticketOf(window)))).toBe('ok')
  })

  test('thirty a day on a code, from however many addresses, also where the platform tells none', async () => {
    const window = await newWindow()
    const from = async (address: string | null, requestId: string): Promise<string> => {
      const { ticket } = dataOf(await near.from(address, 'directory.scan', { code: window.code })) as { ticket?: string }
      return codeOf(await near.from(address, 'rating.rateWindow', { requestId, level: 4, code: window.code, ticket }))
    }
    for (let nth = 0; nth < 20; nth++) expect(await from(`10.0.0.${nth}`, `ticket-code-${nth}`)).toBe('ok')
    for (let nth = 20; nth < 30; nth++) expect(await from(null, `ticket-code-${nth}`)).toBe('ok')
    for (const address of [null, '10.0.1.1']) expect(await from(address, 'ticket-code-30')).toBe('LIMIT_RATING_TICKETS_OF_CODE')
    expect(await ratingsOf(window.id)).toHaveLength(30)
    const counts = await functions.read<{ subject: string; used: number }>('quotas', { what: 'ratingTickets' })
    expect(counts.length).toBeGreaterThan(20)
    expect(counts.filter(({ subject }) => !/^[\w-]{43}$/.test(subject))).toEqual([])
  })

  test('of eight requests with one ticket at the same moment one counts; of the same request eight times all get its receipt', async () => {
    const window = await newWindow()
    const one = await ticketOf(window)
    const replies = await Promise.all(Array.from({ length: 8 }, (_, nth) => rate(`ticket-race-${nth}`, window, one)))
    expect(replies.map(codeOf).sort()).toEqual([...Array<string>(7).fill('RATING_TICKET_USED'), 'ok'].sort())
    const other = await ticketOf(window)
    const same = await Promise.all(Array.from({ length: 8 }, () => rate('ticket-race-same', window, other)))
    expect(new Set(same.map((reply) => dataOf(reply).receipt)).size).toBe(1)
    expect(await ratingsOf(window.id)).toHaveLength(2)
    // What lost the race is not counted.
    expect((await functions.read<{ used: number }>('quotas', { what: 'ratingTicketsOfCode', subject: window.codeId }))[0]?.used).toBe(2)
  })

  test('of many tickets from one address at the same moment exactly three count', async () => {
    const window = await newWindow()
    const tickets = await Promise.all(Array.from({ length: 12 }, () => ticketOf(window)))
    const codes = (await Promise.all(tickets.map((ticket, nth) => rate(`ticket-burst-${nth}`, window, ticket)))).map(codeOf)
    expect(codes.sort()).toEqual([...Array<string>(9).fill('LIMIT_RATING_TICKETS'), ...Array<string>(3).fill('ok')].sort())
    expect(await ratingsOf(window.id)).toHaveLength(3)
  })

  test('takes two round trips, also refused and repeated', async () => {
    const window = await newWindow()
    const ticket = await ticketOf(window)
    await functions.surface('stats/reset', {})
    for (const _ of [1, 2]) expect(codeOf(await rate('ticket-trips-1', window, ticket))).toBe('ok')
    expect(codeOf(await rate('ticket-trips-2', window, ticket))).toBe('RATING_TICKET_USED')
    expect(await functions.hops('rating.rateWindow')).toBe(2)
  })
})

describe('figures', () => {
  const figures = async ({ id }: Window) => dataOf(await functions.call('rating.figures', { windowId: id }, OPENIDS.otherUnit))
  const fill = async (window: Window, many: number): Promise<void> => {
    for (let nth = 0; nth < many; nth++) {
      expect(codeOf(await rate(`ticket-figure-${++windows}`, window, await ticketOf(window), { level: 3 }))).toBe('ok')
      await functions.emulator.database.query(`delete from mashangban.quotas where what like 'ratingTickets%'`)
    }
  }

  test('those without WeChat stand apart, in whole groups of their own, and move nothing of the others', async () => {
    const window = await newWindow()
    const none = { shown: false, count: null, levels: null }
    await fill(window, 4)
    for (let nth = 0; nth < 4; nth++) expect(codeOf(await rate(`ticket-other-${nth}`, window, undefined, {}, `o-other-${nth}`))).toBe('ok')
    // Eight in all, and of neither a group.
    expect(await figures(window)).toEqual({ windowId: window.id, ...none, withoutWeChat: none })
    await fill(window, 1)
    const apart = { shown: true, count: 5, levels: [5, 4, 3, 2, 1].map((level) => ({ level, count: level === 3 ? 5 : 0 })) }
    expect(await figures(window)).toEqual({ windowId: window.id, ...none, withoutWeChat: apart })
    expect(codeOf(await rate('ticket-other-4', window, undefined, {}, 'o-other-4'))).toBe('ok')
    const others = { shown: true, count: 5, levels: [5, 4, 3, 2, 1].map((level) => ({ level, count: level === 5 ? 5 : 0 })) }
    expect(await figures(window)).toEqual({ windowId: window.id, ...others, withoutWeChat: apart })
    await fill(window, 3)
    expect(await figures(window)).toEqual({ windowId: window.id, ...others, withoutWeChat: apart })
    expect((await ratingsOf(window.id)).map(({ ticket_batch }) => ticket_batch).filter((batch) => batch !== null).sort()).toEqual([0, 0, 0, 0, 0, 1, 1, 1])
  })

  test('of a window that only others rated nothing is said without WeChat', async () => {
    expect(await functions.call('rating.figures', { windowId: WINDOW.id }, OPENIDS.otherUnit)).toMatchObject({ ok: true, data: { withoutWeChat: { shown: false, count: null, levels: null } } })
  })
})
