import type { Page } from 'playwright-core'

export interface Sizes {
  /** Visible words smaller than the limit, with their size in px. */
  readonly smallWords: readonly string[]
  /** Visible controls lower or narrower than the limit, with width × height in px. */
  readonly smallTargets: readonly string[]
}

/** What is too small, in px, on the page that is open on top in a real browser. */
export async function tooSmall(page: Page, limits: { readonly words: number, readonly target: number }): Promise<Sizes> {
  return page.evaluate(({ words, target }) => {
    const top = [...document.querySelectorAll('.taro_page')].at(-1) ?? document.body
    const seen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      return width > 1 && height > 1 && style.visibility !== 'hidden' && style.opacity !== '0'
    }
    const smallWords: string[] = []
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { parentElement: parent } = node
      const text = node.textContent?.trim() ?? ''
      if (text === '' || parent === null || !seen(parent) || parent.closest('style, script, svg')) continue
      const size = Number.parseFloat(getComputedStyle(parent).fontSize)
      if (size < words) smallWords.push(`${size} ${text.slice(0, 24)}`)
    }
    const controls = [...top.querySelectorAll('[role=button], [role=radio], [role=checkbox], [role=switch], [role=tab], input, textarea')]
    const smallTargets = controls.filter(seen).flatMap((control) => {
      // A field is pressed wherever its box is.
      const { width, height } = (control.closest('.ms-field__box') ?? control).getBoundingClientRect()
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? ''
      return Math.round(width) < target || Math.round(height) < target ? [`${Math.round(width)} × ${Math.round(height)} ${name.slice(0, 24)}`] : []
    })
    return { smallWords, smallTargets }
  }, limits)
}
