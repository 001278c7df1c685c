import type { Page } from 'playwright-core'
import type { Emulator } from '../../emulator/emulator'
import { openEveryPage } from '../support/browser/open-every-page'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'
import { whileLate } from '../support/browser/while-late'
import { startDemonstration } from '../support/runtime/demonstration'
import { chosenRuntimes } from '../support/runtime/describe-on-each-runtime'
import { OFFICER, OWNER, SUPERVISOR, WATER_HEAD } from '../support/townspeople'
import { districtOf } from './district'

const drawn = chosenRuntimes().includes('h5') ? describe : describe.skip

drawn('画出来的样子 (h5)', () => {
  let emulator: Emulator

  beforeAll(async () => { emulator = await startDemonstration() }, 120_000)
  afterAll(async () => {
    await closeSharedBrowser()
    await emulator.stop()
  })

  const look = async <T>(path: string, width: number, what: (page: Page) => Promise<T>, storage: Record<string, string> = {}) => {
    const [one] = await openEveryPage([{ path, openid: OWNER }], { browser: await sharedBrowser(), url: emulator.url, viewport: { width, height: 720 }, storage }, what)
    return one?.seen
  }

  it('shows a thin line while a reply is late, moves nothing, and takes it away', async () => {
    const seen = await look('/pages/home/index', 375, async (page) => {
      const bar = page.locator('.ms-under-way')
      const before = await bar.count()
      const top = async () => (await page.locator('.taro_page:not([style*="none"]) .ms-nav').last().boundingBox())?.y
      const still = await top()
      const facts = await whileLate(page, '**/v1/functions/**', 1500, async () => {
        await page.locator('.t-tab-inbox').last().tap()
        await bar.waitFor({ state: 'attached', timeout: 3000 })
        return { hidden: await bar.getAttribute('aria-hidden'), height: (await bar.boundingBox())?.height, moved: await top() !== still }
      })
      await bar.waitFor({ state: 'detached', timeout: 10_000 })
      return { before, ...facts }
    })
    expect(seen).toEqual({ before: 0, hidden: 'true', height: 3, moved: false })
  }, 60_000)

  it('breaks the name of a company before 有限公司; on a narrow phone nothing lies behind it', async () => {
    const facts = async (page: Page) => page.evaluate(() => {
      const shown = [...document.querySelectorAll<HTMLElement>('.t-company-name')].find((one) => one.offsetParent !== null)
      const form = shown?.querySelector<HTMLElement>('.msb-name__form')
      const motif = [...document.querySelectorAll<HTMLElement>('.msb-motif')].some((one) => one.offsetParent !== null)
      return { name: shown?.textContent, form: form?.textContent, lines: form ? Math.round(form.offsetHeight / parseFloat(getComputedStyle(form).lineHeight)) : 0, motif }
    })
    const name = { name: '云澜禾田食品有限公司', form: '有限公司', lines: 1 }
    expect(await look('/pages/home/index', 375, facts)).toEqual({ ...name, motif: true })
    expect(await look('/pages/home/index', 320, facts)).toEqual({ ...name, motif: false })
  }, 60_000)

  it('leaves air between the name of a company and the motif at the size of most phones', async () => {
    const air = await look('/pages/home/index', 390, async (page) => page.evaluate(() => {
      const shown = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.offsetParent !== null)
      const name = document.createRange()
      name.selectNodeContents(shown('.t-company-name') ?? document.body)
      return (shown('.msb-motif')?.getBoundingClientRect().left ?? 0) - name.getBoundingClientRect().right
    }))
    expect(air).toBeGreaterThanOrEqual(8)
  }, 60_000)

  it.each([390, 1440])('has nothing of a page under its title, %i wide', async (width) => {
    const seen = await look('/pages/me/index', width, async (page) => page.evaluate(() => {
      const nav = [...document.querySelectorAll<HTMLElement>('.ms-nav')].find((one) => one.offsetParent !== null)
      const below = nav?.parentElement?.querySelector<HTMLElement>('.ms-page__main')
      return { scrolled: nav?.closest('.taro_page')?.scrollTop, covered: nav && below ? Math.max(0, nav.getBoundingClientRect().bottom - below.getBoundingClientRect().top) : null }
    }))
    expect(seen).toEqual({ scrolled: 0, covered: 0 })
  }, 60_000)

  it('stands still when a bad grade is given and its reasons are in sight already', async () => {
    const district = districtOf(emulator)
    const caseId = await district.file('停车场的灯坏了。')
    await district.act(OFFICER, 'case.accept', caseId)
    await district.act(OFFICER, 'case.answer', caseId, { text: '换好了。', result: 'solved' })
    await district.act(OWNER, 'case.confirm', caseId)
    const seen = await look(`/company/rate/index?id=${caseId}`, 390, async (page) => {
      await page.locator('.t-grade-2').tap()
      const first = page.locator('.t-reasons .ms-chip').first()
      await first.waitFor()
      await page.waitForTimeout(500)
      return { scrolled: await page.evaluate(() => [window, ...document.querySelectorAll('.taro_page')].some((one) => ('scrollY' in one ? one.scrollY : one.scrollTop) > 0)), focused: await first.evaluate((one) => one === document.activeElement) }
    })
    expect(seen).toEqual({ scrolled: false, focused: true })
  }, 60_000)

  it('shows grey where the parts of a request will stand, and nothing jumps when they come', async () => {
    const district = districtOf(emulator)
    const caseId = await district.file('货梯停了两天。')
    await district.act(OFFICER, 'case.accept', caseId)
    const seen = await look(`/company/case/index?id=${caseId}`, 390, async (page) => {
      const tops = async () => page.evaluate(() => {
        const main = [...document.querySelectorAll('.taro_page')].at(-1)?.querySelector('.ms-page__main')
        return [...main?.querySelectorAll('.ms-card') ?? []].slice(0, 3).map((card) => card.getBoundingClientRect().top)
      })
      const held: (() => void)[] = []
      await page.route('**/v1/functions/case', async (route) => {
        await new Promise<void>((resolve) => held.push(resolve))
        await route.continue()
      })
      await page.reload({ waitUntil: 'commit' })
      await page.locator('.ms-skeleton').nth(7).waitFor()
      const before = await tops()
      const moment = setInterval(() => { for (const go of held.splice(0)) go() }, 50)
      await page.locator('.t-deadline').waitFor()
      await page.waitForTimeout(300)
      const after = await tops()
      await page.unrouteAll({ behavior: 'wait' })
      clearInterval(moment)
      return { before, after }
    })
    expect(seen?.after.map((top, at) => Math.abs(top - (seen.before[at] ?? 0)) <= 4 || [top, seen.before[at]])).toEqual([true, true, true])
  }, 60_000)

  it('folds the number of a case in elder mode, and says in red by how much it is late', async () => {
    const district = districtOf(emulator)
    const caseId = await district.file('厂区的路灯坏了。', { matter: 'other' })
    await district.act(OFFICER, 'case.accept', caseId)
    await fetch(`${emulator.url}/__emulator/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ advance: '30d' }) })
    await district.as(OWNER, 'directory.setElder', { elder: true })
    const seen = await look(`/company/case/index?id=${caseId}`, 375, async (page) => {
      const folded = await page.locator('.t-number').count()
      await page.locator('.t-number-open').tap()
      const late = page.locator('.t-late-by')
      return { folded, number: await page.locator('.t-number').textContent(), late: await late.textContent(), colour: await late.evaluate((one) => getComputedStyle(one).color) }
    })
    expect(seen).toEqual({ folded: 0, number: expect.stringMatching(/^\d{14}$/), late: expect.stringMatching(/^已超期 \d+ 天/), colour: 'rgb(163, 32, 25)' })
  }, 60_000)

  it('tells in the first screen of every page of a case who has it, of which unit, and how to call', async () => {
    const district = districtOf(emulator)
    const [late, wanted, water] = [await district.file('大门口的灯坏了。'), await district.file('厂房漏水了。'), await district.file('停水两天了。', { matter: 'water' })]
    await district.act(OFFICER, 'case.accept', late)
    await district.act(OFFICER, 'case.accept', wanted)
    await district.daysPass(20)
    await district.act(OFFICER, 'case.requestMaterial', wanted, { text: '请补一份租赁合同的复印件。'.repeat(76) })
    const paths = [
      ...[late, wanted].flatMap((id) => [[`/company/case/index?id=${id}`, OWNER], [`/officer/case/index?id=${id}`, OFFICER], [`/officer/case/index?id=${id}`, SUPERVISOR]] as const),
      [`/officer/case/index?id=${water}`, WATER_HEAD] as const,
    ]
    for (const viewport of [{ width: 390, height: 844 }, { width: 320, height: 568 }]) {
      const found = await openEveryPage(paths.map(([path, openid]) => ({ path, openid })), { browser: await sharedBrowser(), url: emulator.url, viewport }, async (page) => {
        const holder = page.locator('.taro_page:not([style*="none"]) .t-holder .ms-person').last()
        const box = await holder.boundingBox({ timeout: 3000 })
        const feet = page.locator('.taro_page:not([style*="none"]) .ms-page__foot')
        const foot = await feet.count() === 0 ? null : await feet.last().boundingBox()
        return { words: await holder.innerText(), bottom: (box?.y ?? 9999) + (box?.height ?? 0), end: foot?.y ?? viewport.height }
      })
      // Of what nobody has taken there is no one to call yet.
      expect(found.filter(({ seen: { bottom, end } }) => bottom > end).map(({ visit, seen }) => [viewport.width, visit, seen])).toEqual([])
      for (const { seen } of found) expect(seen.words).toMatch(/街道|局|中心/)
    }
  }, 120_000)
})
