import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Compiler } from 'webpack'

/** Of these kinds compression leaves a third or less; pictures and fonts are compressed already. */
const WORTH_IT = /\.(js|css|svg|json)$/
/** Below this a file is one packet on the wire either way. */
const LEAST_BYTES = 1024

const CODERS = {
  '.br': (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  '.gz': (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
}

/**
 * A webpack plugin that lays `x.js.br` and `x.js.gz` beside `x.js`, so that a server sends them as they are (nginx: brotli_static,
 * gzip_static) and the best compression costs nobody's waiting. index.html has no copies: it is small, and a server may add to it.
 */
export class CompressedCopies {
  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack
    // After the names have got their final hash, which is the last change of any content.
    const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER
    compiler.hooks.thisCompilation.tap('CompressedCopies', (compilation) => {
      compilation.hooks.processAssets.tapPromise({ name: 'CompressedCopies', stage }, async (assets) => {
        await Promise.all(Object.keys(assets).filter((name) => WORTH_IT.test(name)).flatMap((name) => {
          const bytes = Buffer.from(compilation.getAsset(name)?.source.source() ?? '')
          if (bytes.length < LEAST_BYTES) return []
          return Object.entries(CODERS).map(async ([ending, encode]) => {
            compilation.emitAsset(name + ending, new sources.RawSource(await encode(bytes)))
          })
        }))
      })
    })
  }
}
