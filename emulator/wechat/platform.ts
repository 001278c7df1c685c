import type { FunctionDeclaration } from '../../cloudfunctions/_deploy/functions'
import type { DurableState } from '../data/durable-state'
import { APP_ID } from '../environment'
import type { Host } from '../functions/host'
import { PATHS } from '../paths'
import { createEvents } from './events'
import { createFaults } from './faults'
import { createLedger } from './ledger'
import { loadPages } from './pages'
import { createPhones } from './phone'
import { createSecurity } from './security'
import { createSubscribe } from './subscribe'
import type { WechatTemplates } from './templates'
import { createTokens } from './tokens'

export interface PlatformOptions {
  appSecret: string
  /** Values that outlive a restart, by part. */
  state(part: string): DurableState
  functions: Readonly<Record<string, FunctionDeclaration>>
  host: Host
  templates: WechatTemplates
  /** The released pages; absent: the project's site map. */
  pages?: readonly string[]
  now(): number
  url(): string
  onError(error: unknown): void
}

/** The WeChat platform: everything the stand-in for its server knows and does. */
export function createPlatform(options: PlatformOptions) {
  const { state, now } = options
  const seen = new Map<string, number>()
  const faults = createFaults()
  const pages = loadPages(options.pages)
  const events = createEvents({ functions: options.functions, host: options.host, faults, onError: options.onError })
  const ledger = createLedger(state('wechat-credits'), state('wechat-messages'))
  const phoneOf = (openid: string) => {
    const list = (state('personas').get('list') ?? []) as { openid: string; phone?: string }[]
    return list.find((persona) => persona.openid === openid)?.phone
  }
  /** Only files of our own storage can be downloaded: there is no network here. */
  const download = async (url: string) => {
    const own = options.url() + PATHS.storage
    if (!url.startsWith(own)) return undefined
    const reply = await fetch(encodeURI(decodeURI(url)))
    return reply.ok ? Buffer.from(await reply.arrayBuffer()) : undefined
  }
  return {
    faults,
    pages,
    events,
    ledger,
    tokens: createTokens({ appId: APP_ID, appSecret: options.appSecret, now, state: state('wechat-tokens') }),
    subscribe: createSubscribe({ ledger, templates: options.templates, pages, events, now }),
    phones: createPhones(now, phoneOf),
    security: createSecurity({ state: state('wechat-words'), events, now, lastSeen: (openid) => seen.get(openid), download }),
    /** This person has the mini-program open. */
    sawPerson: (openid: string) => void seen.set(openid, now()),
  }
}
