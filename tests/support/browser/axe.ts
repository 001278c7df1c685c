import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Result } from 'axe-core'

export interface AxeViolation {
  readonly rule: string
  readonly impact: string
  readonly help: string
  /** Where it is: selectors of at most five elements. */
  readonly targets: readonly string[]
}

declare const axe: { run(context: Element | Document, options: object): Promise<{ violations: Result[] }>; _audit: { rules: readonly { id: string, impact: string }[] } }

let source: string | undefined

/**
 * What axe-core finds wrong, seriously or critically, on what a page shows now. Taro keeps the pages below the top one in the
 * document, so only the top one is looked at.
 */
export async function axeViolations(page: Page): Promise<AxeViolation[]> {
  source ??= readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const violations = await page.evaluate(async () => {
    const pages = [...document.querySelectorAll('.taro_page')]
    // What can be no worse than moderate is not asked: a third of the time. The public list of rules does not tell how bad they are.
    const lighter = axe._audit.rules.filter(({ impact }) => impact === 'moderate' || impact === 'minor')
    const rules = Object.fromEntries(lighter.map(({ id }) => [id, { enabled: false }]))
    // What passes is not written up; no sound or film is waited for.
    return (await axe.run(pages.at(-1) ?? document, { resultTypes: ['violations'], preload: false, iframes: false, rules })).violations
  })
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map((violation) => ({
    rule: violation.id,
    impact: violation.impact ?? '',
    help: violation.help,
    targets: violation.nodes.slice(0, 5).map((node) => node.target.join(' ')),
  }))
}
