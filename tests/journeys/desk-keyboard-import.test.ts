import type { Page } from 'playwright-core'
import { makeUscc } from '../../shared/register/uscc'
import type { Emulator } from '../../emulator/emulator'
import { openH5 } from '../support/automator/h5-driver'
import { type Keyboard, keyboardOf } from '../support/browser/keyboard'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'
import { csvOf } from '../support/register/bring-in'
import { chosenRuntimes } from '../support/runtime/describe-on-each-runtime'
import { startDemonstration } from '../support/runtime/demonstration'
import { ADMIN } from '../support/townspeople'

const [NAME, NEW_NAME] = ['云澜键盘有限公司', '云澜键盘科技有限公司']
const SHEET = csvOf([['企业名称', '统一社会信用代码', '所属街道'], [NAME, makeUscc('91370613MA9Y07001'), '初家街道']])

const atDesk = chosenRuntimes().includes('h5') ? describe : describe.skip

/** Of a desk only, without a mouse: a sheet is brought in, a company of it found and corrected, the import taken back. */
atDesk('在电脑上只用键盘导入和更正', () => {
  let emulator: Emulator
  let page: Page
  let keyboard: Keyboard
  jest.setTimeout(120_000)

  beforeAll(async () => {
    emulator = await startDemonstration()
    const driver = await openH5({ browser: await sharedBrowser(), url: emulator.url, openid: ADMIN, viewport: { width: 1440, height: 900 }, still: true })
    page = driver.page
    keyboard = keyboardOf(page)
  }, 180_000)
  afterAll(async () => {
    await closeSharedBrowser()
    await emulator.stop()
  })

  const shows = (selector: string): Promise<void> => page.locator(`${selector}:visible`).first().waitFor({ timeout: 20_000 })
  const says = (words: string): Promise<void> => keyboard.until(async () => (await page.locator('.taro_page').last().innerText()).includes(words))

  /** A button is pressed, and what comes of it is waited for. */
  const through = async (button: string, shown: string, words = ''): Promise<void> => {
    await keyboard.enter(button, words)
    await shows(shown)
  }

  it('a sheet is chosen, tried and brought in', async () => {
    await page.goto(`${emulator.url}/?bar=0#/admin/index`)
    await shows('.t-figure-decisions')
    await through('.t-new-import', '.t-pick')
    const chooser = page.waitForEvent('filechooser', { timeout: 20_000 })
    await keyboard.enter('.t-pick')
    await (await chooser).setFiles({ name: '键盘.csv', mimeType: 'text/csv', buffer: SHEET })
    await shows('.t-picked')
    await through('.t-begin', '.t-import-ready')
    await through('.t-apply', '.t-import-applied')
    await through('.t-see', '.t-company-row')
  })

  it('a company of it is searched for, opened, corrected and saved', async () => {
    await keyboard.tabTo('#companies-search input, input#companies-search, #companies-search')
    await page.keyboard.type('键盘有限')
    await keyboard.press('Enter')
    await says(NAME)
    await through('.t-company-row', '.t-edit', NAME)
    await through('.t-edit', '.t-company-form')
    await keyboard.tabTo('.t-company-name input, input.t-company-name')
    await keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(NEW_NAME)
    await through('.t-save', '.t-change')
    await says(`曾用名：${NAME}`)
  })

  it('the import is taken back after its question, and what was corrected stays', async () => {
    await through('.t-change-import', '.t-undo')
    await through('.t-undo', '#dialog-ok')
    await through('#dialog-ok', '.t-import-undone')
    await shows('.t-rows-kept')
    await says('没有撤销的 1 家')
    await page
      .locator('.t-rows-kept')
      .getByText(new RegExp(`${NAME}[^]*孙管改过`))
      .first()
      .waitFor({ timeout: 20_000 })
  })
})
