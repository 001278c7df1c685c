import type { Page } from 'playwright-core'

export interface Loaded {
  /** Path on the server, such as `/js/app.0123abcd.js`. */
  readonly path: string
  readonly status: number
  /** Bytes as they came over the wire, headers included; 0 for what the browser had kept. */
  readonly bytes: number
}

const CALLS = /^\/(v1|desk|__emulator)\//

/**
 * What the page itself loads from its server while `act` runs, measured by the browser. Calls of functions and the emulator's own
 * surface are left out: they are no part of the build.
 */
export async function loadedBy(page: Page, act: () => Promise<unknown>): Promise<Loaded[]> {
  const session = await page.context().newCDPSession(page)
  const seen = new Map<string, { path: string, status: number, bytes: number }>()
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.url.startsWith('http')) seen.set(requestId, { path: new URL(response.url).pathname, status: response.status, bytes: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const loaded = seen.get(requestId)
    if (loaded) loaded.bytes = encodedDataLength
  })
  await session.send('Network.enable')
  try {
    await act()
    await page.waitForLoadState('networkidle')
  } finally {
    await session.detach()
  }
  return [...seen.values()].filter(({ path }) => !CALLS.test(path))
}

/** The sum over the wire. */
export const wireBytes = (loaded: readonly Loaded[]): number => loaded.reduce((sum, { bytes }) => sum + bytes, 0)
