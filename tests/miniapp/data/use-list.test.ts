import { forgetKept } from '@/data/kept'
import { useList } from '@/data/use-list'
import { drawHook } from '../draw-hook'
import { fine, refused, replies, sent, slow } from './carried'

jest.mock('@/cloud/transport', () => ({ carry: jest.requireActual<typeof import('./carried')>('./carried').carry }))

const page = (ids: string[], next: string | null = null) => fine({ items: ids.map((id) => ({ id })), next })

async function drawn() {
  const hook = await drawHook(() => useList('directory.inbox', {}, { owner: 'p1' }))
  return { ...hook, ids: () => hook.now().items?.map(({ id }) => id) ?? null }
}

beforeEach(() => {
  sent.length = 0
  replies.length = 0
  forgetKept()
})

test('an error on the second page leaves the first one alone and does not call it out of date; the next try goes on', async () => {
  replies.push(page(['a'], 'after-a'), refused('BUSY'), page(['b']))
  const { now, after, ids } = await drawn()
  await after(() => now().readOn())
  expect([ids(), now().error, now().errorOn?.code, now().more]).toEqual([['a'], null, 'BUSY', true])
  await after(() => now().readOn())
  expect([ids(), now().errorOn, now().more]).toEqual([['a', 'b'], null, false])
})

test('reading the beginning again takes away that the end could not be had', async () => {
  replies.push(page(['a'], 'after-a'), refused('BUSY'), page(['a'], 'after-a'))
  const { now, after } = await drawn()
  await after(() => now().readOn())
  await after(() => now().refresh())
  expect(now().errorOn).toBeNull()
})

test('a double tap on the way to more asks once', async () => {
  const late = slow()
  replies.push(page(['a'], 'after-a'), late.reply)
  const { now, after, begin, ids } = await drawn()
  const on = await begin(() => Promise.all([now().readOn(), now().readOn()]))
  late.answer(page(['b']))
  await after(() => on.done)
  expect([sent.length, ids()]).toEqual([2, ['a', 'b']])
})

test('after paging, a refresh reads as many rows as are on the screen', async () => {
  replies.push(page(Array.from({ length: 20 }, (_, at) => `a${at}`), 'on'), page(Array.from({ length: 20 }, (_, at) => `b${at}`), 'on'), page([]))
  const { now, after } = await drawn()
  await after(() => now().readOn())
  await after(() => now().refresh())
  expect(sent.map(({ input }) => input.limit)).toEqual([20, 20, 40])
})

const rows = (from: number, many: number): string[] => Array.from({ length: many }, (_, at) => `r${from + at}`)

test('a refresh of more rows than one page may have reads on, and shows nothing until all are here: the place in the list stays', async () => {
  const late = slow()
  replies.push(page(rows(0, 20), 'on'), page(rows(20, 50), 'on'), page(rows(1, 50), 'after-50'), late.reply)
  const { now, after, begin, ids } = await drawn()
  await after(() => now().readOn())
  const again = await begin(() => now().refresh())
  expect(ids()).toEqual(rows(0, 70))
  late.answer(page(rows(51, 50), 'after-100'))
  await after(() => again.done)
  expect([ids(), now().more]).toEqual([rows(1, 100), true])
  expect(sent.at(-1)?.input).toMatchObject({ limit: 50, cursor: 'after-50' })
})

test('where reading the rest again fails, what came is shown and can be read on', async () => {
  replies.push(page(rows(0, 20), 'on'), page(rows(20, 50), 'on'), page(rows(0, 50), 'after-50'), refused('BUSY'))
  const { now, after, ids } = await drawn()
  await after(() => now().readOn())
  await after(() => now().refresh())
  expect([ids(), now().more, now().error]).toEqual([rows(0, 50), true, null])
})

test('an empty list is known to be empty', async () => {
  replies.push(page([]))
  const { ids, now } = await drawn()
  expect([ids(), now().more, now().busy]).toEqual([[], false, false])
})
