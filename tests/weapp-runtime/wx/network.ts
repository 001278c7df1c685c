import { succeed, type Options, type WxPart } from './reply'

export interface Network {
  readonly part: WxPart
  isOnline(): boolean
  setOnline(online: boolean): void
}

type Listener = (status: { isConnected: boolean, networkType: string }) => void

/** The phone's connection, which a test can cut. */
export function createNetwork(): Network {
  let online = true
  const listeners = new Set<Listener>()
  const type = (): string => (online ? 'wifi' : 'none')
  return {
    isOnline: () => online,
    setOnline: (next) => {
      if (next === online) return
      online = next
      for (const listener of listeners) listener({ isConnected: online, networkType: type() })
    },
    part: {
      getNetworkType: (call?: Options) => succeed('getNetworkType', call, { networkType: type() }),
      onNetworkStatusChange: (listener: Listener) => { listeners.add(listener) },
      offNetworkStatusChange: (listener?: Listener) => {
        if (listener) listeners.delete(listener)
        else listeners.clear()
      },
    },
  }
}
