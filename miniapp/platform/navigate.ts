import Taro from '@tarojs/taro'

export type Query = Record<string, string | number | boolean | undefined>

export const HOME = '/pages/home/index'

const addressOf = (page: string, query: Query): string => {
  const pairs = Object.entries(query).filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined)
  const text = pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')
  const path = page.startsWith('/') ? page : `/${page}`
  return text === '' ? path : `${path}?${text}`
}

/** Opens a page on top. WeChat holds ten; beyond that the top one is replaced. */
export const go = async (page: string, query: Query = {}): Promise<void> => {
  const url = addressOf(page, query)
  if (Taro.getCurrentPages().length >= 9) await Taro.redirectTo({ url })
  else await Taro.navigateTo({ url })
}

/** Opens a page in place of the one on top. */
export const replace = async (page: string, query: Query = {}): Promise<void> => void (await Taro.redirectTo({ url: addressOf(page, query) }))

/** Closes every page and opens this one: tabs, and changing who you are. */
export const reLaunch = async (page: string, query: Query = {}): Promise<void> => void (await Taro.reLaunch({ url: addressOf(page, query) }))

/** Opens the home page alone. */
export const home = (): Promise<void> => reLaunch(HOME)

/** Whether this page is the one that is seen: what it asked for may arrive after somebody has gone elsewhere. */
export const isSeen = (page: string): boolean => {
  // WeChat names a page by its route, a browser by its path.
  const top = Taro.getCurrentPages().at(-1) as { route?: string, path?: string } | undefined
  return (top?.route ?? top?.path ?? '').replace(/^\/?/, '/').startsWith(page)
}

/** Whether there is a page below. */
export const canGoBack = (): boolean => Taro.getCurrentPages().length > 1

/** One page back; home when the page was opened directly. */
export const back = async (): Promise<void> => {
  if (canGoBack()) await Taro.navigateBack()
  else await home()
}
