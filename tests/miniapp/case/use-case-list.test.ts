import { forgetCaseLists, useCaseList, type ListQuery } from '@/case/use-case-list'
import { summary } from '../presenters/summary'
import { drawHook } from './draw-hook'

type Asked = { box: string, cursor?: string, etag?: string, limit: number }

const asked: Asked[] = []
const replies: unknown[] = []

jest.mock('@/cloud/transport', () => ({
  carry: (_name: string, body: { input: Asked }) => {
    asked.push(body.input)
    const reply = replies.shift()
    return reply === undefined ? Promise.reject(new Error('lost')) : Promise.resolve(reply)
  },
}))

const page = (ids: string[], etag: string, next: string | null = null) =>
  ({ ok: true, data: { unchanged: false, etag, next, items: ids.map((id) => summary({ id })) } })
const unchanged = (etag: string) => ({ ok: true, data: { unchanged: true, etag, next: null, items: [] } })
const open: ListQuery = { tab: { of: 'mine' }, box: 'open' }

const list = async (query: () => ListQuery | null = () => open, owner = 'p1') => {
  const hook = await drawHook(() => useCaseList(query(), owner))
  return { hook, ids: () => hook.now().items?.map(({ id }) => id) ?? null }
}

beforeEach(() => {
  asked.length = 0
  replies.length = 0
  forgetCaseLists()
})

test('reads once when it is drawn, and coming back shows the rows at once and asks only whether they changed', async () => {
  replies.push(page(['a', 'b'], 'e1'))
  expect((await list()).ids()).toEqual(['a', 'b'])
  replies.push(unchanged('e1'))
  expect((await list()).ids()).toEqual(['a', 'b'])
  expect(asked.map(({ etag }) => etag)).toEqual([undefined, 'e1'])
})

test('another person never sees what this one read', async () => {
  replies.push(page(['a'], 'e1'))
  await list()
  replies.push(page(['z'], 'e2'))
  expect((await list(() => open, 'p2')).ids()).toEqual(['z'])
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
