import { refuse, succeed, type Options, type WxPart } from './reply'

/** WeChat's storage over the map of one person's phone; values are copied, as they are when written to disk. */
export function storagePart(store: Map<string, string>): WxPart {
  const read = (key: string): unknown => {
    const text = store.get(key)
    return text === undefined ? '' : (JSON.parse(text) as unknown)
  }
  const write = (key: string, value: unknown): void => { store.set(key, JSON.stringify(value ?? '')) }
  const info = (): object => ({ keys: [...store.keys()], currentSize: 1, limitSize: 10_240 })
  return {
    getStorageSync: read,
    setStorageSync: write,
    removeStorageSync: (key: string) => { store.delete(key) },
    clearStorageSync: () => { store.clear() },
    getStorageInfoSync: info,
    getStorage: (call: Options) => store.has(String(call.key))
      ? succeed('getStorage', call, { data: read(String(call.key)) })
      : refuse('getStorage', call, 'data not found'),
    setStorage: (call: Options) => {
      write(String(call.key), call.data)
      return succeed('setStorage', call)
    },
    removeStorage: (call: Options) => {
      store.delete(String(call.key))
      return succeed('removeStorage', call)
    },
    clearStorage: (call?: Options) => {
      store.clear()
      return succeed('clearStorage', call)
    },
    getStorageInfo: (call?: Options) => succeed('getStorageInfo', call, info()),
  }
}
