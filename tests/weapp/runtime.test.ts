import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { driveWeapp } from '../support/runtime/launch'
import type { Runtime } from '../support/runtime/runtime'
import { launchWeapp, type WeappProcess } from '../weapp-runtime/launch-weapp'

/** A plain mini-program beside this file shows what the runtime lets an app do, apart from ours. */
const FIXTURE = 'tests/weapp/fixture'

describe('the runtime of the weapp build', () => {
  jest.setTimeout(30_000)
  let server: Server
  let app: WeappProcess
  let runtime: Runtime
  const asked: { path: string | undefined, authorization: string | undefined, body: string }[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => { body += String(chunk) })
      request.on('end', () => {
        asked.push({ path: request.url, authorization: request.headers.authorization, body })
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify(request.url === '/__emulator/phone-codes' ? { code: 'once' } : { ok: true, data: { number: '42' } }))
      })
    })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    const emulatorUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    app = await launchWeapp({ dist: FIXTURE, emulatorUrl, openid: 'first' })
    runtime = await driveWeapp(app)
  }, 90_000)

  afterAll(async () => {
    await runtime.stop()
    server.close()
  })

  beforeEach(() => runtime.open('/pages/one'))

  it('shows the app no window, no document and no process, and the query as written', async () => {
    await runtime.open('/pages/one?scene=a%2Fb')
    expect(await runtime.text('#seen')).toBe('undefined undefined undefined a%2Fb')
    expect(await runtime.query()).toEqual({ scene: 'a%2Fb' })
  })

  it('opens the subscription panel only inside a tap, and tells the platform who accepted', async () => {
    await runtime.tap('#ask')
    await runtime.waitFor('"t1":"accept"')
    expect(asked.at(-1)).toMatchObject({ path: '/__emulator/subscriptions', body: JSON.stringify({ openid: 'first', templateId: 't1', times: 1 }) })
    await runtime.tap('#ask-late')
    await runtime.waitFor('can only be invoked by user TAP gesture')
  })

  it('replaces an answer while it is mocked, not afterwards', async () => {
    await runtime.mock('requestSubscribeMessage', { errMsg: 'requestSubscribeMessage:fail switched off', errCode: 20004 })
    await runtime.tap('#ask')
    await runtime.waitFor('20004')
    await runtime.restore('requestSubscribeMessage')
    await runtime.tap('#ask')
    await runtime.waitFor('"t1":"accept"')
    expect((await runtime.calls('requestSubscribeMessage')).at(-1)).toMatchObject({ tmplIds: ['t1'] })
  })

  it('does not press a disabled button', async () => {
    await runtime.tap('#off')
    expect(await runtime.text('#seen')).toContain('none')
  })

  it('types as much as the field takes', async () => {
    await runtime.type('#title', '消防通道占用了')
    expect(await runtime.text('#echo')).toBe('消防通道占')
  })

  it('calls functions as the person who holds the phone, and fails as the platform does when there is no network', async () => {
    await runtime.tapText('办理')
    await runtime.waitFor('done 42')
    expect(asked.at(-1)).toEqual({ path: '/v1/functions/case', authorization: 'Bearer dev:first', body: '{"action":"case.file"}' })
    await runtime.offline(true)
    await runtime.tapText('办理')
    await runtime.waitFor('cloud.callFunction:fail')
    await runtime.offline(false)
  })

  it('gives a one-time code behind the phone-number button', async () => {
    await runtime.tap('#phone')
    await runtime.waitFor('code once')
  })

  it('gives each person a phone of his own, and keeps what he left on it', async () => {
    await runtime.tap('#next')
    expect(await runtime.text('#two')).toBe('%E4%BC%81 1 2')
    await runtime.back()
    expect(await runtime.path()).toBe('pages/one')
    await runtime.become('second')
    await runtime.tap('#next')
    expect(await runtime.text('#two')).toBe('%E4%BC%81 1 2')
    await runtime.become('first')
    await runtime.tap('#next')
    expect(await runtime.text('#two')).toBe('%E4%BC%81 2 2')
  })

  it('reports what a screen reader could not announce', async () => {
    const problems = await app.send('announcements', null)
    expect(problems).toHaveLength(2)
    expect(problems[0]).toMatchObject({ missing: ['words'], markup: expect.stringContaining('title') as string })
    expect(problems[1]).toMatchObject({ missing: ['role', 'words'], markup: expect.stringContaining('nameless') as string })
  })

  it('fails a call to an API that WeChat lacks, and tells it', async () => {
    await runtime.tap('#broken')
    expect((await runtime.errors()).join('\n')).toContain('navigateBakk is not a function')
    expect(await runtime.path()).toBe('pages/one')
  })

  it('measures what a page sends to its view', async () => {
    const figures = await app.send('figures', null)
    expect(figures.find((page) => page.route === 'pages/one')).toMatchObject({ firstBytes: expect.any(Number) as number })
    expect(Math.max(...figures.map((page) => page.firstBytes))).toBeLessThan(200)
  })
})
