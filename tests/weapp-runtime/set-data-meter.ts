import type { PageInstance } from './package-space'

export interface SetDataFigures {
  readonly route: string
  readonly calls: number
  readonly bytes: number
  /** Size of the page's first setData, the one a person waits for. */
  readonly firstBytes: number
  readonly largestBytes: number
  /** How many elements stood in each other where the page was deepest. */
  readonly deepest: number
}

export interface SetDataMeter {
  watch(route: string, instance: PageInstance): void
  figures(): SetDataFigures[]
}

interface TaroNode { readonly v?: string, readonly cn?: readonly TaroNode[] }

/** Elements in each other in what Taro sends for one node or for the children of one; words are no element. */
function levelsOf(sent: unknown): number {
  if (Array.isArray(sent)) return Math.max(0, ...sent.map(levelsOf))
  if (typeof sent !== 'object' || sent === null || 'v' in sent) return 0
  return 1 + levelsOf((sent as TaroNode).cn ?? [])
}

/** The same from the page down: a path such as `root.cn.[0].cn` names the elements above. */
const depthAt = (path: string, sent: unknown): number => {
  const isTree = /\bcn(\.\[\d+\])?$/.test(path)
  return (path.match(/\bcn\b/g) ?? []).length + (isTree ? levelsOf(sent) - 1 : 0)
}

/** Counts what each opened page sends from logic to view, in UTF-8 bytes of JSON, and translates Taro's paths for this framework. */
export function createSetDataMeter(): SetDataMeter {
  const records: { route: string, sizes: number[], deepest: number }[] = []
  return {
    watch: (route, instance) => {
      const record = { route, sizes: [] as number[], deepest: 0 }
      records.push(record)
      const send = instance.setData
      Object.defineProperty(instance, 'setData', {
        value: (data: Record<string, unknown>, callback?: () => void): void => {
          record.sizes.push(Buffer.byteLength(JSON.stringify(data)))
          record.deepest = Math.max(record.deepest, ...Object.entries(data).map(([path, value]) => depthAt(path, value)))
          // Taro writes `root.cn.[0]`, which WeChat accepts and this framework does not.
          const translated = Object.fromEntries(Object.entries(data).map(([path, value]) => [path.replace(/\.\[/g, '['), value]))
          send.call(instance, translated)
          if (callback) setTimeout(() => { callback.call(instance) }, 0)
        },
      })
    },
    figures: () => records.filter((record) => record.sizes.length > 0).map(({ route, sizes, deepest }) => ({
      route, calls: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), firstBytes: sizes[0] ?? 0, largestBytes: Math.max(...sizes), deepest,
    })),
  }
}
