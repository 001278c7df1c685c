import type { Ports } from '../../../cloudfunctions/_ports'
import type { Message } from '../../../shared/directory/schema'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'
import { storedCase } from '../../support/fixtures/district'

/** The adapters themselves, through the real SDK in this process. The environment is what points the SDK at the emulator. */
let functions: FunctionsUnderTest
let ports: Ports
const before = { ...process.env }
beforeAll(async () => {
  functions = await startFunctions({ only: ['events'] })
  Object.assign(process.env, functions.emulator.environment)
  ports = (await import('../../../cloudfunctions/_adapters/wire')).wire()
}, 120_000)
afterAll(async () => {
  process.env = before
  await functions.stop()
})

const message = (_id: string, more: Partial<Message> = {}) => ({
  _id, schema: 1 as const, person: 'p1', at: '2026-01-01T00:00:00.000Z', byAt: `2026|${_id}`, kind: 'accepted', title: 't', body: 'b', caseId: 'c', caseNumber: 'n', read: false,
  push: { state: 'due' as const, templateId: 't', data: {}, page: '', attempts: 0, error: null }, pushAt: '9', ...more,
})
const caseOf = (_id: string, more: Parameters<typeof storedCase>[1] | object = {}) => ({ ...storedCase(functions, { _id, ...more }), tenant: 'ignored', schema: 1 as const })

