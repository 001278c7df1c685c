import { readFile, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { PATHS } from '../paths'
import { acceptedCodings, CODINGS, type Coding } from './encoding'
import { HttpRefusal } from './envelope'
import type { HttpReply, HttpRequest, Route } from './http'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
}

/** `/?desk`: the page as it is deployed, without personas; an official signs it in with his phone. */
const WITHOUT_BAR = 'desk'

const BAR = `<script src="${PATHS.surface}bar.js"></script>`

/** The build puts the hash of the content into the name (config/index.ts), so such a name never means anything else. */
const HASHED = /\.[0-9a-f]{8}\.(js|css)$/
/** The link on a sign: the page itself, as hosting serves it for an address without a file; it goes on by itself. */
const SIGN = /^\/c\/[\w-]{32}\/?$/
const FOREVER = 'public, max-age=31536000, immutable'

/**
 * `/` and everything below it: the H5 build. The bar of personas is added to the page here, so no build ever contains it.
 * Files with a hash in their name may be kept for a year, everything else is asked for again each time, the page itself is never kept:
 * it names the files. What the build compressed is sent compressed. An address without a file is 404 and never the page, but for the link on a sign.
 */
export function pageRoute(h5Dir: string): Route {
  const root = resolve(h5Dir)
  return {
    path: PATHS.page,
    methods: ['GET', 'HEAD'],
    async handle(request) {
      const file = resolve(join(root, SIGN.test(request.path) ? 'index.html' : request.path.endsWith('/') ? `${request.path}index.html` : request.path))
      if (!file.startsWith(root + sep) || request.path.includes('\0')) throw new HttpRefusal(404, 'NOT_FOUND')
      return extname(file) === '.html' ? page(file, request) : asset(file, request)
    },
  }
}

async function page(file: string, { path, headers, query }: HttpRequest): Promise<HttpReply> {
  const html = await readFile(file, 'utf8').catch(() => { throw new HttpRefusal(404, 'NOT_FOUND', missing(path)) })
  const [coding] = acceptedCodings(headers['accept-encoding'])
  const body = Buffer.from(query.has(WITHOUT_BAR) ? html : withBar(html))
  const kept = { 'content-type': typeOf(file), 'cache-control': 'no-store', vary: 'accept-encoding' }
  return coding ? { status: 200, headers: { ...kept, 'content-encoding': coding }, body: await encode[coding](body) } : { status: 200, headers: kept, body }
}

// Made at each request, because the bar is: a good enough quality, the page is two kilobytes.
const encode: Readonly<Record<Coding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body) => promisify(gzip)(body),
}

async function asset(file: string, { path, headers }: HttpRequest): Promise<HttpReply> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) throw new HttpRefusal(404, 'NOT_FOUND', missing(path))
  const copy = await smallest(file, acceptedCodings(headers['accept-encoding']))
  const etag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}${copy ? `-${copy.coding}` : ''}"`
  const kept = { 'content-type': typeOf(file), 'cache-control': HASHED.test(file) ? FOREVER : 'no-cache', vary: 'accept-encoding', etag }
  if (headers['if-none-match'] === etag) return { status: 304, headers: kept }
  // Read at once and not streamed: a build that replaces the file meanwhile must not cut an answer in two.
  const body = copy?.body ?? await readFile(file).catch(() => { throw new HttpRefusal(404, 'NOT_FOUND', missing(path)) })
  return { status: 200, headers: copy ? { ...kept, 'content-encoding': copy.coding } : kept, body }
}

/** The first of these codings in which the build left a copy; undefined when there is none. */
async function smallest(file: string, codings: readonly Coding[]): Promise<{ coding: Coding, body: Buffer } | undefined> {
  for (const coding of codings) {
    const body = await readFile(file + CODINGS[coding]).catch(() => undefined)
    if (body) return { coding, body }
  }
  return undefined
}

const typeOf = (file: string): string => TYPES[extname(file)] ?? 'application/octet-stream'

/** Puts the bar before the first script of the page, because it provides what the page expects to find. */
export function withBar(html: string): string {
  const script = html.search(/<script[\s>]/i)
  if (script >= 0) return html.slice(0, script) + BAR + html.slice(script)
  const head = html.search(/<\/head>/i)
  return head >= 0 ? html.slice(0, head) + BAR + html.slice(head) : BAR + html
}

function missing(path: string): string {
  return path === '/' ? '页面还没有构建。请先运行 npm start，它会构建页面。' : '没有这个页面或文件。'
}
