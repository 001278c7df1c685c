import { refuse, succeed, type Options, type WxPart } from './reply'

/** What one person has agreed to on this phone, and whether WeChat is handling one of his taps at this moment. */
export interface Consent {
  privacyAgreed: boolean
  tapping: boolean
}

export interface SubscriptionLedger {
  /** Tells the platform that the person accepted these templates once. */
  accept(templateIds: readonly string[]): Promise<void>
}

/** Most ids one panel takes (wechat.md §1.2). */
const MOST_TEMPLATES = 5

/** Subscription panel and privacy guide, with the rules WeChat enforces: a panel opens only inside a tap, at once. */
export function consentPart(consent: Consent, ledger: SubscriptionLedger): WxPart {
  const privacy = (): object => ({ needAuthorization: !consent.privacyAgreed, privacyContractName: '《用户隐私保护指引》' })
  return {
    requestSubscribeMessage: (call: Options): Promise<unknown> => {
      const api = 'requestSubscribeMessage'
      const ids = call.tmplIds
      if (!consent.tapping) return refuse(api, call, 'can only be invoked by user TAP gesture.')
      if (!Array.isArray(ids) || ids.length === 0) return refuse(api, call, "TmplIds can't be empty", { errCode: 10001 })
      if (ids.length > MOST_TEMPLATES) return refuse(api, call, 'Templates count out of max bounds', { errCode: 20003 })
      const templates = ids.map(String)
      return ledger.accept(templates).then(
        () => succeed(api, call, Object.fromEntries(templates.map((id) => [id, 'accept']))),
        () => refuse(api, call, 'request list fail', { errCode: 10002 }),
      )
    },
    getPrivacySetting: (call?: Options) => succeed('getPrivacySetting', call, privacy()),
    requirePrivacyAuthorize: (call?: Options) => consent.privacyAgreed
      ? succeed('requirePrivacyAuthorize', call)
      : refuse('requirePrivacyAuthorize', call, 'privacy permission is not authorized', { errno: 104 }),
    getSetting: (call?: Options) => succeed('getSetting', call, {
      authSetting: {}, subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
    }),
    openSetting: (call?: Options) => succeed('openSetting', call, { authSetting: {} }),
  }
}
