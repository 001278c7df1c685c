import { launchBrowser } from './support/browser/chromium'
import { openEveryPage } from './support/browser/open-every-page'
const url = process.env.SHOT_URL ?? 'http://127.0.0.1:8095'
async function main() {
  const people = (await (await fetch(`${url}/__emulator/personas`)).json()) as { openid: string, role: string, name: string }[]
  const call = async (who: string, action: string, input: object) => (await (await fetch(`${url}/v1/functions/${action.split('.')[0]}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer dev:${who}` }, body: JSON.stringify({ action, input }) })).json()) as any
  const list = await call('demo-owner-1', 'case.list', { tab: { of: 'company', companyId: 'company-1' }, box: 'open' })
  const done = await call('demo-owner-1', 'case.list', { tab: { of: 'company', companyId: 'company-1' }, box: 'done' })
  const id = list.data.items[0]?.id
  console.log(people.length, list.data.items.map((i: any) => [i.title, i.status, i.dueAt]), done.data.items.map((i: any) => i.number))
  const visits = [
    { path: '/pages/home/index', openid: 'demo-owner-1' },
    { path: '/company/file/index?companyId=company-1', openid: 'demo-owner-1' },
    { path: `/company/case/index?id=${id}`, openid: 'demo-owner-1' },
    { path: '/pages/cases/index', openid: 'demo-owner-1' },
    { path: '/pages/home/index', openid: 'demo-officer-1' },
    { path: `/officer/case/index?id=${id}`, openid: 'demo-officer-1' },
    { path: '/pages/home/index', openid: 'demo-unit-transport-2' },
    { path: '/pages/home/index?search=运输', openid: 'demo-unit-transport-2' },
    { path: '/board/index', openid: 'demo-dispatcher' },
    { path: '/board/index', openid: 'demo-supervisor' },
    { path: '/board/cases/index?search=南屏', openid: 'demo-supervisor' },
    { path: '/pages/landing/index?scene=nonsense', openid: 'demo-owner-1' },
  ]
  const browser = await launchBrowser()
  for (const [name, viewport] of [['phone', { width: 390, height: 844 }], ['desk', { width: 1440, height: 900 }]] as const) {
    let at = 0
    await openEveryPage(visits, { browser, url, viewport }, async (page) => { await page.screenshot({ path: `/tmp/shots/${name}-${String(at++).padStart(2, '0')}.png`, fullPage: name === 'phone' }) })
  }
  await browser.close()
}
void main().then(() => process.exit(0))
