import type { Page } from 'playwright-core'

/**
 * What a reader of the page on top could not read or press: words that leave the window or a box that hides what leaves it, and
 * controls that lie over each other. The bars at top and bottom lie over what scrolls beneath them, so each part is looked at by itself.
 */
export async function spoiled(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const top = [...document.querySelectorAll('.taro_page')].at(-1) ?? document.body
    const said = (element: Element): string => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24)
    const hiding = (element: Element | null): Element | null => {
      for (let at = element; at !== null && at !== top; at = at.parentElement) if (getComputedStyle(at).overflowX !== 'visible') return at
      return null
    }
    const cut: string[] = []
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { parentElement: parent } = node
      if (parent === null || node.textContent?.trim() === '' || parent.closest('style, script, svg')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = hiding(parent)?.getBoundingClientRect()
      const [left, right] = [Math.max(0, box?.left ?? 0), Math.min(innerWidth, box?.right ?? innerWidth)]
      if ([...range.getClientRects()].some((line) => line.width > 1 && (line.left < left - 1 || line.right > right + 1))) cut.push(`cut off: ${said(parent)}`)
    }
    const over = ['.ms-nav', '.ms-page__main', '.ms-page__foot'].flatMap((part) => {
      const controls = [...top.querySelectorAll(`${part} :is([role=button], [role=radio], [role=checkbox], textarea)`)].map((control) => ({ control, box: control.getBoundingClientRect() }))
      return controls.flatMap(({ control: one, box: a }, at) => controls.slice(at + 1)
        .filter(({ control: other, box: b }) => !one.contains(other) && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map(({ control: other }) => `${said(one)} lies over ${said(other)}`))
    })
    return [...cut, ...over]
  })
}
