import { useCaseList, type ListQuery } from '@/case/use-case-list'
import { forgetKept } from '@/data/kept'
import { platform } from '@/platform/platform'
import { chooseIdentity, refreshSession } from '@/session/store'
import { personWith } from '../data/session-of'
import { summary } from './summary'
import { drawHook } from '../draw-hook'

type Asked = { box: string, cursor?: string, etag?: string, limit: number, search?: string, filters?: object }

const asked: Asked[] = []
const replies: unknown[] = []

jest.mock('@/cloud/transport', () => ({
  carry: (_name: string, body: { action: string, input: Asked }) => {
    if (body.action === 'directory.me') return Promise.resolve({ ok: true, data: personWith(['c1', 'c2']) })
    asked.push(body.input)
    const reply = replies.shift()
    return reply === undefined ? Promise.reject(new Error('lost')) : Promise.resolve(reply)
  },
}))

const page = (ids: string[], etag: string, next: string | null = null) =>
  ({ ok: true, data: { unchanged: false, etag, next, items: ids.map((id) => summary({ id })) } })
const unchanged = (etag: string) => ({ ok: true, data: { unchanged: true, etag, next: null, items: [] } })
const open: ListQuery = { tab: { of: 'mine' }, box: 'open' }

const list = async (query: () => ListQuery | null = () => open) => {
  const hook = await drawHook(() => useCaseList(query()))
  return { hook, ids: () => hook.now().items?.map(({ id }) => id) ?? null }
}

beforeEach(() => {
  asked.length = 0
  replies.length = 0
  forgetKept()
})

test('reads once when it is drawn, and coming back shows the rows at once and asks only whether they changed', async () => {
  replies.push(page(['a', 'b'], 'e1'))
  expect((await list()).ids()).toEqual(['a', 'b'])
  replies.push(unchanged('e1'))
  expect((await list()).ids()).toEqual(['a', 'b'])
  expect(asked.map(({ etag }) => etag)).toEqual([undefined, 'e1'])
})

test('another hat never shows what was read in this one', async () => {
  await refreshSession()
  replies.push(page(['a'], 'e1'))
  await list()
  chooseIdentity('company:c2')
  replies.push(page(['z'], 'e2'))
  expect((await list()).ids()).toEqual(['z'])
  expect(asked[1]?.etag).toBeUndefined()
})

test('reading on appends the next page, without a row that moved into it', async () => {
  replies.push(page(['a', 'b'], 'e1', 'after-b'), page(['b', 'c'], 'e2'))
  const { hook, ids } = await list()
  expect(hook.now().more).toBe(true)
  await hook.after(() => hook.now().readOn())
  expect(asked[1]).toMatchObject({ cursor: 'after-b' })
  expect(ids()).toEqual(['a', 'b', 'c'])
  expect(hook.now().more).toBe(false)
})

test('a failure keeps what was read and says why; the next success takes it away', async () => {
  replies.push(page(['a'], 'e1'))
  const { hook, ids } = await list()
  await hook.after(() => hook.now().refresh())
  expect([ids(), hook.now().error?.code]).toEqual([['a'], 'OFFLINE'])
  replies.push(page(['a', 'b'], 'e2'))
  await hook.after(() => hook.now().refresh())
  expect([ids(), hook.now().error]).toEqual([['a', 'b'], null])
})

test('mounted and shown at the same moment is one question', async () => {
  replies.push(page(['a'], 'e1'), page(['a', 'b'], 'e2'))
  const { hook } = await list()
  await hook.after(() => Promise.all([hook.now().refresh(), hook.now().refresh()]))
  expect(asked).toHaveLength(2)
})

const counted = (ids: string[], etag: string, counts: { open: number, answered: number, done: number }) => {
  const { ok, data } = page(ids, etag)
  return { ok, data: { ...data, counts } }
}

test('counts are of the whole tab: they are unknown before the first answer and stay while another box of it is read', async () => {
  let query = open
  const { hook } = await list(() => query)
  expect(hook.now().counts).toBeNull()
  replies.push(counted(['a'], 'e1', { open: 1, answered: 2, done: 100 }))
  await hook.after(() => hook.now().refresh())
  query = { ...open, box: 'done' }
  await hook.redraw()
  expect([hook.now().items, hook.now().counts]).toEqual([null, { open: 1, answered: 2, done: 100 }])
})

test('an unchanged page may still say that a box elsewhere has more, and a page that goes on takes no count away', async () => {
  replies.push(counted(['a'], 'e1', { open: 1, answered: 0, done: 0 }), { ok: true, data: { ...unchanged('e1').data, next: 'after-a', counts: { open: 1, answered: 3, done: 0 } } })
  const { hook, ids } = await list()
  await hook.after(() => hook.now().refresh())
  expect([ids(), hook.now().counts]).toEqual([['a'], { open: 1, answered: 3, done: 0 }])
})

