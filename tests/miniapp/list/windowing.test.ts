import { blocksOf, seenBlocks } from '@/list/windowing'

const even = Array.from({ length: 100 }, () => 800)

test('rows stand in blocks of ten, the last one short', () => {
  expect(blocksOf(Array.from({ length: 23 }, (_, at) => at)).map((block) => block.length)).toEqual([10, 10, 3])
})

test.each([
  ['at the top', 0, { from: 0, to: 2 }],
  ['in the middle', 40_000, { from: 49, to: 52 }],
  ['at the end', 79_000, { from: 98, to: 100 }],
  ['beyond the end, after rows went', 500_000, { from: 99, to: 100 }],
])('%s only the blocks near the screen are kept', (_where, top, seen) => {
  expect(seenBlocks(even, top, 844)).toEqual(seen)
})

test('heights that were measured count, not how many blocks there are', () => {
  expect(seenBlocks([4_000, 100, 100, 100, 4_000], 4_700, 844)).toEqual({ from: 2, to: 5 })
})

test('nothing at all is one empty block', () => {
  expect(seenBlocks([], 0, 844)).toEqual({ from: 0, to: 1 })
})
