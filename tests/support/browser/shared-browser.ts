import type { Browser } from 'playwright-core'
import { launchBrowser } from './chromium'

let browser: Promise<Browser> | undefined

/** One browser for everything in this process (a jest file); contexts keep the tests apart. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= launchBrowser()
  return browser
}

/** Closes it if it was ever opened. */
export async function closeSharedBrowser(): Promise<void> {
  const opened = browser
  browser = undefined
  await (await opened)?.close()
}
