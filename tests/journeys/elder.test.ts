import type { Page } from 'playwright-core'
import type { Emulator } from '../../emulator/emulator'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'
import { openEveryPage, type PageVisit } from '../support/browser/open-every-page'
import { startDemonstration } from '../support/runtime/demonstration'
import { chosenRuntimes, describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { districtOf } from './district'
import { OFFICER, OWNER, RESIDENT } from '../support/townspeople'
import { tooSmall } from './sizes'

const WORDS = '门口的路灯不亮了'

describeOnEachRuntime('长辈版', (runtime, emulator) => {
  it('is switched on at the first page and stays on, on this phone and on the next', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.waitFor('.t-new-case')
    expect(await phone.has('.elder')).toBe(false)
    await phone.tap('.t-elder')
    await phone.waitFor('.elder')
    await phone.tap('.t-tab-me')
    await phone.waitFor('.t-me')
    expect(await phone.has('.elder')).toBe(true)
    expect(await districtOf(emulator()).as(OWNER, 'directory.me', {})).toMatchObject({ elder: true })
  })

  it('files in it', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.tap('.t-new-case')
    await phone.tap('.t-chip-suggest')
    await phone.type('.t-text', WORDS)
    await phone.type('.t-contact-name', '周禾')
    expect(await phone.has('.elder')).toBe(true)
    await phone.tap('.t-submit')
    await phone.waitFor('.t-filed')
  })

  it('confirms and rates in it', async () => {
    const phone = runtime()
    const district = districtOf(emulator())
    const { items } = await district.as(OWNER, 'case.list', { tab: { of: 'company', companyId: 'company-1' }, box: 'open' })
    const caseId = items.find((one) => one.title === WORDS)?.id ?? ''
    await district.act(OFFICER, 'case.accept', caseId)
    await district.act(OFFICER, 'case.answer', caseId, { text: '路灯已经换好了。', result: 'solved' })
    await phone.open(`/company/case/index?id=${caseId}`)
    await phone.tap('.t-act-confirm')
    await phone.tapText('确认办结', '.ms-dialog__foot')
    await phone.tap('.t-act-rate')
    await phone.waitFor('.t-faces')
    expect(await phone.has('.elder')).toBe(true)
    await phone.tap('.t-grade-4')
    await phone.tap('.t-rate-submit')
    await phone.waitFor('.t-thanks')
    expect(await phone.errors()).toEqual([])
  })

  it('is switched off in the settings', async () => {
    const phone = runtime()
    await phone.open('/pages/me/index')
    await phone.tapText('长辈版', '.t-elder-switch')
    await phone.waitGone('.elder')
  })
})

const drawn = chosenRuntimes().includes('h5') ? describe : describe.skip

drawn('长辈版的字和按钮 (h5)', () => {
  let emulator: Emulator

  beforeAll(async () => {
    emulator = await startDemonstration()
    for (const openid of [OWNER, OFFICER, RESIDENT]) await districtOf(emulator).as(openid, 'directory.setElder', { elder: true })
  }, 120_000)
  afterAll(async () => {
    await closeSharedBrowser()
    await emulator.stop()
  })

  it('are nowhere smaller than 18 px and 60 px', async () => {
    const district = districtOf(emulator)
    const caseId = await district.file(WORDS)
    await district.act(OFFICER, 'case.accept', caseId)
    const visits: PageVisit[] = [
      { path: '/pages/home/index', openid: OWNER },
      { path: '/pages/cases/index', openid: OWNER },
      { path: '/pages/inbox/index', openid: OWNER },
      { path: '/pages/me/index', openid: OWNER },
      { path: '/company/file/index?companyId=company-1', openid: OWNER },
      { path: `/company/case/index?id=${caseId}`, openid: OWNER },
      { path: await district.scan('forged'), openid: RESIDENT },
      { path: await district.scan('company'), openid: RESIDENT },
      { path: await district.scan('window'), openid: RESIDENT },
      { path: '/pages/home/index', openid: OFFICER },
      { path: `/officer/case/index?id=${caseId}`, openid: OFFICER },
    ]
    const found = await openEveryPage(visits, { browser: await sharedBrowser(), url: emulator.url }, async (page, { path }) => {
      await unfold(page)
      return { elder: await page.locator('.elder').count() > 0, path, ...await tooSmall(page, { words: 18, target: 60 }) }
    })
    expect(found.map(({ seen }) => seen)).toEqual(visits.map(({ path }) => ({ elder: true, path, smallWords: [], smallTargets: [] })))
  })

  /** What a page shows only after a tap: a sheet, the reasons of a grade. */
  async function unfold(page: Page): Promise<void> {
    const first = page.locator('.t-grade-2, .t-act-note, .t-more-acts').first()
    if (await first.count() === 0) return
    await first.tap()
    await page.locator('.t-reasons, .t-act-form, .t-acts').first().waitFor()
  }
})
