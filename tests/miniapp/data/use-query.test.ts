import { forgetKept } from '@/data/kept'
import { useQuery, type QueryOptions } from '@/data/use-query'
import { platform } from '@/platform/platform'
import { drawHook, leave } from '../draw-hook'
import { fine, refused, replies, sent, slow } from './carried'

jest.mock('@/cloud/transport', () => ({ carry: jest.requireActual<typeof import('./carried')>('./carried').carry }))

type Options = QueryOptions<'directory.company'>
type Input = { companyId: string } | null

const landing = (name: string) => fine({ company: { id: 'c1', name } })

async function drawn(options: () => Options = () => ({ owner: 'p1' }), input: () => Input = () => ({ companyId: 'c1' })) {
  const hook = await drawHook(() => useQuery('directory.company', input(), options()))
  return { ...hook, name: () => (hook.now().data as { company: { name: string } } | null)?.company.name ?? null }
}

beforeEach(() => {
  sent.length = 0
  replies.length = 0
  forgetKept()
})

test('what was read stands at once on the next visit, while it is read again', async () => {
  const second = slow()
  replies.push(landing('禾田'), second.reply)
  expect((await drawn()).name()).toBe('禾田')
  const { name, now, after } = await drawn()
  expect([name(), now().busy]).toEqual(['禾田', true])
  second.answer(landing('禾田食品'))
  await after(() => second.reply)
  expect([name(), now().busy]).toEqual(['禾田食品', false])
})

test('a slow answer that was overtaken by a newer one is dropped, its failure too', async () => {
  const [first, second] = [slow(), slow()]
  replies.push(landing('甲'), first.reply, second.reply)
  const { now, after, begin, name } = await drawn()
  const early = await begin(() => now().refresh())
  const late = await begin(() => now().reread())
  second.answer(landing('丙'))
  await after(() => late.done)
  first.answer(landing('乙'))
  await after(() => early.done)
  expect(name()).toBe('丙')
  const [third, fourth] = [slow(), slow()]
  replies.push(third.reply, fourth.reply)
  const failing = await begin(() => now().refresh())
  const newest = await begin(() => now().reread())
  fourth.answer(landing('丁'))
  await after(() => newest.done)
  third.answer(refused('BUSY'))
  await after(() => failing.done)
  expect([name(), now().error]).toEqual(['丁', null])
})

test('asked twice at the same moment it goes out once; after something was changed it goes out again', async () => {
  replies.push(landing('甲'), landing('甲'), landing('甲'), landing('甲'))
  const { now, after } = await drawn()
  await after(() => Promise.all([now().refresh(), now().refresh()]))
  expect(sent).toHaveLength(2)
  await after(() => Promise.all([now().refresh(), now().reread()]))
  expect(sent).toHaveLength(4)
})

test('without a network what was read is kept, and why it is not up to date is told; the next success takes that away', async () => {
  replies.push(landing('甲'))
  const { now, after, name } = await drawn()
  await after(() => now().refresh())
  expect([name(), now().error?.code]).toEqual(['甲', 'OFFLINE'])
  replies.push(landing('乙'))
  await after(() => now().refresh())
  expect([name(), now().error]).toEqual(['乙', null])
})

test('when somebody else is at the screen meanwhile, he sees nothing of what was asked before', async () => {
  let owner = 'p1'
  const [mine, his] = [slow(), slow()]
  replies.push(mine.reply, his.reply)
  const { redraw, after, name } = await drawn(() => ({ owner }))
  owner = 'p2'
  await redraw()
  mine.answer(landing('一号的'))
  await after(() => mine.reply)
  expect(name()).toBeNull()
  his.answer(landing('二号的'))
  await after(() => his.reply)
  expect(name()).toBe('二号的')
})

test('what is under way when all is forgotten is not kept', async () => {
  const late = slow()
  replies.push(late.reply)
  const { after, name } = await drawn()
  await after(async () => forgetKept())
  late.answer(landing('旧的'))
  await after(() => late.reply)
  expect(name()).toBeNull()
})

test('a page whose answer is its own shows nothing of an earlier visit', async () => {
  replies.push(landing('甲'))
  await drawn(() => ({ owner: 'p1', keepFor: 'page' }))
  expect((await drawn(() => ({ owner: 'p1', keepFor: 'page' }))).name()).toBeNull()
})

test('nothing is read while there is no input', async () => {
  const { now } = await drawn(undefined, () => null)
  expect([sent, now().data, now().busy]).toEqual([[], null, false])
})

describe('over a restart', () => {
  const options = (): Options => ({ owner: 'p1', keepFor: 'restart' })

  /** The memory of a run is gone; what is on the device stays. */
  const restart = async () => {
    await leave()
    const stored = platform.storage.get('msb.kept')
    forgetKept()
    platform.storage.set('msb.kept', stored)
  }

  test('the rows of the last run stand at once, and whatever is read replaces them', async () => {
    replies.push(landing('甲'))
    await drawn(options)
    await restart()
    const late = slow()
    replies.push(late.reply)
    const { name, after } = await drawn(options)
    expect(name()).toBe('甲')
    late.answer(landing('乙'))
    await after(() => late.reply)
    expect(name()).toBe('乙')
  })

  test('another person finds nothing, and his own takes the place of it', async () => {
    replies.push(landing('甲'))
    await drawn(options)
    await restart()
    replies.push(landing('他的'))
    await drawn(() => ({ owner: 'p2', keepFor: 'restart' }))
    expect(JSON.stringify(platform.storage.get('msb.kept'))).not.toContain('甲')
    await restart()
    expect((await drawn(options)).name()).toBeNull()
  })

  test('what was forgotten is gone from the device, and what is too large never gets there', async () => {
    replies.push(landing('甲'))
    await drawn(options)
    await leave()
    forgetKept()
    expect(platform.storage.get('msb.kept')).toBeUndefined()
    replies.push(landing('长'.repeat(70_000)))
    await drawn(options)
    expect(JSON.stringify(platform.storage.get('msb.kept')).length).toBeLessThan(100)
  })
})
