import type { Platform } from './contract'

const kept = new Map<string, string>()
const refuse = (what: string) => () => Promise.reject(new Error(`${what} is not available here`))

/** The neutral platform: memory for storage, nothing to show. Taro takes platform.weapp.ts or platform.h5.ts instead. */
export const platform: Platform = {
  requestSubscribe: (templateIds) => Promise.resolve(Object.fromEntries(templateIds.map((id) => [id, 'reject' as const]))),
  scanCode: refuse('scanCode'),
  chooseImages: () => Promise.resolve([]),
  chooseDocuments: () => Promise.resolve([]),
  asJpeg: () => Promise.resolve(null),
  digest: refuse('digest'),
  upload: refuse('upload'),
  previewImages: () => undefined,
  openDocument: refuse('openDocument'),
  openLocal: refuse('openLocal'),
  phoneCode: () => Promise.resolve(null),
  callPhone: () => undefined,
  copy: () => Promise.resolve(),
  privacyNeeded: () => Promise.resolve({ needed: false, name: '' }),
  agreePrivacy: () => Promise.resolve(),
  openPrivacyContract: () => undefined,
  storage: {
    get: <T>(key: string) => (kept.has(key) ? (JSON.parse(kept.get(key) ?? 'null') as T) : undefined),
    set: (key, value) => void kept.set(key, JSON.stringify(value)),
    remove: (key) => void kept.delete(key),
  },
  isOnline: () => true,
  onNetworkChange: () => () => undefined,
  openSettings: () => Promise.resolve(),
  hideShareMenu: () => undefined,
  setTitle: () => undefined,
  reveal: () => undefined,
  measure: () => Promise.resolve({ whole: null, parts: [] }),
  stopPullDownRefresh: () => undefined,
  fontScale: () => 1,
}
