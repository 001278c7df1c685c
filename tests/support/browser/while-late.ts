import type { Page } from 'playwright-core'

/**
 * Runs `what` while every request that matches `url` goes on its way only after `ms` milliseconds. It ends when all that were held have gone: a request that is
 * still held when nobody listens any more fails a test that has passed.
 */
export async function whileLate<T>(page: Page, url: string, ms: number, what: () => Promise<T>): Promise<T> {
  await page.route(url, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, ms))
    await route.continue()
  })
  try {
    return await what()
  } finally {
    await page.unrouteAll({ behavior: 'wait' })
  }
}
