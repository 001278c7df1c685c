import automator from 'miniprogram-automator'
import { serveAutomator } from '../automator/server'
import { openH5 } from '../automator/h5-driver'
import { axeViolations } from '../browser/axe'
import { sharedBrowser } from '../browser/shared-browser'
import { animationsEnded } from '../browser/animations'
import { launchWeapp, type WeappProcess } from '../../weapp-runtime/launch-weapp'
import { launchDevtools } from './devtools'
import { driveRuntime } from './drive'
import { enterLate } from './enter-late'
import type { Runtime, RuntimeName } from './runtime'

export interface LaunchOptions {
  /** Base URL of a running emulator. */
  readonly url: string
  readonly openid?: string | null
  /** H5 only; a phone of 390 × 844 without it. */
  readonly viewport?: { readonly width: number, readonly height: number }
  /** H5 only: `open` goes on within the app where it can (h5-driver). */
  readonly within?: boolean
}

/** The built mini-program on one runtime, which starts when something is asked of it: at the page it is sent to, or its first. */
export function launchRuntime(name: RuntimeName, { url, openid = null, ...more }: LaunchOptions): Runtime {
  return enterLate(name, openid, (holder, path) => START[name]({ url, openid: holder, ...(path === undefined ? {} : { path }), ...more }))
}

interface Start extends LaunchOptions {
  readonly openid: string | null
  readonly path?: string
}

const START: Readonly<Record<RuntimeName, (start: Start) => Promise<Runtime>>> = {
  devtools: async ({ url, openid, path }) => {
    const runtime = await launchDevtools(url, openid)
    if (path !== undefined) await runtime.open(path)
    return runtime
  },
  h5: launchOnH5,
  weapp: ({ url, openid, path }) => launchWeapp({ dist: 'dist/weapp', emulatorUrl: url, openid, ...(path === undefined ? {} : { url: path }) }).then(driveWeapp),
}

async function launchOnH5({ url, openid, path, viewport, within = false }: Start): Promise<Runtime> {
  const driver = await openH5({ browser: await sharedBrowser(), url, openid, still: true, within, ...(path === undefined ? {} : { path }), ...(viewport ? { viewport } : {}) })
  const server = await serveAutomator(driver)
  const program = await automator.connect({ wsEndpoint: server.wsEndpoint })
  return driveRuntime('h5', program, {
    drawn: true,
    become: (next, to) => driver.become(next, to),
    offline: (on) => driver.setOffline(on),
    calls: async (method) => (await driver.calls(method)).map((call) => call.args[0] ?? null),
    unannounced: async () => {
      await animationsEnded(driver.page)
      return axeViolations(driver.page)
    },
    screenshot: async (file) => { await driver.page.screenshot({ path: file, fullPage: true }) },
    stop: async () => {
      await server.close()
      await driver.close()
    },
  })
}

/** Drives a mini-program that runs already, ours or another one. */
export async function driveWeapp(app: WeappProcess): Promise<Runtime> {
  const program = await automator.connect({ wsEndpoint: app.wsEndpoint })
  return driveRuntime('weapp', program, {
    drawn: false,
    become: async (next, to) => { await app.send('become', { openid: next, ...(to === undefined ? {} : { url: to }) }) },
    offline: async (on) => { await app.send('offline', { on }) },
    calls: async (method) => (await app.send('calls', { method })).map((call) => call.args[0] ?? null),
    unannounced: () => app.send('announcements', null),
    measured: async () => ({ figures: await app.send('figures', null), called: await app.send('called', null) }),
    stop: () => app.stop(),
  })
}
