import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles each function that has an `index.ts` under `sourceDir` into one file `<outDir>/<name>/index.js`, as it is deployed:
 * CommonJS for Node.js 20, minified, with a source map beside it. Gives the names that were bundled.
 */
export async function bundleFunctions(sourceDir: string, outDir: string, names: readonly string[]): Promise<string[]> {
  const present = names.filter((name) => existsSync(join(sourceDir, name, 'index.ts')))
  for (const name of present) {
    await build({
      entryPoints: [join(sourceDir, name, 'index.ts')],
      outfile: join(outDir, name, 'index.js'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      minify: true,
      sourcemap: true,
      sourcesContent: false,
      logLevel: 'error',
    })
  }
  return present
}
