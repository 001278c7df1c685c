import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { H5_DIR } from '../../emulator/build/project'
import { launchBrowser } from '../support/browser/chromium'
import { loadedBy, wireBytes } from '../support/browser/page-load'
import { servePage } from '../support/browser/serve-page'

export interface PageRow {
  name: string
  /** Requests for parts of the build; those that the browser answered itself included. */
  parts: number
  /** Bytes over the wire, headers included. */
  bytes: number
  limit: number | null
}

const FIRST_LOAD_BYTES = 300 * 1024
const NEXT_PAGE = '#/pages/me/index'
/** The script of one page: parts that pages share have names. */
const OWN_SCRIPT = /\/js\/\d+\.[0-9a-f]{8}\.js$/

/**
 * What a browser loads of the H5 build: on the first visit, for one more page, and on the next visit. Null where the page is not built
 * or no browser is found: the other figures do not wait for it.
 */
export async function measurePage(): Promise<PageRow[] | null> {
  if (!existsSync(join(H5_DIR, 'index.html'))) return null
  const browser = await launchBrowser().catch(() => null)
  if (!browser) return null
  const server = await servePage(H5_DIR)
  try {
    const page = await (await browser.newContext()).newPage()
    const row = async (name: string, limit: number | null, act: () => Promise<unknown>): Promise<PageRow> => {
      const loaded = await loadedBy(page, act)
      return { name, parts: loaded.length, bytes: wireBytes(loaded), limit }
    }
    return [
      await row('first load', FIRST_LOAD_BYTES, () => open(page, server.url())),
      await row('one page more', null, async () => {
        await Promise.all([page.waitForResponse(OWN_SCRIPT), page.evaluate((hash) => { location.hash = hash }, NEXT_PAGE)])
      }),
      await row('next visit', null, () => open(page, `${server.url()}/?next`)),
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.waitForSelector('.taro_page', { state: 'attached' })
}
