interface SplitModule {
  type: string
  /** The file of the module; null for modules that are made and not read. */
  nameForCondition(): string | null
}

const isScript = (module: SplitModule): boolean => module.type.startsWith('javascript/')
const isLibrary = (module: SplitModule): boolean => isScript(module) && /[\\/]node_modules[\\/]/.test(module.nameForCondition() ?? '')

/**
 * How the page in a browser is cut. Taro's own rules look at what is loaded at the start only, so each page brought its own React
 * components, validation and dates, 200 KB of it, and a person who opened five pages loaded them five times.
 *
 * Libraries are apart from our code: they change seldom, and a browser keeps a name with a hash for a year. Sheets of libraries stay
 * with the sheets of our components in one file, because ours overrule theirs by coming later. miniapp/index.html asks for
 * `page-libraries` and `common` by these names.
 */
export const PAGE_CHUNKS = {
  chunks: 'all',
  hidePathInfo: true,
  minSize: 0,
  cacheGroups: {
    default: false,
    defaultVendors: false,
    libraries: { name: 'libraries', chunks: 'initial', test: isLibrary, priority: 30, enforce: true },
    pageLibraries: { name: 'page-libraries', chunks: 'async', minChunks: 2, test: isLibrary, priority: 20, enforce: true },
    common: { name: 'common', chunks: 'async', minChunks: 2, priority: 10, enforce: true },
  },
}
