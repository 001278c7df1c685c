import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { platform } from '@/platform/platform'

/** What a page reads again when it is shown and when it is pulled down; the sign of pulling goes when all of it is there. */
export function useShown(...reads: (() => Promise<unknown>)[]): void {
  const all = (): Promise<unknown> => Promise.all(reads.map((read) => read()))
  useDidShow(() => void all())
  usePullDownRefresh(() => void all().finally(() => platform.stopPullDownRefresh()))
}
