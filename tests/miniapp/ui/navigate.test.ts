import Taro from '@tarojs/taro'
import { go, isTop, onLost, replace } from '@/platform/navigate'

jest.mock('@tarojs/taro', () => ({ __esModule: true, default: { navigateTo: jest.fn(), redirectTo: jest.fn(), getCurrentPages: jest.fn(() => []) } }))

const taro = jest.mocked(Taro)
const told = jest.fn<void, [(() => void) | null]>()

beforeEach(() => {
  jest.useFakeTimers()
  jest.clearAllMocks()
  onLost(told)
})
afterEach(() => jest.useRealTimers())

test('a page that does not open is tried once more, and nobody is troubled when it opens then', async () => {
  taro.navigateTo.mockRejectedValueOnce({ errMsg: 'navigateTo:fail timeout' }).mockResolvedValueOnce({} as never)
  const done = go('/company/file/index')
  await jest.advanceTimersByTimeAsync(1_000)
  await done
  expect([taro.navigateTo.mock.calls.length, told.mock.calls.length]).toEqual([2, 0])
})

test('when it fails again somebody is told, with the way to try it again; nothing is thrown', async () => {
  taro.redirectTo.mockRejectedValueOnce(new Error('x')).mockRejectedValueOnce(new Error('x')).mockResolvedValueOnce({} as never)
  const done = replace('/company/case/index', { id: 'c1' })
  await jest.advanceTimersByTimeAsync(1_000)
  await expect(done).resolves.toBeUndefined()
  told.mock.calls[0]?.[0]?.()
  // It is tried again: what was said of it is over.
  expect(told.mock.calls.map(([again]) => again === null)).toEqual([false, true])
  expect(taro.redirectTo).toHaveBeenCalledTimes(3)
  expect(taro.redirectTo).toHaveBeenLastCalledWith({ url: '/company/case/index?id=c1' })
})

test('a page that tabs lead to needs no way home; one opened from a link does', () => {
  taro.getCurrentPages.mockReturnValueOnce([{ route: 'pages/home/index' }] as never)
  expect(isTop()).toBe(true)
  taro.getCurrentPages.mockReturnValue([{ path: '/company/case/index?id=c1' }] as never)
  expect(isTop()).toBe(false)
})
