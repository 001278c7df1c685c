import type { BrowserContext, Page } from 'playwright-core'
import type { Emulator } from '../../emulator/emulator'
import { MINUTE_MS } from '../../shared/kernel/instant'
import { axeViolations } from '../support/browser/axe'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'
import { startDemonstration } from '../support/runtime/demonstration'
import { chosenRuntimes } from '../support/runtime/describe-on-each-runtime'
import { districtOf } from './district'

const WORDS = '问了三次都说不清要带什么'
const LINE = '未经微信评价，单独统计'

/** The page as it is deployed, without the personas: a phone whose camera has read the code on a window, and nobody is signed in. */
const onH5 = chosenRuntimes().includes('h5') ? describe : describe.skip
onH5('用手机相机扫窗口的码 (h5)', () => {
  let emulator: Emulator
  let context: BrowserContext
  let phone: Page
  const wrong: string[] = []
  jest.setTimeout(150_000)

  beforeAll(async () => {
    emulator = await startDemonstration()
  }, 180_000)
  afterAll(async () => {
    await closeSharedBrowser()
    await emulator.stop()
  })
  beforeEach(async () => {
    context = await (await sharedBrowser()).newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, reducedMotion: 'reduce', locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    phone = await context.newPage()
    phone.on('pageerror', (error) => wrong.push(error.message))
  })
  afterEach(async () => {
    await context.close()
    expect(wrong.splice(0)).toEqual([])
  })

  const open = async (path: string): Promise<void> => void await phone.goto(`${emulator.url}/?desk#${path}`)
  const openWindow = async (nth = 1): Promise<void> => {
    await open(await districtOf(emulator).scan('window', nth))
    await phone.locator('.t-window').waitFor({ timeout: 20_000 })
  }
  const says = (words: string): Promise<void> => phone.getByText(words).first().waitFor({ timeout: 15_000 })
  const thanked = (): Promise<void> => phone.locator('.t-thanks').waitFor({ timeout: 15_000 })
  const kept = () => emulator.database.query<{ level: number, words: string | null, ticket_batch: number | null, batch: number | null }>(
    'select level, words, ticket_batch, batch from mashangban.ratings where ticket_batch is not null order by ctid')

  it('rates in two taps, without signing in, and reads that it is counted apart', async () => {
    await openWindow()
    await says(LINE)
    expect(await phone.locator('.sign-in').count()).toBe(0)
    expect(await axeViolations(phone)).toEqual([])
    await phone.locator('.t-grade-5').click()
    await phone.locator('.t-rate-submit').click()
    await thanked()
    expect(await phone.locator('.t-thanks').innerText()).toContain('企业开办 1 号窗口：非常满意')
    expect(await kept()).toEqual([{ level: 5, words: null, ticket_batch: 0, batch: null }])
    await phone.locator('.t-done').click()
    await phone.locator('.t-short-code-open').waitFor({ timeout: 15_000 })
    await phone.waitForLoadState('networkidle')
    expect(await phone.locator('.sign-in').count()).toBe(0)
    // An official opens the page itself.
    await phone.reload()
    await says('用手机扫码登录')
  })

  it('who writes for longer than ten minutes sends what he wrote all the same', async () => {
    await openWindow(2)
    await phone.locator('.t-grade-1').click()
    await phone.locator('.t-rating-text').locator('textarea').fill(WORDS)
    await emulator.clock.moveTo(emulator.clock.now() + 11 * MINUTE_MS)
    await phone.locator('.t-rate-submit').click()
    await thanked()
    expect((await kept()).at(-1)).toMatchObject({ level: 1, words: WORDS })
  })

  it('a reply that was lost is asked for again, with the ticket it was sent with, and counts once; also after the page was opened anew', async () => {
    const before = (await kept()).length
    await openWindow(3)
    let lost = 0
    await context.route('**/desk/call', async (route) => {
      if (!route.request().postData()?.includes('rating.rateWindow')) return route.continue()
      await route.fetch()
      lost++
      return route.abort()
    })
    await phone.locator('.t-grade-4').click()
    await phone.locator('.t-rate-submit').click()
    await says('评价没有提交上')
    await context.unroute('**/desk/call')
    await phone.reload()
    await phone.locator('.t-window').waitFor({ timeout: 20_000 })
    expect(await phone.locator('.t-grade-4').getAttribute('aria-checked')).toBe('true')
    await phone.locator('.t-rate-submit').click()
    await thanked()
    expect([lost, (await kept()).length - before]).toEqual([1, 1])
  })

  it('what is not for anybody still asks for the sign-in', async () => {
    await open('/pages/cases/index')
    await says('用手机扫码登录')
  })
})
