import { CASE_LIST } from '@shared/case/list'
import { useNarrowing } from '@/list/use-narrowing'
import { drawHook } from '../draw-hook'

const OPEN = { status: ['filed', 'handling'], kind: true, urgent: true, from: true } as const

test('what is chosen is asked and said in words, and each is taken away alone', async () => {
  const hook = await drawHook(() => useNarrowing(CASE_LIST, OPEN))
  expect([hook.now().asked, hook.now().words]).toEqual([{}, []])
  await hook.after(() => Promise.resolve(hook.now().apply({ status: 'filed', urgent: true, from: '2026-11-02', kind: undefined }, null)))
  expect(hook.now().asked).toEqual({ filters: { status: 'filed', urgent: true, from: '2026-11-02' } })
  expect(hook.now().words.map(({ words }) => words)).toEqual(['待签收', '只看紧急的', '提交不早于：11 月 2 日'])
  await hook.after(() => Promise.resolve(hook.now().drop('status')))
  expect(hook.now().asked).toEqual({ filters: { urgent: true, from: '2026-11-02' } })
})

test('what was emptied asks nothing', async () => {
  const hook = await drawHook(() => useNarrowing(CASE_LIST, OPEN))
  await hook.after(() => Promise.resolve(hook.now().apply({ urgent: false, from: '', status: undefined }, null)))
  expect([hook.now().asked, hook.now().words]).toEqual([{}, []])
})

test('another pile is narrowed only by what is offered there; what was chosen comes back with the first one', async () => {
  let done = false
  const hook = await drawHook(() => useNarrowing(CASE_LIST, done ? { status: ['closed', 'withdrawn'], urgent: true } : OPEN, { sorts: !done }))
  expect(Object.keys(hook.now().fields)).toEqual(['status', 'kind', 'urgent', 'from'])
  await hook.after(() => Promise.resolve(hook.now().apply({ status: 'filed', urgent: true }, 'newest')))
  expect(hook.now().asked).toEqual({ filters: { status: 'filed', urgent: true }, order: 'newest' })
  done = true
  await hook.redraw()
  expect(hook.now().asked).toEqual({ filters: { urgent: true } })
  expect(hook.now().orders).toEqual({})
  expect(hook.now().fields.status).toMatchObject({ words: { closed: '已办结', withdrawn: '已撤回' } })
  done = false
  await hook.redraw()
  expect(hook.now().asked).toEqual({ filters: { status: 'filed', urgent: true }, order: 'newest' })
})
