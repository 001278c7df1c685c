import { readFileSync } from 'node:fs'
import path from 'node:path'
import type * as Adapter from 'glass-easel-miniprogram-adapter'
import type { CompiledPackage } from './templates'

interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string, readonly pages: readonly string[] }[]
  readonly subpackages?: AppJson['subPackages']
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly window?: Readonly<Record<string, unknown>>
}

export interface PageInstance {
  route?: string
  __route__?: string
  options?: Readonly<Record<string, string>>
  setData(data: Record<string, unknown>, callback?: () => void): void
  data: unknown
  onLoad?(query: Readonly<Record<string, string>>): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
}

export interface PageRoot {
  readonly instance: PageInstance
  attach(host: HTMLElement, placeholder: HTMLElement): void
  release(): void
}

export interface PackageSpace {
  readonly app: AppJson
  /** Every page of the main package and the subpackages, in the order of app.json. */
  readonly pages: readonly string[]
  /** What `Page`, `Component` and `Behavior` are while a module is being defined. */
  readonly definers: Record<string, (definition: unknown) => unknown>
  createPage(route: string): PageRoot
}

/** Reads app.json and answers all pages, those of subpackages with their root. */
export function readAppJson(dist: string): { app: AppJson, pages: string[] } {
  const app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as AppJson
  const parts = app.subPackages ?? app.subpackages ?? []
  const inPart = parts.flatMap((part) => part.pages.map((page) => path.posix.join(part.root, page)))
  return { app, pages: [...app.pages, ...inPart] }
}

/** The components and pages of one weapp build in WeChat's own component framework; `run` loads a page's or component's module. */
export function createPackageSpace(
  adapter: typeof Adapter, dist: string, compiled: CompiledPackage, run: (id: string) => unknown,
): PackageSpace {
  const { app, pages } = readAppJson(dist)
  const environment = new adapter.MiniProgramEnv()
  const space = environment.createCodeSpace('', true)
  const backend = environment.associateBackend()
   
  const generators = (new Function(`return ${compiled.generatorSource}`) as () => Record<string, never>)()
  for (const file of compiled.files) {
    if (!file.endsWith('.wxml')) continue
    const name = file.slice(0, -'.wxml'.length)
    const content = generators[name]
    if (content) space.addCompiledTemplate(name, { groupList: generators, content })
    if (compiled.files.includes(`${name}.json`)) {
      space.addComponentStaticConfig(name, JSON.parse(readFileSync(path.join(dist, `${name}.json`), 'utf8')) as never)
    }
  }

  const environmentGlobals: Record<string, (definition: unknown) => unknown> = {}
  const defined = new Set<string>()
  const define = (name: string): void => {
    if (defined.has(name)) return
    defined.add(name)
    const config = space.getComponentStaticConfig(name)
    for (const used of Object.values({ ...app.usingComponents, ...config?.usingComponents })) {
      define(used.startsWith('/') ? used.slice(1) : path.posix.join(path.posix.dirname(name), used))
    }
    space.globalComponentEnv(environmentGlobals, name, () => run(`${name}.js`))
  }
  const definers = Object.fromEntries(['Page', 'Component', 'Behavior'].map((name) => [
    name, (definition: unknown) => environmentGlobals[name]?.(definition),
  ]))

  return {
    app, pages, definers,
    createPage: (route) => {
      define(route)
      const root = backend.createRoot('page', space, route)
      return {
        instance: root.get(),
        attach: (host, placeholder) => { root.attach(host as never, placeholder as never) },
        release: () => { root.release() },
      }
    },
  }
}
