import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { AppEvent, Driver, Handler } from './protocol'
import { elementMethods } from './h5-elements'
import { preparePage, type PageTools } from './h5-page-script'
import { currentPage, openPages } from './h5-pages'

export interface H5Options {
  readonly browser: Browser
  /** Where the emulator serves the H5 build. */
  readonly url: string
  readonly openid: string | null
  /** Where he enters; the first page without it. */
  readonly path?: string
  readonly viewport?: { readonly width: number, readonly height: number }
  /** Whoever has asked his phone for less motion: nothing shimmers while it waits, which costs a machine without a graphics card more than the page itself. */
  readonly still?: boolean
  /** Whoever is in the app goes on within it, as by a link: pages lie on one another, and only every fifth, or another person's, is loaded anew, which costs more than the page itself. */
  readonly within?: boolean
}

export interface H5Driver extends Driver {
  readonly page: Page
  /** Another person takes the phone: storage and token are swapped, the app starts again at this page or its first. */
  become(openid: string | null, path?: string): Promise<void>
  setOffline(offline: boolean): Promise<void>
  calls(method: string): Promise<{ method: string, args: unknown[] }[]>
  close(): Promise<void>
}

declare const __automator: PageTools

/** The emulator's page without its bar of identities, and with subscription panels accepted without asking. */
const SETTINGS = { 'msb.bar': '0', 'msb.auto': '1' }
const TOKEN = 'msb.token'
const PHONE = { width: 390, height: 844 }
/** From here on it is a screen on a desk, of ordinary density. */
const DESK_WIDTH = 1024
/** Pages that lie on one another before the app is loaded anew: each is looked through with those below it. */
const PILE = 5

/** Opens the H5 build in Chromium and answers the automation protocol for it. */
export async function openH5(options: H5Options): Promise<H5Driver> {
  const viewport = options.viewport ?? PHONE
  const isMobile = viewport.width < DESK_WIDTH
  const context = await options.browser.newContext({
    viewport, deviceScaleFactor: isMobile ? 2 : 1, hasTouch: true, isMobile, reducedMotion: options.still === true ? 'reduce' : 'no-preference',
    locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
  })
  // Some TypeScript runners mark functions with a helper that does not exist in the page.
  await context.addInitScript('globalThis.__name ??= (value) => value')
  await context.addInitScript(preparePage, SETTINGS)
  const page = await context.newPage()
  const events = listen(page)
  let launches = 0
  const load = async (path = ''): Promise<void> => {
    // A new query, or the browser would only change the hash and keep the stack of pages.
    await page.goto(`${options.url}/?bar=0&launch=${++launches}#${path}`)
    await page.waitForSelector('.taro_page', { timeout: 15_000, state: 'attached' })
  }
  const go = options.within === true ? goWithin(page, load) : load
  const phones = createPhones(context, page, options.openid)

  await page.goto(`${options.url}/healthz`)
  await phones.switchTo(options.openid)
  await load(options.path)

  return {
    page,
    methods: { ...elementMethods(page), ...appMethods(page, go, events.emit) },
    onEvent: events.subscribe,
    become: async (openid, path) => {
      await phones.switchTo(openid)
      await load(path)
    },
    setOffline: (offline) => context.setOffline(offline),
    calls: (method) => page.evaluate((name) => __automator.calls(name), method),
    close: () => context.close(),
  }
}

/** Goes to a page as a link within the app does; loads it where there is nothing to go on from, or to where one is already. */
function goWithin(page: Page, load: (path?: string) => Promise<void>): (path?: string) => Promise<void> {
  return async (path = '') => {
    const pile = await openPages(page)
    const top = pile.at(-1)
    const here = await page.evaluate(() => location.hash.slice(1))
    if (top === undefined || pile.length >= PILE || path === '' || here === path) return load(path)
    await page.evaluate((next) => { location.hash = next }, path)
    await page.waitForFunction((id) => [...document.querySelectorAll('.taro_page')].at(-1)?.id !== id, top.pageId, { timeout: 15_000 })
  }
}

function appMethods(page: Page, load: (path?: string) => Promise<void>, emit: (method: AppEvent, params: unknown) => void): Record<string, Handler> {
  const navigate: Record<string, (call: { url?: string, delta?: number }) => Promise<unknown>> = {
    reLaunch: ({ url }) => load(url),
    navigateBack: async ({ delta }) => {
      const before = (await openPages(page)).length
      if (before < 2) throw new Error('navigateBack:fail cannot navigate back at first page')
      await page.evaluate((steps) => { history.go(-steps) }, delta ?? 1)
      await page.waitForFunction((count) => document.querySelectorAll('.taro_page').length < count, before)
    },
    navigateTo: () => { throw new Error('the H5 build navigates only from inside: tap, or reLaunch') },
    redirectTo: () => { throw new Error('the H5 build navigates only from inside: tap, or reLaunch') },
  }
  return {
    'App.getPageStack': async () => ({ pageStack: await openPages(page) }),
    'App.getCurrentPage': () => currentPage(page),
    'App.callWxMethod': async ({ method = '', args = [] }) => {
      const move = navigate[method]
      if (move) return { result: (await move((args[0] ?? {}))) ?? null }
      return { result: (await page.evaluate(([name, given]) => __automator.call(name, given), [method, [...args]] as const)) ?? null }
    },
    'App.mockWxMethod': async (params) => {
      const spec = params.functionDeclaration
        ? { source: params.functionDeclaration, args: [...(params.args ?? [])] }
        : 'result' in params ? { result: params.result } : null
      await page.evaluate(([name, given]) => { __automator.mock(name, given) }, [params.method ?? '', spec] as const)
    },
    'App.callFunction': async ({ functionDeclaration = '', args = [] }) => ({
      result: (await page.evaluate(([source, given]) => __automator.compile(source)(...given), [functionDeclaration, [...args]] as const)) ?? null,
    }),
    'App.addBinding': async ({ name = '' }) => {
      await page.exposeFunction(name, (...args: unknown[]) => { emit('App.bindingCalled', { name, args }) })
    },
    'App.captureScreenshot': async () => ({ data: (await page.screenshot()).toString('base64') }),
  }
}

function listen(page: Page): { emit(method: AppEvent, params: unknown): void, subscribe: Driver['onEvent'] } {
  const listeners: ((method: AppEvent, params: unknown) => void)[] = []
  const emit = (method: AppEvent, params: unknown): void => { for (const listener of listeners) listener(method, params) }
  page.on('console', (message) => { emit('App.logAdded', { type: message.type(), args: [message.text()] }) })
  page.on('pageerror', (error) => { emit('App.exceptionThrown', { exception: { message: error.message, stack: error.stack } }) })
  return { emit, subscribe: (listener) => { listeners.push(listener) } }
}

/** Each person has a phone of his own: what one leaves in storage is there when he returns and invisible to the others. */
function createPhones(context: BrowserContext, page: Page, first: string | null): { switchTo(openid: string | null): Promise<void> } {
  const stored = new Map<string, Record<string, string>>()
  let holder = first
  return {
    switchTo: async (openid) => {
      stored.set(holder ?? '', await page.evaluate(() => ({ ...localStorage })))
      holder = openid
      const next: Record<string, string> = { ...SETTINGS, ...(openid === null ? {} : { [TOKEN]: `dev:${openid}` }) }
      await context.clearCookies()
      await page.evaluate((entries) => {
        localStorage.clear()
        for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value)
      }, { ...stored.get(openid ?? ''), ...next })
    },
  }
}
