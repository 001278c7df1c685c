import Taro from '@tarojs/taro'
import { keptPhone } from '@shared/kernel/phone'
import type { LocalFile, Platform } from './contract'
import { answersOf, ask, errCodeOf, hostMethod, isCancel, scannedText } from './ask'
import { chooseFiles } from './choose-files'
import { DOCUMENTS } from './documents'
import { blobOf, digestOfBlob, jpegOf, put } from './browser-files'
import { reveal } from './browser-reveal'
import { takeEarlyValues } from './early-values'
import { watchLateParts } from './late-part'

takeEarlyValues()
watchLateParts()

const chosenFiles = (outcome: Record<string, unknown>, kind: LocalFile['kind']): LocalFile[] =>
  (outcome.tempFiles as { tempFilePath?: string, path?: string, name?: string, size: number, blob?: Blob }[]).map((file) => {
    const path = file.tempFilePath ?? file.path ?? ''
    return { path, name: file.name ?? path.split('/').pop() ?? '', size: file.size, kind, ...(file.blob === undefined ? {} : { blob: file.blob }) }
  })

const choose = async (method: string, options: Record<string, unknown>, kind: LocalFile['kind'], accept: string, max: number) => {
  const host = hostMethod(method)
  if (host === undefined) return chooseFiles(accept, max, kind)
  try {
    return chosenFiles(await ask(host, options), kind)
  } catch (problem) {
    if (isCancel(problem)) return []
    throw problem
  }
}

const openWindow = (url: string): Promise<void> => {
  window.open(url, '_blank', 'noopener')
  return Promise.resolve()
}

/** A browser. What only WeChat has is taken from `globalThis.wx` when something (the emulator's bar, a test) provides it. */
export const platform: Platform = {
  requestSubscribe: (tmplIds) => {
    const host = hostMethod('requestSubscribeMessage')
    // A browser has no subscription messages: the inbox is all there is, which is what a refusal means.
    if (host === undefined) return Promise.resolve(Object.fromEntries(tmplIds.map((id) => [id, 'reject' as const])))
    return ask(host, { tmplIds }).then((outcome) => answersOf(outcome, tmplIds), (problem: unknown) => ({ errCode: errCodeOf(problem) }))
  },

  scanCode: async () => {
    const host = hostMethod('scanCode')
    if (host === undefined) throw new Error('scanCode is not available here')
    try {
      return scannedText(await ask(host, { scanType: ['qrCode'] }))
    } catch (problem) {
      if (isCancel(problem)) return null
      throw problem
    }
  },

  chooseImages: (max) => choose('chooseMedia', { count: max, mediaType: ['image'] }, 'photo', 'image/*,.heic,.heif', max),
  chooseDocuments: (max, endings = DOCUMENTS) =>
    choose('chooseMessageFile', { count: max, type: 'file', extension: [...endings] }, 'document', endings.map((ending) => `.${ending}`).join(','), max),

  digest: async (file) => digestOfBlob(await blobOf(file)),
  asJpeg: jpegOf,
  upload: async (file, ticket, onProgress) => put(ticket.url, ticket.headers, await blobOf(file), onProgress),

  previewImages: (urls, current) => {
    const host = hostMethod('previewImage')
    if (host !== undefined) host({ urls, current })
    // Taro's viewer brings a carousel of 130 KB that nobody else here uses: it comes when a picture is opened, not with the first page.
    else void import('@tarojs/taro-h5/dist/api/media/image/previewImage').then((viewer) => viewer.previewImage({ urls, current }))
  },
  openDocument: (url) => openWindow(url),
  openLocal: (path) => openWindow(path),

  phoneCode: async () => {
    const host = hostMethod('getPhoneNumberCode')
    if (host === undefined) return null
    try {
      const outcome: unknown = await host({})
      return typeof outcome === 'string' ? outcome : ((outcome as { code?: string } | undefined)?.code ?? null)
    } catch {
      return null
    }
  },
  callPhone: (number) => {
    const host = hostMethod('makePhoneCall')
    if (host === undefined) window.location.href = `tel:${keptPhone(number)}`
    else host({ phoneNumber: keptPhone(number) })
  },
  copy: async (text) => {
    const host = hostMethod('setClipboardData')
    if (host === undefined) await navigator.clipboard.writeText(text)
    else await ask(host, { data: text })
  },

  privacyNeeded: async () => {
    const host = hostMethod('getPrivacySetting')
    if (host === undefined) return { needed: false, name: '' }
    const setting = await ask(host)
    return { needed: setting.needAuthorization === true, name: String(setting.privacyContractName ?? '') }
  },
  agreePrivacy: async () => {
    const host = hostMethod('agreePrivacyAuthorization')
    if (host !== undefined) await ask(host).catch(() => undefined)
  },
  openPrivacyContract: () => void hostMethod('openPrivacyContract')?.({}),

  storage: {
    get: <T>(key: string) => {
      try {
        const text = window.localStorage.getItem(key)
        return text === null ? undefined : (JSON.parse(text) as T)
      } catch {
        return undefined
      }
    },
    set: (key, value) => window.localStorage.setItem(key, JSON.stringify(value)),
    remove: (key) => window.localStorage.removeItem(key),
  },

  isOnline: () => navigator.onLine,
  onNetworkChange: (listener) => {
    const up = () => listener(true)
    const down = () => listener(false)
    window.addEventListener('online', up)
    window.addEventListener('offline', down)
    return () => {
      window.removeEventListener('online', up)
      window.removeEventListener('offline', down)
    }
  },
  openSettings: async () => {
    const host = hostMethod('openSetting')
    if (host !== undefined) await ask(host, { withSubscriptions: true })
  },
  hideShareMenu: () => void hostMethod('hideShareMenu')?.({}),
  setTitle: (title) => {
    document.title = title
  },
  reveal,
  // Not by Taro's query: it throws, where nobody can catch it, when the page has been left before it asks.
  measure: (id, className) => new Promise((resolve) => requestAnimationFrame(() => resolve({
    whole: document.getElementById(id)?.getBoundingClientRect() ?? null,
    parts: [...document.getElementsByClassName(className)].map((part) => part.getBoundingClientRect()),
  }))),
  stopPullDownRefresh: () => void Taro.stopPullDownRefresh(),
  fontScale: () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1,
}
