import { CASE_LIST } from '@shared/case/list'
import { useNarrowing } from '@/list/use-narrowing'
import { drawHook } from '../draw-hook'

test('places are chosen by their names, and asked by their ids', async () => {
  const hook = await drawHook(() => useNarrowing(CASE_LIST, { area: { 370613001: '黄海路街道' }, unit: { 'unit-water': '区水务局' } }))
  expect(hook.now().fields).toMatchObject({ area: { kind: 'choice', zh: '区域', words: { 370613001: '黄海路街道' } }, unit: { kind: 'choice', zh: '办理单位' } })
  await hook.after(() => Promise.resolve(hook.now().apply({ area: '370613001', unit: 'unit-water' }, null)))
  expect(hook.now().asked).toEqual({ filters: { area: '370613001', unit: 'unit-water' } })
  expect(hook.now().words.map(({ words }) => words)).toEqual(['黄海路街道', '区水务局'])
})

test('before their names are read there is nothing to choose, and of another area nothing that was chosen is asked', async () => {
  let names: Readonly<Record<string, string>> = {}
  const hook = await drawHook(() => useNarrowing(CASE_LIST, { area: names }))
  expect(hook.now().fields).toEqual({})
  names = { 370613001: '黄海路街道' }
  await hook.redraw()
  await hook.after(() => Promise.resolve(hook.now().apply({ area: '370613001' }, null)))
  names = { 370602001: '向阳街道' }
  await hook.redraw()
  expect([hook.now().asked, hook.now().words]).toEqual([{}, []])
})
