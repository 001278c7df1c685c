import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { NormalModuleReplacementPlugin } from 'webpack'
import { CompressedCopies } from './compressed-copies'
import { PAGE_CHUNKS } from './page-chunks'

const root = path.resolve(__dirname, '..')
const isProduction = process.env.NODE_ENV === 'production'

interface WebpackChain {
  cache(options: Record<string, unknown>): unknown
  set(option: string, value: unknown): unknown
  optimization: { splitChunks(rules: Record<string, unknown>): unknown }
  plugin(name: string): { use(plugin: unknown, options?: readonly unknown[]): unknown }
}

// What webpack writes itself: by Taro's setting it is ES5, a function for each thing that a module exports.
const MODERN = ['web', 'es2017']

const CONFIG_FILES = [
  'config/index.ts', 'config/page-chunks.ts', 'config/compressed-copies.ts', 'config/plugin-templates.ts', 'config/aria-attributes.json', 'config/unused-attributes.json',
  'miniapp/app.config.ts', 'babel.config.js',
]

// Taro's own cache switch names <root>/src/app.config as a build dependency and there is no src/ here, so it never saves. This one does.
const ownCache = (chain: WebpackChain): void => {
  chain.cache({
    type: 'filesystem',
    cacheDirectory: path.join(root, '.cache/taro'),
    name: `${process.env.NODE_ENV}-${process.env.TARO_ENV}`,
    buildDependencies: { config: CONFIG_FILES.map((file) => path.join(root, file)) },
  })
}

// What would be uploaded is made anew each time. Taro takes the parts that subpackages share out of the cache as they were written, with the
// numbers that modules had then: after a file was moved they asked for modules that are not there any more, and no page opened.
const weappChain = (chain: WebpackChain): void => {
  chain.set('target', MODERN)
  if (!isProduction) ownCache(chain)
}

const pageChain = (chain: WebpackChain): void => {
  chain.set('target', MODERN)
  ownCache(chain)
  if (!isProduction) return
  chain.optimization.splitChunks(PAGE_CHUNKS)
  chain.plugin('compressedCopies').use(CompressedCopies)
  // Taro's components carry a tslib of their own, which a browser would load beside ours.
  chain.plugin('oneTslib').use(NormalModuleReplacementPlugin, [/[\\/]\.pnpm[\\/].*[\\/]tslib\.es6\.js$/, 'tslib'])
}

// Only WeChat reads a sitemap.json of this kind; Taro copies what it does not compile only when told.
const copied = process.env.TARO_ENV === 'weapp' ? [{ from: 'miniapp/sitemap.json', to: 'dist/weapp/sitemap.json' }] : []

// The screens are drawn in CSS px at a width of 375, and touch targets, text and the height of buttons must not shrink with the screen:
// at 320 px a converted 44 would be 37.5 (screens/README.md, last paragraph; 适老化 asks for 44 and 60). Layouts are fluid instead.
// So nothing is converted to rpx or rem, on either platform.
const noPxTransform = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } }

// Taro's settings for terser are those of ES5, write each Chinese character as six (ascii_only) and leave most of its ways unused.
const TERSER = {
  compress: {
    ecma: 2017, passes: 2, arrows: true, collapse_vars: true, comparisons: true, computed_props: true, directives: true, hoist_props: true, inline: true, loops: true,
    negate_iife: true, reduce_funcs: true, reduce_vars: true, switches: true, toplevel: true, typeofs: true,
  },
  output: { ecma: 2017, ascii_only: false },
}

export default defineConfig<'webpack5'>({
  projectName: 'mashangban',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'miniapp',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  plugins: [path.join(root, 'config/plugin-templates.ts')],
  defineConstants: {
    // The CloudBase environment of the weapp build; '' means the one the mini-program is bound to. H5 calls its own origin.
    CLOUD_ENV: JSON.stringify(process.env.TARO_APP_ENV_ID ?? ''),
  },
  copy: { patterns: copied, options: {} },
  framework: 'react',
  // Below this depth Taro goes on in a custom component that selectors do not pierce; our deepest place, a sheet over the case of an officer, has 17 levels.
  baseLevel: 18,
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  // Half of a first build of the page was terser's, and whoever tries the project waits for it. WeChat's package keeps terser: it is smaller.
  ...(process.env.TARO_ENV === 'h5'
    ? { jsMinimizer: 'esbuild', esbuild: { minify: { enable: true, config: { target: 'es2017', charset: 'utf8' } } } }
    : { terser: { enable: true, config: TERSER } }),
  alias: { '@': path.join(root, 'miniapp'), '@shared': path.join(root, 'shared') },
  mini: {
    webpackChain: weappChain,
    // The hashes are published in the JavaScript of 2022.
    compile: { include: [path.join(root, 'shared'), path.join(root, 'node_modules/@noble/hashes')] },
    postcss: noPxTransform,
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    webpackChain: pageChain,
    // shared/ lies outside the source root: without this only miniapp/ goes through babel.
    compile: { include: [path.join(root, 'shared')] },
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true, config: {} }, ...noPxTransform },
  },
})
