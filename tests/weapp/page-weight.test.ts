import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { H5_DIR } from '../../emulator/build/project'
import type { Server } from '../../emulator/gateway/server'
import { loadedBy, wireBytes } from '../support/browser/page-load'
import { servePage } from '../support/browser/serve-page'
import { scriptsWith, SENTENCE_OF_ZOD } from '../support/gates/package-files'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'

/** performance.md: the first load of the page, over the wire. */
const FIRST_LOAD_BYTES = 300 * 1024
/** The sign-in at a desk, with what draws its code: nobody who is signed in loads it. */
const SIGN_IN_BYTES = 20 * 1024
/** A page beyond the first brings its own words and layout, and nothing that another page has too. */
const NEXT_PAGE_BYTES = 20 * 1024

/** The script of one page: parts that pages share have names. */
const OWN_SCRIPT = /\/js\/\d+\.[0-9a-f]{8}\.js$/

/** A sentence of each library that minifying leaves alone; where it stands, the library stands. */
const LIBRARIES = {
  'react-dom': 'Minified React error #',
  'stencil': 'attachShadow',
  'tslib': 'Symbol.asyncDispose is not defined',
  'dayjs': '$isDayjsObject',
  'swiper': 'swiper-slide-active',
}

describe('the page in a browser', () => {
  jest.setTimeout(60_000)
  let server: Server
  let context: BrowserContext
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    server = await servePage(H5_DIR)
  }, 60_000)
  afterAll(async () => {
    await closeSharedBrowser()
    await server.stop()
  })
  beforeEach(async () => {
    context = await (await sharedBrowser()).newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    page = await context.newPage()
    complaints = []
    // There are no functions behind this server: that calls fail is told by the browser, and is no fault of the page.
    page.on('console', (line) => { if (['error', 'warning'].includes(line.type()) && !/Failed to load resource/.test(line.text())) complaints.push(line.text()) })
    page.on('pageerror', (error) => complaints.push(String(error)))
  })
  afterEach(() => context.close())

  const open = async (hash = ''): Promise<void> => {
    await page.goto(`${server.url()}/${hash}`)
    await page.waitForSelector('.taro_page', { state: 'attached' })
  }

  const goTo = (path: string): Promise<void> => page.evaluate((hash) => { location.hash = hash }, `#/${path}`)

  it('loads at most 300 KB before its first screen is there, and says something in Chinese on it', async () => {
    const loaded = await loadedBy(page, () => open())
    expect(loaded.filter(({ status }) => status !== 200)).toEqual([])
    expect(wireBytes(loaded)).toBeGreaterThan(100_000)
    expect(wireBytes(loaded)).toBeLessThanOrEqual(FIRST_LOAD_BYTES)
    expect(await page.innerText('.taro_page')).toMatch(/\p{Script=Han}{4}/u)
    expect(complaints).toEqual([])
  })

  it('loads little for the pages that follow, and nothing twice', async () => {
    await open()
    const seen = new Set<string>()
    for (const path of ['pages/me/index', 'pages/inbox/index', 'company/file/index', 'officer/case/index', 'board/index']) {
      const loaded = await loadedBy(page, () => Promise.all([page.waitForResponse(OWN_SCRIPT), goTo(path)]))
      expect([path, wireBytes(loaded) <= NEXT_PAGE_BYTES]).toEqual([path, true])
      expect(loaded.filter((part) => seen.has(part.path))).toEqual([])
      for (const part of loaded) seen.add(part.path)
    }
    expect(seen.size).toBeGreaterThan(4)
  })

  it('is opened a second time with nothing but the page itself on the wire', async () => {
    await open()
    await page.waitForLoadState('networkidle')
    const again = await loadedBy(page, () => open('?again#/pages/home/index'))
    expect(again.filter(({ bytes }) => bytes > 0).map(({ path }) => path)).toEqual(['/'])
  })

  it('has each library in one of its scripts and in no other', () => {
    const folder = join(H5_DIR, 'js')
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(folder, name), 'utf8'))
    const holders = Object.entries(LIBRARIES).map(([library, sentence]) => [library, scripts.filter((script) => script.includes(sentence)).length])
    expect(holders).toEqual(Object.keys(LIBRARIES).map((library) => [library, 1]))
  })

  it('carries no schemas: what a form takes is checked without them', () => {
    expect(scriptsWith(H5_DIR, SENTENCE_OF_ZOD)).toEqual([])
  })

  it('brings the sign-in only when it is told that nobody is signed in, for little', async () => {
    const answer = (status: number, body: object) => ({ status, contentType: 'application/json', body: JSON.stringify(body) })
    await open()
    await page.waitForLoadState('networkidle')
    expect(await page.locator('.sign-in').count()).toBe(0)
    await context.route('**/desk/call', (route) => route.fulfill(answer(401, { ok: false, error: { code: 'DESK_IDLE', message: '三十分钟没有操作', requestId: '' } })))
    await context.route('**/desk/code', (route) => route.fulfill(answer(200, { ok: true, data: { code: 'A'.repeat(22) } })))
    await context.route('**/desk/state', (route) => route.fulfill(answer(200, { ok: true, data: { state: 'waiting' } })))
    const loaded = await loadedBy(page, async () => {
      await goTo('pages/inbox/index')
      await page.locator('.sign-in svg').waitFor()
    })
    // Another page comes with it, which asks and is refused.
    expect(wireBytes(loaded)).toBeGreaterThan(5000)
    expect(wireBytes(loaded)).toBeLessThanOrEqual(SIGN_IN_BYTES + NEXT_PAGE_BYTES)
    expect(await page.innerText('.sign-in')).toContain('三十分钟没有操作')
  })

  it('knows no personas and no tokens: the emulator’s bar brings them when it is served there', () => {
    for (const word of ['msb.token', 'Bearer', '/v1/functions']) expect([word, scriptsWith(H5_DIR, word)]).toEqual([word, []])
  })

  it('is opened anew, once, when an update has taken away the part of a page, and stays when only the network is gone', async () => {
    let openings = 0
    page.on('request', (request) => { if (request.isNavigationRequest()) openings++ })
    await open()
    await page.waitForLoadState('networkidle')

    await context.setOffline(true)
    await Promise.all([page.waitForEvent('requestfailed', (request) => request.method() === 'HEAD'), goTo('pages/inbox/index')])
    expect(openings).toBe(1)

    await context.setOffline(false)
    await context.route(OWN_SCRIPT, (route) => route.fulfill({ status: 404, body: '' }))
    // A part that does not come is asked for once more before it is given up: only what the page opened anew is told counts.
    const askedAgain = page.waitForEvent('response', (reply) => reply.request().method() === 'HEAD' && openings > 1)
    await Promise.all([askedAgain, goTo('pages/me/index')])
    await page.waitForLoadState('networkidle')
    expect(openings).toBe(2)
    expect(new URL(page.url()).hash).toBe('#/pages/me/index')
  })
})
