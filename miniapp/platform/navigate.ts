import Taro from '@tarojs/taro'
import { openPage } from './open-page'
import { underWay } from './under-way'

export type Query = Record<string, string | number | boolean | undefined>

export const HOME = '/pages/home/index'

const addressOf = (page: string, query: Query): string => {
  const pairs = Object.entries(query).filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined)
  const text = pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')
  const path = page.startsWith('/') ? page : `/${page}`
  return text === '' ? path : `${path}?${text}`
}

/** A second try comes after so long: a part of the app that did not load, a page that was not ready yet. */
const AGAIN_MS = 400

type Told = (again: (() => void) | null) => void
const watchers = new Set<Told>()
let isLost = false
const tellLost: Told = (again) => {
  isLost = again !== null
  watchers.forEach((told) => told(again))
}

/** Tells that a page could not be opened, with the way to try it again; null when that is over. Answers the way to hear no more. */
export function onLost(told: Told): () => void {
  watchers.add(told)
  return () => void watchers.delete(told)
}

/** Tried twice; then somebody is told, and nothing is thrown: a tap that does nothing is the one thing that must not be. */
async function opened(way: Parameters<typeof openPage>[0], url: string): Promise<void> {
  if (isLost) tellLost(null)
  try {
    await underWay(openPage(way, url).catch(() => new Promise((resolve) => setTimeout(resolve, AGAIN_MS)).then(() => openPage(way, url))))
  } catch {
    tellLost(() => void opened(way, url))
  }
}

/** Opens a page on top. WeChat holds ten; beyond that the top one is replaced. */
export const go = (page: string, query: Query = {}): Promise<void> => opened(Taro.getCurrentPages().length >= 9 ? 'redirectTo' : 'navigateTo', addressOf(page, query))

/** Opens a page in place of the one on top. */
export const replace = (page: string, query: Query = {}): Promise<void> => opened('redirectTo', addressOf(page, query))

/** Closes every page and opens this one: tabs, and changing who you are. */
export const reLaunch = (page: string, query: Query = {}): Promise<void> => opened('reLaunch', addressOf(page, query))

/** Opens the home page alone. */
export const home = (): Promise<void> => reLaunch(HOME)

/** Whether this page is the one that is seen: what it asked for may arrive after somebody has gone elsewhere. */
export const isSeen = (page: string): boolean => {
  // WeChat names a page by its route, a browser by its path.
  const top = Taro.getCurrentPages().at(-1) as { route?: string, path?: string } | undefined
  return (top?.route ?? top?.path ?? '').replace(/^\/?/, '/').startsWith(page)
}

/** Where an identity is at home: no page of these needs a way home. */
const TOPS = [HOME, '/pages/landing/index', '/pages/cases/index', '/pages/inbox/index', '/pages/me/index', '/board/index', '/board/cases/index', '/admin/index', '/admin/companies/index', '/admin/imports/index']

/** Whether the page that is seen is one of those that tabs lead to. */
export const isTop = (): boolean => TOPS.some(isSeen)

/** Whether there is a page below. */
export const canGoBack = (): boolean => Taro.getCurrentPages().length > 1

/** One page back; home when the page was opened directly. */
export const back = async (): Promise<void> => {
  if (canGoBack()) await Taro.navigateBack()
  else await home()
}
