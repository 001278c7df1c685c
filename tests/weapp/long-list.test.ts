import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import automator from 'miniprogram-automator'
import { personWith } from '../miniapp/data/session-of'
import { summary } from '../miniapp/case/summary'
import { launchWeapp, type WeappProcess } from '../weapp-runtime/launch-weapp'

const CASES = 1000
/** performance.md: what one setData may carry. */
const SET_DATA_BYTES = 64 * 1024
/** Rows of three blocks and the one that is coming. */
const ROWS_IN_TREE = 40

interface Body {
  action: string
  input: { cursor?: string, limit?: number }
}

const all = Array.from({ length: CASES }, (_, at) => summary({ id: `case-${at}`, number: String(at), title: `第 ${at + 1} 件：厂区门口的路灯坏了三盏，夜里装车看不清` }))

/** The server of a company with a thousand open cases. */
function answer({ action, input }: Body): unknown {
  if (action === 'directory.me') return { ok: true, data: personWith(['company-1']) }
  if (action !== 'case.list') return { ok: false, error: { code: 'NOT_ALLOWED', message: '没有', requestId: '' } }
  const from = Number(input.cursor ?? 0)
  const to = from + (input.limit ?? 20)
  return { ok: true, data: { unchanged: false, etag: 'e', items: all.slice(from, to), next: to < CASES ? String(to) : null, counts: { open: 100, answered: 0, done: 0 } } }
}

describe('a list of a thousand rows in WeChat', () => {
  jest.setTimeout(120_000)
  let server: Server
  let app: WeappProcess
  let pages = 0

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => { body += String(chunk) })
      request.on('end', () => {
        const asked = JSON.parse(body) as Body
        if (asked.action === 'case.list') pages++
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify(answer(asked)))
      })
    })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    app = await launchWeapp({ dist: 'dist/weapp', emulatorUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, openid: 'first', url: '/pages/cases/index' })
  }, 90_000)

  afterAll(async () => {
    await app.stop()
    server.close()
  })

  it('never sends more than 64 KB at once, keeps only the rows near the screen, and has the last one at its end', async () => {
    const program = await automator.connect({ wsEndpoint: app.wsEndpoint })
    const page = await program.currentPage()
    if (page === undefined) throw new Error('no page')
    const rows = async () => (await page.$$('.t-case-row')).length
    const until = async (what: () => boolean | Promise<boolean>) => {
      while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await until(async () => (await rows()) > 0)
    // On the screen and in the memory of the page: each page is read when the end of the one before is reached.
    while (pages * 20 < CASES) {
      const before = pages
      await until(async () => {
        await page.callMethod('onReachBottom')
        return pages > before
      })
      if (pages % 10 === 0) await page.callMethod('onPageScroll', { scrollTop: pages * 20 * 77 })
    }
    await until(async () => {
      await page.callMethod('onPageScroll', { scrollTop: CASES * 77 })
      return (await page.$$('.t-case-row')).length > 0 && (await (await page.$('.t-case-list'))?.text())?.includes(`第 ${CASES} 件`) === true
    })
    expect(await rows()).toBeLessThanOrEqual(ROWS_IN_TREE)
    const [figures] = (await app.send('figures', null)).filter(({ route }) => route === 'pages/cases/index')
    expect(figures?.largestBytes).toBeLessThanOrEqual(SET_DATA_BYTES)
    expect(figures?.largestBytes).toBeGreaterThan(1000)
  })
})
