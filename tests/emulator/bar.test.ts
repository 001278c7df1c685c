import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Emulator } from '../../emulator/emulator'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'
import { get, newFolder, removeFolder, start } from './fixtures/emulator'

const dataDir = newFolder()
const h5Dir = newFolder()
let emulator: Emulator
let page: Page

const PAGE = `<!doctype html><html><head><script>addEventListener('error', () => {})</script></head><body>
<button id="first">first</button><button id="late">late</button><button id="many">many</button>
<script>
  const ask = (tmplIds) => { globalThis.answered = new Promise((complete) => wx.requestSubscribeMessage({ tmplIds, complete })) }
  document.querySelector('#first').onclick = () => ask(['template-answered', 'template-accepted'])
  document.querySelector('#late').onclick = async () => { await fetch('/healthz'); ask(['template-answered']) }
  document.querySelector('#many').onclick = () => ask(['1', '2', '3', '4', '5', '6'])
</script></body></html>`

beforeAll(async () => {
  writeFileSync(join(h5Dir, 'index.html'), PAGE)
  emulator = await start({
    dataDir, h5Dir,
    seed: async ({ insert, setPersonas, setCodes }) => {
      await insert('things', [{ id: 'any' }])
      await setPersonas([
        { openid: 'o-owner', role: 'company', name: '张三', company: '甲公司' },
        { openid: 'o-officer', role: 'officer', name: '李四', unit: '营商办' },
      ])
      await setCodes([{ scene: '1aAbCd', label: '甲公司企业码' }])
    },
  })
  page = await (await (await sharedBrowser()).newContext({ viewport: { width: 390, height: 800 } })).newPage()
  await page.goto(emulator.url)
}, 60_000)

afterAll(async () => {
  await page.context().close()
  await closeSharedBrowser()
  await emulator.stop()
  removeFolder(dataDir)
  removeFolder(h5Dir)
})

const answered = () => page.evaluate<Record<string, unknown>>('globalThis.answered')
/** Calls an interface of the platform outside of any tap. */
const call = (expression: string) =>
  page.evaluate<Record<string, unknown>>(`Promise.resolve(wx.${expression}).catch((failure) => failure)`)

test('the bar says who one is, lists people by role, and becoming one sets the token', async () => {
  await page.getByRole('button', { name: '演示身份：没登录' }).click()
  await expect(page.locator('.emu-people h3').allTextContents()).resolves.toEqual(['企业', '服务专员'])
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '张三' }).click()])
  await page.getByRole('button', { name: '演示身份：张三 · 甲公司' }).waitFor()
  expect(await page.evaluate(() => localStorage.getItem('msb.token'))).toBe('dev:o-owner')
})

test('it covers nothing and its buttons are large enough', async () => {
  const bar = await page.locator('.emu-bar').boundingBox()
  const first = await page.locator('#first').boundingBox()
  expect(first?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0))
  for (const button of await page.locator('.emu-bar button').all()) {
    const box = await button.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  }
})

test('subscribing works only as the first thing of a tap', async () => {
  const refusal = { errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture' }
  expect(await call("requestSubscribeMessage({ tmplIds: ['template-answered'] })")).toEqual(refusal)
  await page.locator('#late').click()
  await page.waitForFunction('globalThis.answered')
  expect(await answered()).toEqual(refusal)
  await page.locator('#many').click()
  expect(await answered()).toMatchObject({ errCode: 20003 })

  await page.locator('#first').click()
  await page.getByLabel('受理通知').uncheck()
  await page.getByRole('button', { name: '允许' }).click()
  expect(await answered()).toEqual({ 'template-answered': 'accept', 'template-accepted': 'reject', errMsg: 'requestSubscribeMessage:ok' })
  expect(await get(emulator, '/__emulator/subscriptions?openid=o-owner')).toEqual({ 'template-answered': 1 })
})

test('drivers have every panel answered with yes; a kept choice shows no panel', async () => {
  await page.evaluate(() => localStorage.setItem('msb.auto', '1'))
  await page.locator('#first').click()
  expect(await answered()).toMatchObject({ 'template-answered': 'accept', 'template-accepted': 'accept' })
  expect(await call('makePhoneCall({ phoneNumber: "1" })')).toEqual({ errMsg: 'makePhoneCall:ok' })
  expect(await call('getPhoneNumberCode()')).toMatchObject({ code: expect.stringMatching(/^[0-9a-f]{64}$/), errMsg: 'getPhoneNumber:ok' })
  await page.evaluate(() => localStorage.removeItem('msb.auto'))

  await page.locator('#first').click()
  await page.getByLabel('总是保持以上选择').check()
  await page.getByRole('button', { name: '拒绝' }).click()
  await answered()
  await page.locator('#first').click()
  expect(await answered()).toMatchObject({ 'template-answered': 'reject', 'template-accepted': 'reject' })
  expect(await call('getSetting({ withSubscriptions: true })')).toMatchObject({
    subscriptionsSetting: { mainSwitch: true, itemSettings: { 'template-answered': 'reject', 'template-accepted': 'reject' } },
  })
})

test('scanning gives the shape of a mini-program code; closing the dialog is a cancel', async () => {
  const scan = async (act: () => Promise<void>) => {
    const result = call('scanCode()')
    await page.getByRole('dialog').waitFor()
    await act()
    return result
  }
  expect(await scan(() => page.getByRole('button', { name: '甲公司企业码' }).click())).toMatchObject({
    result: '1aAbCd', path: 'pages/landing/index?scene=1aAbCd', scanType: 'WX_CODE', errMsg: 'scanCode:ok',
  })
  expect(await scan(async () => {
    await page.getByLabel('码的内容').fill('https://example.org/c/1')
    await page.getByLabel('码的内容').press('Enter')
  })).toMatchObject({ result: 'https://example.org/c/1', scanType: 'QR_CODE' })
  expect(await scan(() => page.keyboard.press('Escape'))).toEqual({ errMsg: 'scanCode:fail cancel' })
})

test('privacy is asked for once and agreed to by the button', async () => {
  expect(await call('getPrivacySetting()')).toMatchObject({ needAuthorization: true })
  await call('agreePrivacyAuthorization()')
  expect(await call('getPrivacySetting()')).toMatchObject({ needAuthorization: false })
})

test('the clock moves on and messages can be read', async () => {
  const before = emulator.clock.now()
  await page.getByRole('button', { name: '时钟' }).click()
  await page.getByRole('button', { name: '推进 1 天' }).click()
  for (let tries = 0; tries < 50 && emulator.clock.now() < before + 86_400_000; tries += 1) await page.waitForTimeout(50)
  expect(emulator.clock.now()).toBeGreaterThanOrEqual(before + 86_400_000)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '微信消息' }).click()
  await page.getByText('还没有收到消息').waitFor()
  await page.keyboard.press('Escape')
})

test('the bar can be hidden; the platform stays', async () => {
  await page.goto(`${emulator.url}/?bar=0`)
  expect(await page.locator('.emu-bar').count()).toBe(0)
  expect(await page.evaluate('typeof wx.scanCode')).toBe('function')
})
