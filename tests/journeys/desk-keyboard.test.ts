import type { Page } from 'playwright-core'
import type { Emulator } from '../../emulator/emulator'
import { openH5 } from '../support/automator/h5-driver'
import { type Keyboard, keyboardOf } from '../support/browser/keyboard'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'
import { startDemonstration } from '../support/runtime/demonstration'
import { ADMIN, CITY_ADMIN } from '../support/townspeople'
import { type District, districtOf } from './district'

const AREA = '370613'
const [FIRST, OTHER, OTHER_NAME] = ['370613001', '370613002', '初家街道'] as const

/** Of a desk only, without a mouse: the tree of areas is walked, an area is moved and another merged. */
describe('在电脑上只用键盘调整区域', () => {
  let emulator: Emulator
  let district: District
  let page: Page
  let keyboard: Keyboard
  let stop = async (): Promise<void> => undefined
  jest.setTimeout(120_000)

  beforeAll(async () => {
    emulator = await startDemonstration()
    district = districtOf(emulator)
    for (const name of ['键盘村', '并走村']) await district.as(ADMIN, 'register.saveArea', { requestId: `keyboard-${name.length}-${name.codePointAt(0)}`, id: null, areaId: FIRST, name, level: 'village' })
    const driver = await openH5({ browser: await sharedBrowser(), url: emulator.url, openid: ADMIN, viewport: { width: 1440, height: 900 } })
    page = driver.page
    keyboard = keyboardOf(page)
    stop = () => driver.page.context().close()
  }, 180_000)
  afterAll(async () => {
    await stop()
    await closeSharedBrowser()
    await emulator.stop()
  })

  const villages = async (of: string) => (await district.as(ADMIN, 'register.tree', { areaId: of })).below
  const idOf = async (name: string): Promise<string> => (await villages(FIRST)).find((each) => each.name === name)?.id ?? ''
  const node = (id: string): string => `#area-node-${id}`
  const focusedArea = (): Promise<string> => page.evaluate(() => document.activeElement?.id.replace('area-node-', '') ?? '')
  async function toTree(): Promise<void> {
    await page.goto(`${emulator.url}/#/admin/places/index`)
    await page.locator(node(AREA)).waitFor({ timeout: 20_000 })
    await page.locator(node(FIRST)).waitFor({ timeout: 20_000 })
    await keyboard.tabTo('[role="treeitem"][tabindex="0"]')
  }

  it('the arrows walk the tree, open and fold it; one stop of Tab is all of it', async () => {
    await toTree()
    expect(await focusedArea()).toBe(AREA)
    expect(await page.locator('[role="treeitem"][tabindex="0"]').count()).toBe(1)
    await keyboard.press('ArrowDown')
    const first = await focusedArea()
    expect([first === AREA, await keyboard.isSeen()]).toEqual([false, true])
    await keyboard.press('ArrowUp')
    expect(await focusedArea()).toBe(AREA)
    await keyboard.press('End')
    const last = await focusedArea()
    await keyboard.press('Home')
    expect([last === AREA, await focusedArea()]).toEqual([false, AREA])
    while (await focusedArea() !== FIRST) await keyboard.press('ArrowDown')
    expect(await page.locator(node(FIRST)).getAttribute('aria-expanded')).toBe('false')
    await keyboard.press('ArrowRight')
    await page.locator(node(await idOf('键盘村'))).waitFor({ timeout: 15_000 })
    expect(await focusedArea()).toBe(FIRST)
    await keyboard.press('ArrowRight')
    expect([await idOf('键盘村'), await idOf('并走村')]).toContain(await focusedArea())
    await keyboard.press('ArrowLeft')
    expect(await focusedArea()).toBe(FIRST)
    await keyboard.press('ArrowLeft')
    expect(await page.locator(node(FIRST)).getAttribute('aria-expanded')).toBe('false')
    await keyboard.press('Tab')
    expect(await keyboard.within('[role="tree"]')).toBe(false)
    await keyboard.press('Shift+Tab')
    expect(await focusedArea()).toBe(FIRST)
  })

  /** Enter on it in the tree: it is shown, and the keyboard stays on it. */
  async function choose(id: string, name: string): Promise<void> {
    await toTree()
    while (await focusedArea() !== FIRST) await keyboard.press('ArrowDown')
    if (await page.locator(node(FIRST)).getAttribute('aria-expanded') === 'false') await keyboard.press('ArrowRight')
    await page.locator(node(id)).waitFor({ timeout: 15_000 })
    for (let tries = 0; tries < 20 && await focusedArea() !== id; tries++) await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await keyboard.until(async () => (await page.locator('.t-shown-area').innerText()).trim() === name)
    expect([await focusedArea(), await page.locator(node(id)).getAttribute('aria-selected')]).toEqual([id, 'true'])
  }

  /** The sheet of an act: open with the keyboard in it; Escape closes it and gives the keyboard back. */
  async function openAct(button: string): Promise<void> {
    await keyboard.tabTo(button)
    await keyboard.press('Enter')
    await keyboard.until(() => keyboard.within('#reshape-sheet'))
    await keyboard.press('Escape')
    await keyboard.until(() => keyboard.isAt(button))
    expect(await keyboard.isSeen()).toBe(true)
    await keyboard.press('Enter')
    await keyboard.until(() => keyboard.within('#reshape-sheet'))
  }

  /** Where to is chosen level by level, the button pressed; nothing is touched by a mouse. */
  async function into(...names: string[]): Promise<void> {
    for (const name of names) {
      await keyboard.tabTo('.t-area-below', name)
      await keyboard.press('Enter')
      await page.locator('.t-take-area').and(page.getByRole('button', { name: `就选这里：${name}` })).waitFor({ timeout: 15_000 })
      expect(await keyboard.within('#reshape-sheet')).toBe(true)
    }
    await keyboard.tabTo('.t-take-area')
    await keyboard.press('Enter')
    await page.locator('.t-touched').waitFor({ timeout: 15_000 })
    expect(await page.locator('.t-touched').innerText()).toMatch(/^(移到|并入)/)
    expect(await keyboard.within('#reshape-sheet')).toBe(true)
    await keyboard.tabTo('.t-reshape-submit')
    await keyboard.press('Enter')
    await page.locator('#reshape-sheet').waitFor({ state: 'hidden', timeout: 15_000 })
  }

  const kept = (): Promise<boolean> => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body)

  it('an area is chosen with Enter and moved, by keys alone; afterwards the keyboard is where it was', async () => {
    const id = await idOf('键盘村')
    await choose(id, '键盘村')
    await openAct('.t-move')
    await into(OTHER_NAME)
    expect((await villages(OTHER)).map((each) => each.id)).toContain(id)
    await keyboard.until(kept)
  })

  it('another is merged into it by keys alone', async () => {
    // One at a time: the job of the move goes round twice, a minute apart.
    for (let round = 0; round < 2; round++) {
      await emulator.clock.moveTo(emulator.clock.now() + 61_000)
      await emulator.runTimers()
    }
    const [id, target] = [await idOf('并走村'), (await villages(OTHER)).find(({ name }) => name === '键盘村')?.id]
    await choose(id, '并走村')
    await openAct('.t-mergeArea')
    await into(OTHER_NAME, '键盘村')
    const one = await district.as(ADMIN, 'register.thing', { of: 'area', id })
    await district.as(CITY_ADMIN, 'merge.decide', { areaId: '370613', requestId: 'keyboard-merge', mergeId: 'merging' in one ? one.merging ?? '' : '', decision: 'confirm' })
    expect(await district.as(ADMIN, 'register.thing', { of: 'area', id })).toMatchObject({ state: 'closed', mergedInto: { id: target } })
    await keyboard.until(kept)
  })
})
