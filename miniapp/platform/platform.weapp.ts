import Taro from '@tarojs/taro'
import type { LocalFile, Platform, Rectangle } from './contract'
import { answersOf, ask, errCodeOf, isCancel, scannedText } from './ask'
import { keptPhone } from '@shared/kernel/phone'
import { digestOf } from './digest'
import { DOCUMENTS } from './documents'
import { DRAWN_MS } from './drawn'
import { openDocument, openLocal, putFile, readBytes, uploadByCloud } from './wechat-files'

interface Wx {
  requestSubscribeMessage(options: Record<string, unknown>): unknown
  getPrivacySetting?(options: Record<string, unknown>): unknown
  openPrivacyContract?(options: Record<string, unknown>): unknown
  getAppBaseInfo?(): { fontSizeScaleFactor?: number, fontSizeSetting?: number }
}

declare const wx: Wx

const nameOf = (path: string): string => path.split('/').pop() ?? path
const none = (problem: unknown): never[] => {
  if (isCancel(problem)) return []
  throw problem
}

let online = true
Taro.onNetworkStatusChange((status) => {
  online = status.isConnected
})

/** WeChat. */
export const platform: Platform = {
  requestSubscribe: (tmplIds) =>
    ask((options) => wx.requestSubscribeMessage(options), { tmplIds }).then(
      (outcome) => answersOf(outcome, tmplIds),
      (problem: unknown) => ({ errCode: errCodeOf(problem) }),
    ),

  scanCode: () =>
    Taro.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] }).then(
      (outcome) => scannedText({ ...outcome }),
      (problem: unknown) => {
        if (isCancel(problem)) return null
        throw problem
      },
    ),

  chooseImages: (count) =>
    Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'], sourceType: ['album', 'camera'] }).then(
      (chosen) => chosen.tempFiles.map((file): LocalFile =>
        ({ path: file.tempFilePath, name: nameOf(file.tempFilePath), size: file.size, kind: 'photo' })),
      none,
    ),

  chooseDocuments: (count, endings = DOCUMENTS) =>
    Taro.chooseMessageFile({ count, type: 'file', extension: [...endings] }).then(
      (chosen) => chosen.tempFiles.map((file): LocalFile => ({ path: file.path, name: file.name, size: file.size, kind: 'document' })),
      none,
    ),

  // An album hands over what it has compressed, a JPEG; what came as a message stays what it is.
  asJpeg: () => Promise.resolve(null),
  digest: async (file) => digestOf(await readBytes(file.path)),
  upload: (file, ticket, onProgress) => (ticket.cloudPath === '' ? putFile(file, ticket, onProgress) : uploadByCloud(file, ticket, onProgress)),

  previewImages: (urls, current) => void Taro.previewImage({ urls, current }),

  openDocument,
  openLocal,

  phoneCode: () => Promise.resolve(null),
  // Closing the system's question is no failure of ours, so its rejection is dropped.
  callPhone: (number) => void Taro.makePhoneCall({ phoneNumber: keptPhone(number) }).catch(() => undefined),
  copy: async (data) => void (await Taro.setClipboardData({ data })),

  privacyNeeded: async () => {
    // Below base library 2.32.3 there is no such setting and WeChat asks by itself.
    if (wx.getPrivacySetting === undefined) return { needed: false, name: '' }
    const setting = await ask((options) => wx.getPrivacySetting?.(options))
    return { needed: setting.needAuthorization === true, name: String(setting.privacyContractName ?? '') }
  },
  agreePrivacy: () => Promise.resolve(),
  openPrivacyContract: () => void wx.openPrivacyContract?.({}),

  storage: {
    get: <T>(key: string) => {
      const text: unknown = Taro.getStorageSync(key)
      try {
        return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : undefined
      } catch {
        return undefined
      }
    },
    set: (key, value) => Taro.setStorageSync(key, JSON.stringify(value)),
    remove: (key) => Taro.removeStorageSync(key),
  },

  isOnline: () => online,
  onNetworkChange: (listener) => {
    const heard = (status: { isConnected: boolean }) => listener(status.isConnected)
    Taro.onNetworkStatusChange(heard)
    return () => Taro.offNetworkStatusChange(heard)
  },
  openSettings: async () => void (await Taro.openSetting({ withSubscriptions: true })),
  hideShareMenu: () => void Taro.hideShareMenu({}),
  setTitle: (title) => void Taro.setNavigationBarTitle({ title }),
  // A field in a sheet is in sight already: a page that cannot be scrolled to it stays where it is.
  reveal: (id) => void setTimeout(() => Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -96, duration: 200 }).catch(() => undefined), DRAWN_MS),
  measure: (id, className) => new Promise((resolve) => {
    const query = Taro.createSelectorQuery()
    query.select(`#${id}`).boundingClientRect()
    query.selectAll(`.${className}`).boundingClientRect()
    query.exec(([whole, parts]: [Rectangle | null, Rectangle[] | null]) => resolve({ whole, parts: parts ?? [] }))
  }),
  stopPullDownRefresh: () => Taro.stopPullDownRefresh(),
  fontScale: () => wx.getAppBaseInfo?.().fontSizeScaleFactor ?? 1,
}