test('parts are counted beside the boxes, and each list that is narrowed has its own numbers', async () => {
  const whole = counted(['a'], 'e1', { open: 3, answered: 0, done: 0 })
  replies.push({ ok: true, data: { ...whole.data, parts: { filed: 1, handling: 2, waiting: 0, unclaimed: 0 } } })
  const all = await list(() => ({ ...open, parts: true }))
  replies.push(counted(['a'], 'e2', { open: 1, answered: 0, done: 0 }))
  const part = await list(() => ({ ...open, filters: { status: 'filed' } }))
  expect(asked[1]).toMatchObject({ filters: { status: 'filed' } })
  expect([all.hook.now().counts, part.hook.now().counts]).toEqual([{ open: 3, answered: 0, done: 0, filed: 1, handling: 2, waiting: 0, unclaimed: 0 }, { open: 1, answered: 0, done: 0 }])
})

test('after a restart the numbers stand that came with the rows, also when the server says that nothing has changed', async () => {
  await refreshSession()
  const whole = counted(['a'], 'e1', { open: 1, answered: 0, done: 4 })
  replies.push({ ok: true, data: { ...whole.data, parts: { filed: 1, handling: 0, waiting: 0, unclaimed: 0 } } })
  const query: ListQuery = { ...open, parts: true }
  await drawHook(() => useCaseList(query, { keepFor: 'restart' }))
  const device = platform.storage.get('msb.kept')
  forgetKept()
  platform.storage.set('msb.kept', device)
  replies.push(unchanged('e1'))
  const again = await drawHook(() => useCaseList(query, { keepFor: 'restart' }))
  expect(asked[1]).toMatchObject({ etag: 'e1' })
  expect(again.now().counts).toEqual({ open: 1, answered: 0, done: 4, filed: 1, handling: 0, waiting: 0, unclaimed: 0 })
})

test('what is looked at is what would be written into a file: its tab, its box, its filters and what was searched for', async () => {
  replies.push(page(['a'], 'e1'))
  const { hook } = await list(() => ({ ...open, search: '税', order: 'newest', parts: true }))
  expect(hook.now().exported).toEqual({ of: 'cases', ...open, search: '税', order: 'newest' })
})

test('while searching there is no count, and what is said is how far it looked', async () => {
  replies.push(counted(['a'], 'e1', { open: 7, answered: 0, done: 0 }))
  await list()
  const found = page(['a'], 'e2')
  replies.push({ ok: true, data: { ...found.data, looked: 'newest' } })
  const { hook } = await list(() => ({ ...open, search: '税' }))
  expect(asked[1]).toMatchObject({ search: '税' })
  expect([hook.now().counts, hook.now().looked]).toEqual([null, 'newest'])
})

describe('two answers under way at once', () => {
  const parked: ((reply: unknown) => void)[] = []
  const slow = () => new Promise((resolve) => void parked.push(resolve))
  beforeEach(() => void (parked.length = 0))

  test('after an act the list is read anew, also while a read that began before it is under way; the later question holds', async () => {
    replies.push(counted(['a', 'b'], 'e1', { open: 2, answered: 0, done: 0 }), slow(), slow())
    const { hook, ids } = await list()
    const before = hook.now().refresh()
    const after = hook.now().reread()
    expect(asked).toHaveLength(3)
    parked[1]?.(counted(['b'], 'e2', { open: 1, answered: 1, done: 0 }))
    await hook.after(() => after)
    parked[0]?.(counted(['a', 'b'], 'e1', { open: 2, answered: 0, done: 0 }))
    await hook.after(() => before)
    expect([ids(), hook.now().counts]).toEqual([['b'], { open: 1, answered: 1, done: 0 }])
  })

  test('a page that goes on is dropped when the rows it follows were read anew', async () => {
    replies.push(page(['a', 'b'], 'e1', 'after-b'), slow(), page(['x', 'y'], 'e2', 'after-y'))
    const { hook, ids } = await list()
    const on = hook.now().readOn()
    await hook.after(() => hook.now().reread())
    parked[0]?.(page(['c'], 'e1'))
    await hook.after(() => on)
    expect([ids(), hook.now().more]).toEqual([['x', 'y'], true])
  })
})

test('nothing is read while there is no query; another query is another list', async () => {
  let query: ListQuery | null = null
  const { hook, ids } = await list(() => query)
  expect(asked).toEqual([])
  replies.push(page(['a'], 'e1'))
  query = { ...open, box: 'done' }
  await hook.redraw()
  await hook.redraw()
  expect(asked.map(({ box }) => box)).toEqual(['done'])
  expect(ids()).toEqual(['a'])
})
