import type { PackageSpace, PageInstance, PageRoot } from './package-space'
import type { SetDataMeter } from './set-data-meter'

/** WeChat's own limit. */
const DEEPEST = 10

/** Navigation that WeChat itself answers with `fail`; any other exception is the app's own. */
export class NavigationRefused extends Error {}

export interface OpenPage {
  readonly id: number
  readonly route: string
  readonly query: Readonly<Record<string, string>>
  readonly instance: PageInstance
  readonly host: HTMLElement
}

export interface PageStack {
  readonly pages: readonly OpenPage[]
  current(): OpenPage
  navigateTo(url: string): void
  redirectTo(url: string): void
  reLaunch(url: string): void
  navigateBack(delta: number): void
  /** Releases every page without telling the app, as when WeChat ends it. */
  destroy(): void
}

export interface Address {
  readonly route: string
  readonly query: Readonly<Record<string, string>>
}

/** Splits a page URL. Values stay as written: WeChat hands them to onLoad without decoding. */
export function parseUrl(url: string): Address {
  const [route = '', search = ''] = url.replace(/^\//, '').split('?')
  const pairs = search.split('&').filter(Boolean).map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [name, value.join('=')] as const
  })
  return { route, query: Object.fromEntries(pairs) }
}

/** Counts over restarts of the app too: a client that is connected keeps what it knows of a page under its number. */
let opened = 0

/** The stack of open pages with WeChat's order of lifetimes. Throws, with WeChat's words, where WeChat refuses. */
export function createPageStack(space: PackageSpace, meter: SetDataMeter): PageStack {
  const stack: (OpenPage & { readonly root: PageRoot })[] = []

  const refuseUnknown = (route: string): void => {
    if (!space.pages.includes(route)) throw new NavigationRefused(`page "${route}" is not found`)
  }

  const push = ({ route, query }: Address): void => {
    const root = space.createPage(route)
    const { instance } = root
    instance.route = route
    instance.__route__ = route
    instance.options = query
    meter.watch(route, instance)
    const host = document.createElement('div')
    const placeholder = document.createElement('span')
    host.appendChild(placeholder)
    document.body.appendChild(host)
    stack.push({ id: ++opened, route, query, instance, host, root })
    root.attach(host, placeholder)
    instance.onLoad?.(query)
    instance.onShow?.()
    instance.onReady?.()
  }

  const pop = (tellApp = true): void => {
    const page = stack.pop()
    if (!page) return
    if (tellApp) page.instance.onUnload?.()
    page.root.release()
    page.host.remove()
  }

  const current = (): OpenPage => {
    const page = stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  return {
    pages: stack,
    current,
    navigateTo: (url) => {
      const address = parseUrl(url)
      refuseUnknown(address.route)
      if (stack.length >= DEEPEST) throw new NavigationRefused('webview count limit exceed')
      stack.at(-1)?.instance.onHide?.()
      push(address)
    },
    redirectTo: (url) => {
      const address = parseUrl(url)
      refuseUnknown(address.route)
      pop()
      push(address)
    },
    reLaunch: (url) => {
      const address = parseUrl(url)
      refuseUnknown(address.route)
      while (stack.length) pop()
      push(address)
    },
    navigateBack: (delta) => {
      if (stack.length < 2) throw new NavigationRefused('cannot navigate back at first page')
      for (let step = 0; step < delta && stack.length > 1; step++) pop()
      current().instance.onShow?.()
    },
    destroy: () => { while (stack.length) pop(false) },
  }
}
