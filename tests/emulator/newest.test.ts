import { createNewest } from '../../emulator/stats/newest'

describe('a list that keeps what was added last', () => {
  it('gives the last of what was added, however much that was', () => {
    for (const added of [0, 1, 4, 5, 9, 10, 11, 137]) {
      const newest = createNewest<number>(5)
      const all = Array.from({ length: added }, (_, at) => at)
      for (const each of all) newest.add(each)
      expect(newest.last()).toEqual(all.slice(-5))
      expect(newest.last(2)).toEqual(all.slice(-2))
      expect(newest.last(500)).toEqual(all.slice(-5))
      expect(newest.last(0)).toEqual([])
    }
  })
})
