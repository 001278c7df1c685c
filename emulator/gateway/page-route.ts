import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { PATHS } from '../paths'
import { HttpRefusal } from './envelope'
import type { Route } from './http'

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

const BAR = `<script src="${PATHS.surface}bar.js"></script>`

/** `/` and everything below it: the H5 build. The bar of personas is added to the page here, so no build ever contains it. */
export function pageRoute(h5Dir: string): Route {
  const root = resolve(h5Dir)
  return {
    path: PATHS.page,
    methods: ['GET', 'HEAD'],
    async handle(request) {
      const file = resolve(join(root, request.path.endsWith('/') ? `${request.path}index.html` : request.path))
      if (!file.startsWith(root + sep) || request.path.includes('\0')) throw new HttpRefusal(404, 'NOT_FOUND')
      const found = await stat(file).catch(() => undefined)
      if (!found?.isFile()) throw new HttpRefusal(404, 'NOT_FOUND', missing(request.path))
      const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache' }
      if (extname(file) === '.html') return { status: 200, headers, body: withBar(await readFile(file, 'utf8')) }
      const etag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`
      if (request.headers['if-none-match'] === etag) return { status: 304, headers: { ...headers, etag } }
      return { status: 200, headers: { ...headers, etag, 'content-length': String(found.size) }, body: createReadStream(file) }
    },
  }
}

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
