import type { Browser, Page } from 'playwright-core'
import { openH5 } from '../automator/h5-driver'
import { pause } from '../runtime/waiting'

export interface PageVisit {
  /** Such as `/pages/home/index?tab=done`. */
  readonly path: string
  readonly openid: string | null
}

export interface VisitOptions {
  readonly browser: Browser
  readonly url: string
  readonly viewport?: { readonly width: number, readonly height: number }
  /** Put into storage before the pages open, for instance the switch of elder mode. */
  readonly storage?: Readonly<Record<string, string>>
}

/** A page has arrived when nothing is on its way to the server any more and no skeleton is shown; animations end within this time. */
const ANIMATION_MS = 350

/** Opens each page as its person, waits until it has arrived, and looks at it. Answers what `look` answered, page by page. */
export async function openEveryPage<T>(
  visits: readonly PageVisit[], options: VisitOptions, look: (page: Page, visit: PageVisit) => Promise<T>,
): Promise<{ visit: PageVisit, seen: T }[]> {
  const driver = await openH5({ browser: options.browser, url: options.url, openid: null, ...(options.viewport ? { viewport: options.viewport } : {}) })
  try {
    const answers: { visit: PageVisit, seen: T }[] = []
    let holder: string | null | undefined
    for (const visit of visits) {
      if (visit.openid !== holder) await driver.become(visit.openid)
      holder = visit.openid
      await driver.page.evaluate((entries) => { for (const [key, value] of entries) localStorage.setItem(key, value) }, Object.entries(options.storage ?? {}))
      await driver.methods['App.callWxMethod']?.({ method: 'reLaunch', args: [{ url: visit.path }] })
      await driver.page.waitForLoadState('networkidle')
      await pause(ANIMATION_MS)
      answers.push({ visit, seen: await look(driver.page, visit) })
    }
    return answers
  } finally {
    await driver.close()
  }
}
