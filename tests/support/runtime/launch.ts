import automator from 'miniprogram-automator'
import { serveAutomator } from '../automator/server'
import { openH5 } from '../automator/h5-driver'
import { axeViolations } from '../browser/axe'
import { sharedBrowser } from '../browser/shared-browser'
import { animationsEnded } from '../browser/animations'
import { launchWeapp, type WeappProcess } from '../../weapp-runtime/launch-weapp'
import { launchDevtools } from './devtools'
import { driveRuntime } from './drive'
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

/** Starts the built mini-program on one runtime, at its first page, ready to be driven. */
export function launchRuntime(name: RuntimeName, options: LaunchOptions): Promise<Runtime> {
  if (name === 'devtools') return launchDevtools(options.url, options.openid ?? null)
  return name === 'h5' ? launchOnH5(options) : launchOnWeapp(options)
}

async function launchOnH5({ url, openid = null, viewport, within = false }: LaunchOptions): Promise<Runtime> {
  const driver = await openH5({ browser: await sharedBrowser(), url, openid, still: true, within, ...(viewport ? { viewport } : {}) })
  const server = await serveAutomator(driver)
  const program = await automator.connect({ wsEndpoint: server.wsEndpoint })
  return driveRuntime('h5', program, {
    drawn: true,
    become: (next) => driver.become(next),
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

async function launchOnWeapp({ url, openid = null }: LaunchOptions): Promise<Runtime> {
  const app = await launchWeapp({ dist: 'dist/weapp', emulatorUrl: url, openid })
  return driveWeapp(app)
}

/** Drives a mini-program that runs already, ours or another one. */
export async function driveWeapp(app: WeappProcess): Promise<Runtime> {
  const program = await automator.connect({ wsEndpoint: app.wsEndpoint })
  return driveRuntime('weapp', program, {
    drawn: false,
    become: async (next) => { await app.send('become', { openid: next }) },
    offline: async (on) => { await app.send('offline', { on }) },
    calls: async (method) => (await app.send('calls', { method })).map((call) => call.args[0] ?? null),
    unannounced: () => app.send('announcements', null),
    measured: async () => ({ figures: await app.send('figures', null), called: await app.send('called', null) }),
    stop: () => app.stop(),
  })
}
