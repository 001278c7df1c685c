import type { Page } from 'playwright-core'
import type { Emulator } from '../../emulator/emulator'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'
import { openEveryPage, type PageVisit } from '../support/browser/open-every-page'
import { startDemonstration } from '../support/runtime/demonstration'
import { chosenRuntimes, describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { districtOf, type District } from './district'
import { OFFICER, OWNER, RESIDENT } from '../support/townspeople'
import { spoiled } from './cut-off'
import { tooSmall } from './sizes'

const WORDS = '门口的路灯不亮了'
const GRADES = ['非常满意', '满意', '基本满意', '不满意', '非常不满意']
const BAD_REASON = '说不清楚'

/** The page on which one more closed request of company 1 is rated. */
async function toRate(district: District, words: string): Promise<string> {
  const caseId = await district.file(words)
  await district.act(OFFICER, 'case.accept', caseId)
  await district.act(OFFICER, 'case.answer', caseId, { text: '换好了。', result: 'solved' })
  await district.act(OWNER, 'case.confirm', caseId)
  return `/company/rate/index?id=${caseId}`
}

describeOnEachRuntime('长辈版', (runtime, emulator) => {
  it('is switched on at the first page and stays on, on this phone and on the next', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.waitFor('.t-new-case')
    expect(await phone.has('.elder')).toBe(false)
    expect(await phone.text('.t-officer')).toContain('今天在岗')
    await phone.tap('.t-elder')
    await phone.waitFor('.elder')
    expect(await phone.text('.t-officer')).not.toContain('今天在岗')
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

  it('takes a bad grade in three taps: the grade, a reason, the button', async () => {
    const phone = runtime()
    await phone.open(await toRate(districtOf(emulator()), '水压太低，三楼没有水'))
    await phone.waitFor('.t-faces')
    expect(await phone.has('.elder')).toBe(true)
    expect(await phone.texts('.ms-face__word')).toEqual(GRADES)
    await phone.tap('.t-grade-1')
    await phone.tapText(BAD_REASON, '.t-reasons')
    await phone.tap('.t-rate-submit')
    await phone.waitFor('.t-thanks')
    expect(await phone.text('.t-thanks')).toContain('会有专人核实')
    if (phone.name === 'weapp') expect(await phone.calls('pageScrollTo')).toContainEqual(expect.objectContaining({ selector: '#thanks' }))
  })

  it('says beside the reasons and above the button that one is missing, and takes it then', async () => {
    const phone = runtime()
    await phone.open(await toRate(districtOf(emulator()), '垃圾桶三天没有清'))
    await phone.tap('.t-grade-2')
    await phone.waitFor('还差：选一个原因，或写一句')
    await phone.tap('.t-rate-submit')
    await phone.waitFor('.t-rating-reasons .ms-field__error')
    expect(await phone.text('.t-rating-reasons .ms-field__error')).toBe('请选一个或写一句原因，好让人去核实')
    if (phone.name === 'weapp') expect(await phone.calls('pageScrollTo')).toContainEqual(expect.objectContaining({ selector: expect.stringMatching(/^#field-rate-.+-reasons$/) }))
    await phone.tapText(BAD_REASON, '.t-reasons')
    await phone.waitGone('.ms-field__error')
    await phone.waitGone('还差：')
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

/** A page that scrolls to something has arrived within this time. */
const STANDS_STILL_MS = 700

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

  it('are whole and in sight while a bad grade is given on a phone of 320 px', async () => {
    const path = await toRate(districtOf(emulator), '厂门口的井盖坏了，货车进不来也出不去')
    const [found] = await openEveryPage([{ path, openid: OWNER }], { browser: await sharedBrowser(), url: emulator.url, viewport: { width: 320, height: 568 } }, async (page) => {
      const bad: string[] = []
      const look = async (step: string) => { bad.push(...[...await spoiled(page), ...await outOfSight(page, step)].map((what) => `${step}, ${what}`)) }
      const faces = await Promise.all((await page.locator('.ms-face').all()).map(async (face) => face.boundingBox()))
      await look('opened')
      await page.locator('.t-grade-1').tap()
      await page.locator('.t-reasons').waitFor()
      await look('.t-reasons .ms-chip')
      await page.locator('.t-rate-submit').tap()
      await look('.t-rating-reasons .ms-field__error')
      await page.locator('.t-reasons .ms-chip').last().tap()
      await look('.t-rate-submit')
      await page.locator('.t-rate-submit').tap()
      await page.locator('.t-thanks').waitFor()
      await look('.thanks__text')
      const [copy] = await page.locator('.t-thanks .ms-copy .ms-caption').evaluateAll((all) => all.map((one) => one.clientHeight / Number.parseFloat(getComputedStyle(one).lineHeight)))
      if (Math.round(copy ?? 0) !== 1) bad.push(`复制 stands in ${copy} lines`)
      return { column: faces.every((face, at) => at === 0 || (face?.x === faces[0]?.x && (face?.y ?? 0) > (faces[at - 1]?.y ?? 0))), faces: faces.length, bad }
    })
    expect(found?.seen).toEqual({ column: true, faces: 5, bad: [] })
  }, 60_000)

  /** Of what matches, what is not whole between the title and the foot, once the page stands still. */
  async function outOfSight(page: Page, selector: string): Promise<string[]> {
    if (!selector.startsWith('.')) return []
    await page.locator(selector).first().waitFor()
    await page.waitForTimeout(STANDS_STILL_MS)
    return page.locator(selector).evaluateAll((all) => {
      const shown = [...document.querySelectorAll('.taro_page')].at(-1)
      const edge = (bar: string, side: 'bottom' | 'top', without: number) => shown?.querySelector(bar)?.getBoundingClientRect()[side] ?? without
      const [above, below] = [edge('.ms-nav', 'bottom', 0), edge('.ms-page__foot', 'top', innerHeight)]
      return all.filter((one) => one.closest('.ms-page__foot') === null).flatMap((one) => {
        const { top, bottom } = one.getBoundingClientRect()
        return top < above || bottom > below ? [`${one.textContent} at ${Math.round(top)}–${Math.round(bottom)} of ${Math.round(above)}–${Math.round(below)}`] : []
      })
    })
  }

  /** What a page shows only after a tap: a sheet, the reasons of a grade. */
  async function unfold(page: Page): Promise<void> {
    const first = page.locator('.t-grade-2, .t-act-note, .t-more-acts').first()
    if (await first.count() === 0) return
    await first.tap()
    await page.locator('.t-reasons, .t-act-form, .t-acts').first().waitFor()
  }
})
