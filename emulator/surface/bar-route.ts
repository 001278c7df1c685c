import { join } from 'node:path'
import { build } from 'esbuild'
import type { Route } from '../gateway/http'
import { PATHS } from '../paths'
import { PROJECT_ROOT } from '../project-root'

/** `bar.js`: the bar of personas and the platform's client interfaces for the page in a browser, bundled when first asked for. */
export function barRoute(): Route {
  let script: Promise<string> | undefined
  return {
    path: `${PATHS.surface}bar.js`,
    methods: ['GET', 'HEAD'],
    early: true,
    async handle() {
      script ??= bundle()
      return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }, body: await script }
    },
  }
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(PROJECT_ROOT, 'emulator/bar/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    loader: { '.css': 'text' },
  })
  return outputFiles[0]?.text ?? ''
}
