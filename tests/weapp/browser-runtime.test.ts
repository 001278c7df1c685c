import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { axeViolations } from '../support/browser/axe'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'
import { openEveryPage } from '../support/browser/open-every-page'
import { launchRuntime } from '../support/runtime/launch'
import type { Runtime } from '../support/runtime/runtime'

/** A plain page that looks like Taro's to the driver; the real H5 build is driven by the journeys. */
describe('the runtime of the H5 build', () => {
  jest.setTimeout(30_000)
  let server: Server
  let url: string
  let runtime: Runtime

  beforeAll(async () => {
    const html = readFileSync('tests/weapp/fixture/page.html', 'utf8')
    server = createServer((_request, response) => { response.setHeader('content-type', 'text/html').end(html) })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    runtime = launchRuntime('h5', { url, openid: 'first' })
  }, 90_000)

  afterAll(async () => {
    await runtime.stop()
    await closeSharedBrowser()
    server.close()
  })

  beforeEach(() => runtime.open('/pages/one'))

  it('starts signed in, at the page asked for, with its query as written', async () => {
    await runtime.open('/pages/one?scene=a%2Fb')
    expect(await runtime.text('.seen')).toBe('dev:first 0')
    expect(await runtime.path()).toBe('pages/one')
    expect(await runtime.query()).toEqual({ scene: 'a%2Fb' })
  })

  it('taps as a finger does, so that the platform counts it as a tap and nothing later', async () => {
    await runtime.tap('.ask')
    await runtime.waitFor('"t1":"accept"')
    await runtime.tap('.late')
    await runtime.waitFor('can only be invoked by user TAP gesture')
  })

  it('replaces an answer while it is mocked, also after the app is opened again, and records the calls', async () => {
    await runtime.mock('requestSubscribeMessage', { errMsg: 'requestSubscribeMessage:fail switched off', errCode: 20004 })
    await runtime.open('/pages/one')
    await runtime.tap('.ask')
    await runtime.waitFor('20004')
    await runtime.restore('requestSubscribeMessage')
    await runtime.tap('.ask')
    await runtime.waitFor('"t1":"accept"')
    expect((await runtime.calls('requestSubscribeMessage')).at(-1)).toMatchObject({ tmplIds: ['t1'] })
  })

  it('types into the field inside a component', async () => {
    await runtime.type('#title', '消防通道')
    expect(await runtime.text('.seen')).toBe('消防通道')
  })

  it('finds what a person can see, by its words, and not what is hidden', async () => {
    expect(await runtime.has('#hidden')).toBe(false)
    await runtime.tapText('办理')
    await runtime.waitFor('done')
  })

  it('cuts the network, and reports exceptions that nobody caught', async () => {
    await runtime.offline(true)
    await runtime.tapText('办理')
    await runtime.waitFor('offline')
    await runtime.offline(false)
    expect((await runtime.errors()).join('\n')).toContain('nobody catches this')
  })

  it('gives each person a phone of his own, and keeps what he left on it', async () => {
    await runtime.tap('.next')
    expect(await runtime.path()).toBe('pages/two')
    expect(await runtime.text('.seen')).toBe('dev:first 1')
    await runtime.back()
    expect(await runtime.path()).toBe('pages/one')
    await runtime.become('second')
    expect(await runtime.text('.seen')).toBe('dev:second 0')
    await runtime.become('first')
    expect(await runtime.text('.seen')).toBe('dev:first 1')
    await runtime.become(null)
    expect(await runtime.text('.seen')).toBe('nobody 0')
  })

  it('says what the page shows when something is missing', async () => {
    await expect(runtime.waitFor('不会出现', 50)).rejects.toThrow(/不会出现[\s\S]*pages\/one[\s\S]*要提醒/)
  })

  it('lets axe look at every page in turn', async () => {
    const visits = [{ path: '/pages/one', openid: 'first' }, { path: '/pages/two', openid: null }]
    const found = await openEveryPage(visits, { browser: await sharedBrowser(), url }, async (page, { path }) => {
      if (path === '/pages/two') await page.evaluate(() => { document.querySelector('input')?.removeAttribute('aria-label') })
      return axeViolations(page)
    })
    expect(found.map(({ seen }) => seen.map(({ rule }) => rule))).toEqual([[], ['label']])
  })
})
