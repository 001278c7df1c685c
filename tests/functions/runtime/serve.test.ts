import { ERROR_MESSAGES, type Reply, type ReplyError } from '../../../shared/api'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'

let functions: FunctionsUnderTest
beforeAll(async () => {
  functions = await startFunctions()
}, 120_000)
afterAll(() => functions.stop())

const errorOf = (reply: Reply<unknown>): ReplyError => {
  if (reply.ok) throw new Error('it was accepted')
  return reply.error
}
const good = { name: '照片.jpg', size: 10, type: 'image/jpeg', sha256: '0'.repeat(64) }

test.each([
  ['a missing field', { ...good, name: undefined }, 'INPUT_MISSING', 'name'],
  ['a wrong type', { ...good, size: '10' }, 'INPUT_TYPE', 'size'],
  ['null for a text', { ...good, name: null }, 'INPUT_TYPE', 'name'],
  ['blank text', { ...good, name: '   ' }, 'INPUT_MISSING', 'name'],
  ['too long text', { ...good, name: '长'.repeat(121) }, 'INPUT_TOO_LONG', 'name'],
  ['nothing but what is not seen', { ...good, name: '\u202e\u0000\u200b' }, 'INPUT_MISSING', 'name'],
  ['a number out of range', { ...good, size: 0 }, 'INPUT_INVALID', 'size'],
  ['no object at all', 'text', 'INPUT_TYPE', ''],
  ['nothing at all', undefined, 'INPUT_MISSING', 'name'],
])('%s is refused with its own code, in Chinese, naming the field', async (_case, input, code, path) => {
  const error = errorOf(await functions.send('directory.uploadTicket', input, 'o-1'))
  expect(error).toMatchObject({ code, message: ERROR_MESSAGES[code as keyof typeof ERROR_MESSAGES], requestId: expect.stringMatching(/.+/) })
  expect(error.details).toEqual(expect.arrayContaining([{ path, code }]))
  expect(await functions.read('persons', { id: functions.personId('o-1') })).toEqual([])
})

test('unknown actions and actions of another function are refused', async () => {
  for (const action of ['directory.none', 'directory.__proto__', 'directory.constructor']) expect(errorOf(await functions.send(action, {}, 'o-1')).code).toBe('ACTION_UNKNOWN')
  const reply = await functions.emulator.call('directory', { action: 'case.get', input: { caseId: 'x' } }, 'o-1')
  expect(errorOf(reply).code).toBe('ACTION_UNKNOWN')
})

test('anonymous callers reach what is for anyone and nothing else', async () => {
  expect(errorOf(await functions.send('directory.scan', {}, null)).code).toBe('INPUT_MISSING')
  for (const action of ['me', 'agreePrivacy', 'verifyPhone', 'bindCompany', 'setElder', 'actAs', 'setLeave', 'uploadTicket', 'inbox', 'readMessages', 'subscribed', 'units', 'colleagues', 'company', 'codeImage', 'reissueCode', 'sign', 'reportSign', 'findCompany']) {
    expect(errorOf(await functions.send(`directory.${action}`, {}, null)).code).toBe('SIGN_IN_REQUIRED')
  }
})

test('one log line per call, with the request id and without anything a person wrote or is', async () => {
  const words = '张示例的秘密'
  const reply = await functions.send('directory.uploadTicket', { ...good, name: words.repeat(30) }, 'o-secret-person')
  const { requestId } = errorOf(reply)
  const lines = await functions.surface<{ line: string; requestId: string }[]>('logs')
  const own = lines.filter((each) => each.requestId === requestId)
  expect(own).toHaveLength(1)
  expect(JSON.parse(own[0]?.line ?? '')).toEqual({ level: 'info', requestId, fn: 'directory', action: 'directory.uploadTicket', ms: expect.any(Number), ok: false, code: 'INPUT_TOO_LONG' })
  expect(JSON.stringify(lines)).not.toMatch(/o-secret-person|张示例/)
})

test('an outage is INTERNAL with a request id, and nothing of its cause reaches the user', async () => {
  await functions.insert('persons', [{ id: functions.personId('o-broken'), openid: 'not sealed', name: 'not sealed', elder: false }])
  const error = errorOf(await functions.send('directory.me', {}, 'o-broken'))
  expect(error).toEqual({ code: 'INTERNAL', message: ERROR_MESSAGES.INTERNAL, requestId: expect.any(String) })
})

describe('messages', () => {
  const person = () => functions.personId('o-reader')
  const message = (i: number, of = person()) => ({
    person_id: of, of: 'case', id: `ca-${i}`, seq: 2, kind: 'accepted', at: `2026-01-01T00:0${i % 3}:00.000Z`, number: `n-${i}`, subject: '货物运不出去', body: `第 ${i} 条`, read_at: null,
  })
  const read = async (input: { ids?: string[]; all?: boolean }, openid = 'o-reader') => {
    const reply = await functions.call('directory.readMessages', input, openid)
    return reply.ok ? reply.data.unread : reply.error.code
  }

  test('come newest first, page by page, those of one moment too, and only to their owner', async () => {
    await functions.insert('messages', [1, 2, 3, 4, 5].map((i) => message(i)))
    const page = async (cursor?: string) => {
      const reply = await functions.call('directory.inbox', { limit: 2, ...(cursor === undefined ? {} : { cursor }) }, 'o-reader')
      if (!reply.ok) throw new Error(reply.error.code)
      return reply.data
    }
    const bodies: string[] = []
    let next: string | null | undefined
    do {
      const data = await page(next ?? undefined)
      bodies.push(...data.items.map(({ body }) => body))
      next = data.next
    } while (next)
    expect(bodies).toEqual([5, 2, 4, 1, 3].map((i) => `第 ${i} 条`))
    expect((await page()).items[0]).toEqual({
      id: 'case:ca-5:2', at: '2026-01-01T00:02:00.000Z', kind: 'accepted', title: '您的诉求有人接手了', body: '第 5 条', caseId: 'ca-5', caseNumber: 'n-5', read: false,
    })
    expect(await functions.call('directory.inbox', {}, 'o-other')).toMatchObject({ ok: true, data: { items: [] } })
    expect(errorOf(await functions.call('directory.inbox', { cursor: 'x' }, 'o-reader')).code).toBe('INPUT_INVALID')
  })

  test('are read one by one or all at once, by their owner only, in one round trip', async () => {
    await functions.surface('stats/reset', {})
    expect(await read({})).toBe(5)
    expect(await read({ ids: ['case:ca-1:2', 'none', 'case:ca-9:2'] })).toBe(4)
    expect(await read({ ids: ['case:ca-1:2'] })).toBe(4)
    expect(await read({ ids: ['case:ca-2:2'] }, 'o-other')).toBe(0)
    expect(await read({})).toBe(4)
    expect(await read({ all: true })).toBe(0)
    await functions.call('directory.inbox', {}, 'o-reader')
    expect([await functions.hops('directory.readMessages'), await functions.hops('directory.inbox')]).toEqual([1, 1])
  })

  test('more than 99 unread ones are counted no further, also while some are read', async () => {
    const of = functions.personId('o-flooded')
    await functions.insert('messages', Array.from({ length: 130 }, (_, i) => message(i, of)))
    expect(await read({}, 'o-flooded')).toBe(99)
    expect(await read({ ids: Array.from({ length: 20 }, (_, i) => `case:ca-${i}:2`) }, 'o-flooded')).toBe(99)
    expect(await read({ ids: Array.from({ length: 20 }, (_, i) => `case:ca-${20 + i}:2`) }, 'o-flooded')).toBe(90)
  })
})
