import type { Page } from 'playwright-core'
import type { Emulator } from '../../emulator/emulator'
import { openEveryPage } from '../support/browser/open-every-page'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'
import { whileLate } from '../support/browser/while-late'
import { startDemonstration } from '../support/runtime/demonstration'
import { chosenRuntimes } from '../support/runtime/describe-on-each-runtime'
import { OWNER } from '../support/townspeople'

/** Only a browser fetches the app in parts. */
const inBrowser = chosenRuntimes().includes('h5') ? describe : describe.skip

inBrowser('一部分没有载入 (h5)', () => {
  let emulator: Emulator
  beforeAll(async () => { emulator = await startDemonstration() }, 120_000)
  afterAll(async () => {
    await closeSharedBrowser()
    await emulator.stop()
  })

  const at = async <T>(path: string, what: (page: Page) => Promise<T>): Promise<T | undefined> => {
    const [one] = await openEveryPage([{ path, openid: OWNER }], { browser: await sharedBrowser(), url: emulator.url }, what)
    return one?.seen
  }
  const PARTS = '**/js/*.js'

  it('the way back of the browser to a page that does not come is told of, and goes on with another try', async () => {
    const seen = await at('/pages/inbox/index', async (page) => {
      await page.evaluate(() => { window.location.hash = '#/resident/privacy/index' })
      await page.locator('.ms-nav__title', { hasText: '隐私' }).waitFor()
      // Opened anew here, the app has the part of this page alone.
      await page.reload()
      await page.locator('.ms-nav__title', { hasText: '隐私' }).waitFor()
      await page.route(PARTS, (route) => route.abort())
      await page.goBack()
      await page.locator('.t-lost').waitFor()
      const titles = await page.locator('.ms-nav__title').allInnerTexts()
      await page.unroute(PARTS)
      await page.locator('.t-lost-again').tap()
      await page.locator('.ms-nav__title', { hasText: '消息' }).waitFor()
      return { titles, hash: new URL(page.url()).hash.split('?')[0] }
    })
    expect(seen).toEqual({ titles: [expect.stringContaining('隐私')], hash: '#/pages/inbox/index' })
  }, 60_000)

  it('where not even the first page comes, that is said instead of grey bars for ever', async () => {
    const title = await at('/pages/home/index', async (page) => {
      await page.route(PARTS, (route) => route.abort())
      await page.reload()
      const again = page.getByRole('button', { name: '再试一次' })
      await again.waitFor()
      expect(await page.locator('[role="alert"]').innerText()).toContain('页面没有打开')
      await page.unroute(PARTS)
      await again.tap()
      const shown = page.locator('.t-new-case')
      await shown.waitFor()
      return shown.count()
    })
    expect(title).toBe(1)
  }, 60_000)

  it('two taps while a part is on its way open one page', async () => {
    const pages = await at('/pages/home/index', async (page) => {
      await whileLate(page, PARTS, 800, async () => {
        await page.locator('.t-new-case').tap()
        await page.locator('.t-new-case').tap()
        await page.locator('.t-file-company').waitFor()
      })
      await page.waitForTimeout(600)
      return page.locator('.taro_page').count()
    })
    expect(pages).toBe(2)
  }, 60_000)
})
