import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'

/** What is large and seldom needed, a file of its own beside each bundle that asks for it, loaded when first needed, so that a tap never waits for it: the platform's SDK, the dictionary of pinyin. */
const APART: Readonly<Record<string, string>> = { '@cloudbase/node-sdk': 'sdk.js', 'pinyin-pro': 'pinyin.js' }

const COMMON: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  logLevel: 'error',
  // The driver asks for it only when told to.
  external: ['pg-native'],
}

const apart: Plugin = {
  name: 'apart',
  setup: ({ onResolve }) => onResolve({ filter: new RegExp(`^(${Object.keys(APART).join('|')})$`) }, ({ path }) => ({ path: `./${APART[path]}`, external: true })),
}

/** What functions have of Node.js itself is taken from there: a hash in C costs a tenth of one in JavaScript. `shared/` keeps the one that also runs on a phone. */
const OWN_CRYPTO = join(import.meta.dirname ?? __dirname, '../../cloudfunctions/_adapters/crypto/node-hashes.ts')
const ALIASES = { '@noble/hashes/sha2.js': OWN_CRYPTO, '@noble/hashes/hmac.js': OWN_CRYPTO }

/** The driver asks for `Response` to find out whether it runs on Cloudflare; in Node.js 20 asking loads all of `fetch`, a quarter of a cold start. */
const ABSENT = { Response: 'undefined' }

/** What a function reads from beside its bundle, by the function: whatever draws signs. */
const FONTS = { from: join(import.meta.dirname ?? __dirname, '../../cloudfunctions/_print/fonts'), to: 'fonts', files: /\.otf$|OFL\.txt$/ }
const BESIDE: Readonly<Record<string, typeof FONTS>> = { print: FONTS, desk: FONTS }

function copyBeside(name: string, folder: string): void {
  const beside = BESIDE[name]
  if (beside) cpSync(beside.from, join(folder, beside.to), { recursive: true, filter: (file) => file === beside.from || beside.files.test(file) })
}

/**
 * Bundles each function that has an `index.ts` under `sourceDir` into `<outDir>/<name>/index.js`, as it is deployed: CommonJS for Node.js 20,
 * minified, with a source map beside it, what stands apart where it is used, and the files it reads. Gives the names that were bundled.
 */
export async function bundleFunctions(sourceDir: string, outDir: string, names: readonly string[]): Promise<string[]> {
  const present = names.filter((name) => existsSync(join(sourceDir, name, 'index.ts')))
  mkdirSync(outDir, { recursive: true })
  await Promise.all([
    ...Object.entries(APART).map(([library, file]) => build({ ...COMMON, stdin: { contents: `module.exports = require('${library}')`, resolveDir: import.meta.dirname ?? __dirname }, outfile: join(outDir, file) })),
    ...present.map((name) => build({
      ...COMMON,
      entryPoints: [join(sourceDir, name, 'index.ts')],
      outfile: join(outDir, name, 'index.js'),
      sourcemap: true,
      sourcesContent: false,
      plugins: [apart],
      alias: ALIASES,
      define: ABSENT,
      // A dynamic import of CommonJS would wrap what it gives once more.
      supported: { 'dynamic-import': false },
    })),
  ])
  for (const name of present) {
    const bundle = readFileSync(join(outDir, name, 'index.js'), 'utf8')
    for (const file of Object.values(APART)) if (bundle.includes(`./${file}`)) copyFileSync(join(outDir, file), join(outDir, name, file))
  }
  for (const name of present) copyBeside(name, join(outDir, name))
  return present
}
