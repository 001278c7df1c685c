import { ERROR_MESSAGES, type Reply, type ReplyError } from '../../../shared/api'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'

let functions: FunctionsUnderTest
beforeAll(async () => {
  functions = await startFunctions({ only: ['directory'] })
}, 120_000)
afterAll(() => functions.stop())

const errorOf = (reply: Reply<unknown>): ReplyError => {
  if (reply.ok) throw new Error('it was accepted')
  return reply.error
}
const good = { name: '照片.jpg', size: 10, type: 'image/jpeg' }

test.each([
  ['a missing field', { size: 10, type: 'image/jpeg' }, 'INPUT_MISSING', 'name'],
  ['a wrong type', { ...good, size: '10' }, 'INPUT_TYPE', 'size'],
  ['null for a text', { ...good, name: null }, 'INPUT_TYPE', 'name'],
  ['blank text', { ...good, name: '   ' }, 'INPUT_MISSING', 'name'],
  ['too long text', { ...good, name: '长'.repeat(121) }, 'INPUT_TOO_LONG', 'name'],
  ['control characters', { ...good, name: 'a\u0000b' }, 'INPUT_CONTROL_CHARACTERS', 'name'],
  ['text that reads backwards', { ...good, name: 'a\u202eb' }, 'INPUT_CONTROL_CHARACTERS', 'name'],
  ['a number out of range', { ...good, size: 0 }, 'INPUT_INVALID', 'size'],
  ['no object at all', 'text', 'INPUT_TYPE', ''],
  ['nothing at all', undefined, 'INPUT_MISSING', 'name'],
])('%s is refused with its own code, in Chinese, naming the field', async (_case, input, code, path) => {
  const error = errorOf(await functions.send('directory.uploadTicket', input, 'o-1'))
  expect(error).toMatchObject({ code, message: ERROR_MESSAGES[code as keyof typeof ERROR_MESSAGES], requestId: expect.stringMatching(/.+/) })
  expect(error.details).toEqual(expect.arrayContaining([{ path, code }]))
  expect(await functions.read('persons', { _id: functions.personId('o-1') })).toEqual([])
})

test('unknown actions and actions of another function are refused', async () => {
  for (const action of ['directory.none', 'directory.__proto__', 'directory.constructor']) expect(errorOf(await functions.send(action, {}, 'o-1')).code).toBe('ACTION_UNKNOWN')
  const reply = await functions.emulator.call('directory', { action: 'case.get', input: { caseId: 'x' } }, 'o-1')
  expect(errorOf(reply).code).toBe('ACTION_UNKNOWN')
})

test('anonymous callers reach what is for anyone and nothing else', async () => {
  expect(errorOf(await functions.send('directory.scan', {}, null)).code).toBe('INPUT_MISSING')
  for (const action of ['me', 'agreePrivacy', 'verifyPhone', 'bindCompany', 'setElder', 'setLeave', 'uploadTicket', 'inbox', 'readMessages', 'subscribed', 'units', 'colleagues', 'company', 'codeImage', 'reissueCode', 'replaceCalendar']) {
    expect(errorOf(await functions.send(`directory.${action}`, {}, null)).code).toBe('SIGN_IN_REQUIRED')
  }
})

test('one log line per call, with the request id and without anything a person wrote or is', async () => {
  const words = '张示例的秘密'
  const reply = await functions.send('directory.uploadTicket', { ...good, name: `${words}\u0000` }, 'o-secret-person')
  const { requestId } = errorOf(reply)
  const lines = await functions.surface<{ line: string; requestId: string }[]>('logs')
  const own = lines.filter((each) => each.requestId === requestId)
  expect(own).toHaveLength(1)
  expect(JSON.parse(own[0]?.line ?? '')).toEqual({ level: 'info', requestId, fn: 'directory', action: 'directory.uploadTicket', ms: expect.any(Number), ok: false, code: 'INPUT_CONTROL_CHARACTERS' })
  expect(JSON.stringify(lines)).not.toMatch(/o-secret-person|张示例/)
})

test('an outage is INTERNAL with a request id, and nothing of its cause reaches the user', async () => {
  await functions.emulator.database.handle('database.insertDocument', {
    collectionName: 'persons', data: [JSON.stringify({ _id: functions.personId('o-broken'), tenant: 'demo', schema: 1, memberships: [], tokens: [], name: 'not sealed', workName: null })],
  })
  const error = errorOf(await functions.send('directory.me', {}, 'o-broken'))
  expect(error).toEqual({ code: 'INTERNAL', message: ERROR_MESSAGES.INTERNAL, requestId: expect.any(String) })
})

describe('messages', () => {
  const person = () => functions.personId('o-reader')
  const message = (i: number, of = person()) => ({
    _id: `m-${of}-${i}`, person: of, at: `2026-01-01T00:0${i}:00.000Z`, byAt: `2026-01-01T00:0${i}:00.000Z|m-${i}`, kind: 'accepted', title: `第 ${i} 条`, body: '', caseId: 'c', caseNumber: 'n',
    read: false, push: { state: 'none' as const, templateId: '', data: {}, page: '', attempts: 0, error: null }, pushAt: '9',
  })

  test('come newest first, page by page, and only to their owner', async () => {
    await functions.insert('messages', [1, 2, 3, 4, 5].map((i) => message(i)))
    const page = async (cursor?: string) => {
      const reply = await functions.call('directory.inbox', { limit: 2, ...(cursor === undefined ? {} : { cursor }) }, 'o-reader')
      if (!reply.ok) throw new Error(reply.error.code)
      return reply.data
    }
    const titles: string[] = []
    let next: string | null | undefined
    do {
      const data = await page(next ?? undefined)
      titles.push(...data.items.map(({ title }) => title))
      next = data.next
    } while (next)
    expect(titles).toEqual([5, 4, 3, 2, 1].map((i) => `第 ${i} 条`))
    expect(await functions.call('directory.inbox', {}, 'o-other')).toMatchObject({ ok: true, data: { items: [] } })
  })

  test('are read one by one or all at once, by their owner only', async () => {
    const read = async (input: { ids?: string[]; all?: boolean }, openid = 'o-reader') => {
      const reply = await functions.call('directory.readMessages', input, openid)
      return reply.ok ? reply.data.unread : reply.error.code
    }
    expect(await read({})).toBe(5)
    expect(await read({ ids: [message(1)._id, 'none'] })).toBe(4)
    expect(await read({ ids: [message(2)._id] }, 'o-other')).toBe(0)
    expect(await read({})).toBe(4)
    expect(await read({ all: true })).toBe(0)
  })

  test('more than 99 unread ones are counted no further', async () => {
    const of = functions.personId('o-flooded')
    await functions.insert('messages', Array.from({ length: 130 }, (_, i) => ({ ...message(1, of), _id: `flood-${i}`, byAt: `2026|flood-${i}` })))
    expect(await functions.call('directory.readMessages', {}, 'o-flooded')).toEqual({ ok: true, data: { unread: 99 } })
  })
})
