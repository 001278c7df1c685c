import type { Page } from 'playwright-core'

/** More stops than any page of a desk has. */
const MOST_STOPS = 80
const PATIENCE_MS = 15_000

/** Someone at a desk without a mouse. */
export interface Keyboard {
  press(key: string): Promise<void>
  /** Whether the keyboard is at an element that says so. */
  isAt(selector: string, words?: string): Promise<boolean>
  /** Whoever looks sees where the keyboard is. */
  isSeen(): Promise<boolean>
  within(selector: string): Promise<boolean>
  /** Tab until the keyboard is there, where it must be seen. Throws if it never comes there. */
  tabTo(selector: string, words?: string): Promise<void>
  /** Tab to it and press it. */
  enter(selector: string, words?: string): Promise<void>
  /** Waits for what is told somewhere on the page. */
  until(told: () => Promise<boolean>): Promise<void>
}

export function keyboardOf(page: Page): Keyboard {
  const press = (key: string): Promise<void> => page.keyboard.press(key)
  const isAt = (selector: string, words = ''): Promise<boolean> =>
    page.evaluate(([wanted = '', said = '']) => document.activeElement?.matches(wanted) === true && (document.activeElement.textContent ?? '').includes(said), [selector, words])
  const isSeen = (): Promise<boolean> => page.evaluate(() => {
    const at = document.activeElement ?? document.body
    // A field shows it on its box.
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at.closest('.ms-field__box') ?? at)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  })
  const tabTo = async (selector: string, words = ''): Promise<void> => {
    await page.locator(selector).first().waitFor({ timeout: PATIENCE_MS })
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await isAt(selector, words)) {
        if (!(await isSeen())) throw new Error(`nobody sees that the keyboard is at ${selector}`)
        return
      }
      await press('Tab')
    }
    throw new Error(`the keyboard never comes to ${selector}`)
  }
  return {
    press, isAt, isSeen, tabTo,
    within: (selector) => page.evaluate((wanted) => document.activeElement?.closest(wanted) != null, selector),
    async enter(selector, words = '') {
      await tabTo(selector, words)
      await press('Enter')
    },
    async until(told) {
      for (const end = Date.now() + PATIENCE_MS; ;) {
        if (await told()) return
        if (Date.now() > end) throw new Error('it never came')
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
    },
  }
}
