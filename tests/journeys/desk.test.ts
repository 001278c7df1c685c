import jsQR from 'jsqr'
import type { BrowserContext, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import type { Emulator } from '../../emulator/emulator'
import { axeViolations } from '../support/browser/axe'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'
import { startDemonstration } from '../support/runtime/demonstration'
import { chosenRuntimes } from '../support/runtime/describe-on-each-runtime'
import { launchRuntime } from '../support/runtime/launch'
import type { Runtime } from '../support/runtime/runtime'
import { OFFICER, OWNER } from '../support/townspeople'

const CHOICE = '电脑上显示的是哪个数字'

/** Two at once: a browser at a desk, as it is deployed, and the phone of the official who sits there, on each runtime. */
describe.each(chosenRuntimes())('在电脑上登录 (%s)', (name) => {
  let emulator: Emulator
  let phone: Runtime
  let context: BrowserContext
  let desk: Page
  jest.setTimeout(150_000)

  beforeAll(async () => {
    emulator = await startDemonstration()
    phone = launchRuntime(name, { url: emulator.url, openid: OFFICER })
  }, 180_000)
  afterAll(async () => {
    await phone.stop()
    await closeSharedBrowser()
    await emulator.stop()
  })
  beforeEach(async () => {
    context = await (await sharedBrowser()).newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    desk = await context.newPage()
  })
  afterEach(() => context.close())

  const open = async (path = ''): Promise<void> => void await desk.goto(`${emulator.url}/?desk#${path}`)
  const says = (words: string): Promise<void> => desk.getByText(words).first().waitFor({ timeout: 15_000 })

  /** What a camera reads off the desk's screen. */
  async function codeOnScreen(): Promise<string> {
    const drawn = desk.locator('.sign-in svg')
    await drawn.waitFor({ timeout: 15_000 })
    const { data, width, height } = PNG.sync.read(await drawn.screenshot())
    return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? ''
  }

  async function scan(text: string): Promise<void> {
    await phone.mock('scanCode', { errMsg: 'scanCode:ok', result: text, scanType: 'QR_CODE' })
    await phone.open('/pages/me/index')
    await phone.tap('.t-desks-link .ms-item__main')
    await phone.tap('.t-scan')
    await phone.waitFor(CHOICE)
  }

  const numberOnScreen = async (): Promise<string> => (await desk.locator('.sign-in__figure').innerText({ timeout: 15_000 })).trim()

  async function signIn(): Promise<void> {
    await open()
    await scan(await codeOnScreen())
    await phone.tapText(await numberOnScreen(), '.t-numbers')
    await phone.waitFor('电脑已经登录')
    await desk.locator('.t-case-row').first().waitFor({ timeout: 20_000 })
  }

  it('signs in by the number, opens a list, is ended from the phone and is told so', async () => {
    await open()
    await says('用手机扫码登录')
    expect(await desk.locator('.sign-in__why').count()).toBe(0)
    expect(await axeViolations(desk)).toEqual([])
    const text = await codeOnScreen()
    expect(text).toMatch(/^msb-desk:[\w-]{22}$/)

    await scan(text)
    expect(await phone.text()).toContain('和这部手机在同一个网络')
    await phone.settled()
    expect(await phone.unannounced()).toEqual([])
    await phone.tapText(await numberOnScreen(), '.t-numbers')
    await phone.waitFor('电脑已经登录')

    await desk.locator('.t-case-row').first().waitFor({ timeout: 20_000 })
    expect(await desk.locator('.sign-in').count()).toBe(0)
    await open('/pages/me/index')
    await says('林知远')
    // What a script of the page could take away: nothing.
    expect(await desk.evaluate(() => [document.cookie, localStorage.getItem('msb.token')])).toEqual(['', null])
    const [cookie] = (await context.cookies()).filter(({ name }) => name === 'msb-desk')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })

    await phone.tap('.t-desks-open')
    await phone.waitFor('.t-desks')
    await phone.tap('.t-end')
    await phone.tap('#dialog-ok')
    await phone.waitFor('没有登录的电脑')
    await desk.reload()
    await says('这次登录已经结束')
    await says('用手机扫码登录')
  })

  it('signs itself out', async () => {
    await signIn()
    await open('/desk/index')
    await desk.locator('.t-leave-desk').click()
    await says('用手机扫码登录')
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('msb-desk')
  })

  it('a wrong number ends it on both sides, and another code can be had', async () => {
    await open()
    const first = await codeOnScreen()
    await scan(first)
    const right = await numberOnScreen()
    const wrong = (await phone.texts('.t-number')).find((each) => each.trim() !== right) ?? ''
    await phone.tapText(wrong.trim(), '.t-numbers')
    await phone.waitFor('数字对不上')
    await says('没有登录')
    await desk.locator('.sign-in__button').click()
    expect(await codeOnScreen()).not.toBe(first)
  })

  it('“not me” on the phone is told at the desk', async () => {
    await open()
    await scan(await codeOnScreen())
    await phone.tap('.t-refuse')
    await phone.waitFor('已经拒绝')
    await says('手机上没有同意')
  })

  it('without a network the desk says so, and goes on when it is back', async () => {
    await open()
    await codeOnScreen()
    await context.route('**/desk/code', (route) => route.abort())
    await desk.reload()
    await says('连不上服务')
    await context.unroute('**/desk/code')
    await desk.locator('.sign-in__button').click()
    await codeOnScreen()
  })

  it('shows nothing and asks for nothing in a frame, even where no header forbids the frame', async () => {
    const asked: string[] = []
    desk.on('request', (request) => { if (new URL(request.url()).pathname.startsWith('/desk/')) asked.push(request.url()) })
    await context.route((url) => url.pathname === '/', async (route) => {
      const answer = await route.fetch()
      const { 'content-security-policy': _csp, 'x-frame-options': _frames, ...headers } = answer.headers()
      await route.fulfill({ response: answer, headers })
    })
    await context.route('**/healthz', (route) => route.fulfill({ contentType: 'text/html', body: '<iframe src="/?desk" width="800" height="600"></iframe>' }))
    await desk.goto(`${emulator.url}/healthz`)
    await desk.frameLocator('iframe').getByText('请不要在别的网页里打开').waitFor({ timeout: 20_000 })
    expect(asked).toEqual([])
  })

  it('a company finds no way to a desk on its phone', async () => {
    await phone.become(OWNER)
    await phone.open('/pages/me/index')
    await phone.waitFor('.t-me')
    await phone.settled()
    expect(await phone.has('.t-desks-link')).toBe(false)
  })
})
