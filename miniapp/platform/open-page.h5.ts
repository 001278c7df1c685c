import Taro from '@tarojs/taro'

/** What Taro's router knows of a page: `load` asks for its part of the app, which is there at once when it was loaded before. */
interface Route {
  path: string
  load?: () => readonly unknown[]
}

const pathOf = (url: string): string => (url.split('?')[0] ?? '').replace(/^\//, '')

let newest = 0

/**
 * Opens an address on top, in place of the top page, or alone. Its part of the app is fetched before one leaves: Taro's router changes the
 * address first, and a part that then does not come leaves the old page under a new address, with nothing said. Whoever has tapped something
 * else meanwhile, or gone back, is not pulled along.
 */
export async function openPage(way: 'navigateTo' | 'redirectTo' | 'reLaunch', url: string): Promise<unknown> {
  newest += 1
  const [mine, from] = [newest, window.location.href]
  const { routes = [] } = (window as { __taroAppConfig?: { routes?: readonly Route[] } }).__taroAppConfig ?? {}
  await routes.find(({ path }) => pathOf(path) === pathOf(url))?.load?.()[0]
  return mine === newest && window.location.href === from ? Taro[way]({ url }) : undefined
}
