import type { PageInstance } from './package-space'

export interface SetDataFigures {
  readonly route: string
  readonly calls: number
  readonly bytes: number
  /** Size of the page's first setData, the one a person waits for. */
  readonly firstBytes: number
  readonly largestBytes: number
}

export interface SetDataMeter {
  watch(route: string, instance: PageInstance): void
  figures(): SetDataFigures[]
}

/** Counts what each opened page sends from logic to view, in UTF-8 bytes of JSON, and translates Taro's paths for this framework. */
export function createSetDataMeter(): SetDataMeter {
  const records: { route: string, sizes: number[] }[] = []
  return {
    watch: (route, instance) => {
      const record = { route, sizes: [] as number[] }
      records.push(record)
      const send = instance.setData
      Object.defineProperty(instance, 'setData', {
        value: (data: Record<string, unknown>, callback?: () => void): void => {
          record.sizes.push(Buffer.byteLength(JSON.stringify(data)))
          // Taro writes `root.cn.[0]`, which WeChat accepts and this framework does not.
          const translated = Object.fromEntries(Object.entries(data).map(([path, value]) => [path.replace(/\.\[/g, '['), value]))
          send.call(instance, translated)
          if (callback) setTimeout(() => { callback.call(instance) }, 0)
        },
      })
    },
    figures: () => records.filter((record) => record.sizes.length > 0).map(({ route, sizes }) => ({
      route, calls: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), firstBytes: sizes[0] ?? 0, largestBytes: Math.max(...sizes),
    })),
  }
}
