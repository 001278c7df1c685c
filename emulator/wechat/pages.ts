import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { buildSync } from 'esbuild'
import { PROJECT_ROOT } from '../project-root'

export interface Pages {
  /** Whether the released mini-program has this page. Without a readable site map every page is taken to exist. */
  has(page: string): boolean
}

interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
}

/** The pages given, or those of `miniapp/app.config.ts`, the site map that Taro itself reads: compiled when it is first asked. */
export function loadPages(given?: readonly string[]): Pages {
  let read: { pages: ReadonlySet<string> | undefined } | undefined = given && { pages: new Set(given) }
  return {
    has(page) {
      read ??= { pages: readPages(join(PROJECT_ROOT, 'miniapp/app.config.ts')) }
      return read.pages?.has(page) ?? true
    },
  }
}

function readPages(file: string): Set<string> | undefined {
  try {
    const built = buildSync({ entryPoints: [file], bundle: true, write: false, format: 'cjs', platform: 'node', logLevel: 'silent' })
    const code = built.outputFiles[0]?.text ?? ''
    const module: { exports: { default?: AppConfig } } = { exports: {} }
    runInNewContext(code, {
      module, exports: module.exports, defineAppConfig: (config: AppConfig) => config, process: { env: { NODE_ENV: 'production' } },
    })
    const config = module.exports.default
    if (!config) return undefined
    const packages = [...(config.subPackages ?? []), ...(config.subpackages ?? [])]
    return new Set([...config.pages, ...packages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))])
  } catch {
    return undefined
  }
}