describe('the repository', () => {
  test('a clash comes back as a value that names the index', async () => {
    expect(await ports.cases.insert(caseOf('r-1'))).toBe('inserted')
    expect(await ports.cases.insert(caseOf('r-1'))).toEqual({ duplicate: '_id' })
    expect(await ports.cases.insert({ ...caseOf('r-2'), number: caseOf('r-1').number })).toEqual({ duplicate: 'tenant_number' })
  })

  test('inserting many leaves what is there as it is', async () => {
    expect(await ports.repository.insertMany('messages', [message('m-1'), message('m-2')])).toBe(2)
    expect(await ports.repository.insertMany('messages', [message('m-2', { title: 'other' }), message('m-3'), message('m-4')])).toBe(2)
    expect((await ports.repository.find('messages', { person: 'p1' })).map(({ _id, title }) => [_id, title]).sort()).toEqual([['m-1', 't'], ['m-2', 't'], ['m-3', 't'], ['m-4', 't']])
  })

  test('what another tenant stored is neither read, changed, counted nor removed', async () => {
    const data = [JSON.stringify({ ...message('m-other'), tenant: 'elsewhere' })]
    await functions.emulator.database.handle('database.insertDocument', { collectionName: 'messages', data })
    expect(await ports.repository.findOne('messages', { _id: 'm-other' })).toBeNull()
    expect(await ports.repository.updateWhere('messages', { _id: 'm-other' }, { read: true })).toBe(0)
    expect(await ports.repository.removeWhere('messages', { _id: 'm-other' })).toBe(0)
    expect(await ports.repository.count('messages', { person: 'p1', read: false }, 100)).toBe(4)
    expect(await ports.repository.transaction((transaction) => transaction.get('messages', 'm-other'))).toBeNull()
  })

  test('objects are replaced whole, empty ones too, and nulls are kept', async () => {
    const push = message('m-1').push
    await ports.repository.updateWhere('messages', { _id: 'm-1' }, { push: { ...push, data: { thing1: { value: 'x' } } } })
    await ports.repository.updateWhere('messages', { _id: 'm-1' }, { push: { ...push, data: {}, error: null } })
    expect((await ports.repository.findOne('messages', { _id: 'm-1' }))?.push).toEqual({ ...push, data: {}, error: null })
  })

  test('undefined, the tenant and unknown operators are refused before anything is sent', async () => {
    const { repository } = ports
    await expect(repository.insert('messages', { ...message('m-x'), body: undefined as unknown as string })).rejects.toThrow(TypeError)
    await expect(repository.updateWhere('messages', { _id: 'm-1' }, { push: { state: undefined } })).rejects.toThrow(TypeError)
    await expect(repository.findOne('messages', { tenant: 'elsewhere', _id: 'm-other' })).rejects.toThrow(TypeError)
    await expect(repository.findOne('messages', { _id: undefined as unknown as string })).rejects.toThrow(TypeError)
    await expect(repository.findOne('messages', { _id: { $where: '1' } as unknown as string })).rejects.toThrow(TypeError)
    await expect(repository.updateWhere('messages', { _id: 'm-1' }, {})).rejects.toThrow(TypeError)
  })

  test('transactions that clash are done again until both are in', async () => {
    const add = () => ports.repository.transaction(async (transaction) => {
      const found = await transaction.get('messages', 'm-3')
      if (!found) throw new Error('not found')
      await transaction.update('messages', 'm-3', { push: { ...found.push, attempts: found.push.attempts + 1 } })
    })
    await Promise.all([add(), add(), add()])
    expect((await ports.repository.findOne('messages', { _id: 'm-3' }))?.push.attempts).toBe(3)
  })

  test('a transaction that fails leaves nothing, and writes only what it has read', async () => {
    const failing = ports.repository.transaction(async (transaction) => {
      await transaction.get('messages', 'm-4')
      await transaction.update('messages', 'm-4', { read: true })
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect((await ports.repository.findOne('messages', { _id: 'm-4' }))?.read).toBe(false)
    await expect(ports.repository.transaction((transaction) => transaction.update('messages', 'm-other', { read: true }))).rejects.toThrow(TypeError)
  })
})

describe('the case store', () => {
  test('of twenty writers with the same version exactly one wins', async () => {
    await ports.cases.insert(caseOf('w-1'))
    const wins = await Promise.all(Array.from({ length: 20 }, (_, i) => ports.cases.replace({ ...caseOf('w-1'), version: 2, title: `writer ${i}` }, caseOf('w-1'))))
    expect(wins.filter(Boolean)).toHaveLength(1)
    expect(await ports.cases.load('w-1', null)).toMatchObject({ version: 2, title: `writer ${wins.indexOf(true)}`, tenant: 'demo' })
  })

  test('a case is found by its audience only', async () => {
    expect(await ports.cases.load('w-1', ['p:nobody'])).toBeNull()
    expect(await ports.cases.load('w-1', ['p:nobody', 'c:co-1'])).toMatchObject({ _id: 'w-1' })
  })

  test('a tab pages by due time without gaps or repeats, both ways, and finds words', async () => {
    for (let i = 0; i < 7; i++) await ports.cases.insert(caseOf(`p-${i}`, { audience: ['u:paged'], byDue: `2026-0${i + 1}|p-${i}`, title: i === 4 ? '修路 (50%)' : '供水' }))
    const collect = async (descending: boolean): Promise<string[]> => {
      const seen: string[] = []
      for (let after: string | null = null; ;) {
        const page = await ports.cases.page({ token: 'u:paged', box: 'open', after, limit: 3, descending })
        seen.push(...page.map(({ _id }) => _id))
        after = page.at(-1)?.byDue ?? null
        if (page.length < 3) return seen
      }
    }
    const all = ['p-0', 'p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6']
    expect(await collect(false)).toEqual(all)
    expect(await collect(true)).toEqual([...all].reverse())
    const found = await ports.cases.page({ token: 'u:paged', box: 'open', after: null, limit: 3, titleContains: '(50%)' })
    expect(found.map(({ _id }) => _id)).toEqual(['p-4'])
  })

  test('what is due, what is outdated, what is relayed', async () => {
    await ports.cases.insert(caseOf('d-1', { relayAt: '2026-01-02T00:00:00.000Z', wakeAt: '2026-03-01T00:00:00.000Z', calendarVersion: 0 }))
    expect((await ports.cases.due('relayAt', '2026-01-02T00:00:00.000Z', 10)).map(({ _id }) => _id)).toEqual(['d-1'])
    expect(await ports.cases.due('wakeAt', '2026-01-02T00:00:00.000Z', 10)).toEqual([])
    expect((await ports.cases.outdatedCalendar('open', 1, 10)).map(({ _id }) => _id)).toEqual(['d-1'])
    const [entry] = caseOf('d-1').trail
    if (!entry) throw new Error('the fixture has no entry')
    const entries = [1, 2, 3].map((seq) => ({ ...entry, seq, key: `key${seq}` }))
    expect(await ports.cases.insertLedger('d-1', entries)).toBe(3)
    expect(await ports.cases.insertLedger('d-1', [...entries, { ...entry, seq: 4, key: 'key4' }])).toBe(1)
    expect((await ports.cases.ledgerBefore('d-1', 4, 2)).map(({ seq }) => seq)).toEqual([3, 2])
    expect(await ports.cases.ledgerByKey('d-1', 'key2')).toMatchObject({ seq: 2 })
    expect(await ports.cases.patch('d-1', 1, { relayAt: '9', relayed: 4 })).toBe(true)
    expect(await ports.cases.patch('d-1', 7, { relayed: 9 })).toBe(false)
    expect(await ports.cases.due('relayAt', '2026-01-02T00:00:00.000Z', 10)).toEqual([])
  })
})

describe('picture verdicts', () => {
  const flagged = async (id: string) => (await ports.cases.load(id, null))?.flagged
  const push = (trace: string, suggest: string | null) => ({
    FromUserName: 'o-x', CreateTime: 1795000000, MsgType: 'event', Event: 'wxa_media_check', trace_id: trace, ...(suggest === null ? { errcode: -1008 } : { errcode: 0, result: { suggest } }),
  })
  const from = (source: string) => ({ request_id: 'r', environment: JSON.stringify({ TCB_SOURCE: source }) })

  test('mark the case whichever comes first, the note or the verdict; a clean or missing verdict marks nothing', async () => {
    const { receive } = await import('../../../cloudfunctions/events/receive')
    const { expectVerdict } = await import('../../../cloudfunctions/_runtime/media-checks')
    const expected = (trace: string, caseId: string) => expectVerdict(ports, trace, { caseId, person: 'p', now: '2026-01-01T00:00:00.000Z' })
    const heard = (trace: string, suggest: string | null) => receive(push(trace, suggest), from('wx_push'), () => ports)
    for (const id of ['v-1', 'v-2', 'v-3', 'v-4']) await ports.cases.insert(caseOf(id))
    await expected('t1', 'v-1')
    await heard('t1', 'risky')
    await heard('t1', 'risky')
    await heard('t2', 'review')
    await expected('t2', 'v-2')
    await expected('t3', 'v-3')
    await heard('t3', 'pass')
    await expected('t4', 'v-4')
    await heard('t4', null)
    expect(await Promise.all(['v-1', 'v-2', 'v-3', 'v-4'].map(flagged))).toEqual([true, true, false, false])
  })

  test('are taken from the platform only', async () => {
    const { receive } = await import('../../../cloudfunctions/events/receive')
    for (const source of ['wx_client', 'wx_client,scf', 'wx_http', '']) {
      expect(await receive(push('t5', 'risky'), from(source), () => ports)).toEqual({ ok: false })
    }
    expect(await receive({ FromUserName: 'o-x' }, from('wx_push'), () => ports)).toEqual({ ok: false })
    expect(await ports.repository.findOne('grants', { _id: 'media:t5' })).toBeNull()
  })
})
