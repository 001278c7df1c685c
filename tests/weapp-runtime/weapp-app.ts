import { createAppConsole, type LogListener } from './console-log'
import { createEmulatorLink } from './emulator-link'
import { selectorForDom } from './framework-node'
import { knownApis } from './known-apis'
import { createLogicLayer, type LogicLayer } from './logic-layer'
import { createPackageSpace } from './package-space'
import { createPageStack, parseUrl, type PageStack } from './page-stack'
import type { SetDataMeter } from './set-data-meter'
import type { CompiledPackage } from './templates'
import { createTouch, type Touch } from './touch'
import { cloudPart } from './wx/cloud'
import { consentPart, type Consent } from './wx/consent'
import { interactionPart } from './wx/interaction'
import { navigationPart } from './wx/navigation'
import { createNetwork, type Network } from './wx/network'
import { queriesPart } from './wx/queries'
import { storagePart } from './wx/storage'
import { systemPart } from './wx/system'
import { createWx, type Wx } from './wx/wx'

/** One person's phone: what stays on it when the app is closed. */
export interface Phone {
  readonly openid: string | null
  readonly store: Map<string, string>
  readonly consent: Consent
}

export interface WeappOptions {
  readonly dist: string
  readonly compiled: CompiledPackage
  readonly emulatorUrl: string
  readonly phone: Phone
  readonly meter: SetDataMeter
  readonly listener: LogListener
}

export interface WeappApp {
  readonly stack: PageStack
  readonly wx: Wx
  readonly touch: Touch
  readonly network: Network
  readonly logic: LogicLayer
  fail(cause: unknown): void
  close(): void
}

interface AppDefinition {
  onLaunch?(options: object): void
  onShow?(options: object): void
}

/** Starts the built mini-program in this process, as WeChat does on a phone, and opens a page. installDocument() must have run. */
export async function startWeapp(options: WeappOptions, url: string): Promise<WeappApp> {
  const adapter = await import('glass-easel-miniprogram-adapter')
  const { phone } = options
  const app = createAppConsole(options.listener)
  const network = createNetwork()
  const link = createEmulatorLink(options.emulatorUrl, phone.openid)
  const entry = parseUrl(url)
  let instance: AppDefinition | undefined

  const wx: Wx = createWx([
    systemPart(() => ({ path: entry.route, query: entry.query })), storagePart(phone.store), interactionPart(),
    consentPart(phone.consent, link), network.part, cloudPart(link, network), navigationPart(() => stack),
    queriesPart((selector) => findOnPage(stack, selector)),
  ], knownApis(), (problem) => { options.listener.logged('error', [problem]) })

  const logic: LogicLayer = createLogicLayer(options.dist, () => ({
    wx: wx.wx,
    App: (definition: AppDefinition) => { instance = definition },
    ...space.definers,
    getApp: () => instance,
    getCurrentPages: () => stack.pages.map((page) => page.instance),
    console: app.console,
  }))
  const space = createPackageSpace(adapter, options.dist, options.compiled, (id) => logic.require(id))
  const stack: PageStack = createPageStack(space, options.meter)

  logic.require('app.js')
  const launch = { path: entry.route, query: entry.query, scene: 1001, referrerInfo: {} }
  instance?.onLaunch?.(launch)
  instance?.onShow?.(launch)
  stack.reLaunch(url)

  return {
    stack, wx, network, logic,
    touch: createTouch(phone.consent, link, () => wx),
    fail: (cause) => { app.fail(cause) },
    close: () => {
      logic.dispose()
      stack.destroy()
    },
  }
}

function findOnPage(stack: PageStack, selector: string): Element[] {
  const host = stack.pages.at(-1)?.host
  return host ? [...host.querySelectorAll(selectorForDom(selector))] : []
}
