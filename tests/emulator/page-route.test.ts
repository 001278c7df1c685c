import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { acceptedCodings } from '../../emulator/gateway/encoding'
import { pageRoute } from '../../emulator/gateway/page-route'
import { createServer, type Server } from '../../emulator/gateway/server'

const SCRIPT = 'run()'.repeat(500)
const HASHED = '/js/app.0123abcd.js'
const folder = mkdtempSync(join(tmpdir(), 'page-route-'))
const h5Dir = join(folder, 'h5')
const problems: unknown[] = []
let server: Server

const write = (name: string, body: string | Buffer): void => writeFileSync(join(h5Dir, name), body)

beforeAll(async () => {
  mkdirSync(join(h5Dir, 'js'), { recursive: true })
  write('index.html', `<!doctype html><html><head><script src=".${HASHED}"></script></head><body></body></html>`)
  for (const name of [HASHED, '/js/plain.js']) {
    write(name, SCRIPT)
    write(`${name}.br`, brotliCompressSync(SCRIPT))
    write(`${name}.gz`, gzipSync(SCRIPT))
  }
  write('js/single.89abcdef.js', SCRIPT)
  writeFileSync(join(folder, 'outside.txt'), 'secret')
  // A neighbour whose name begins with the folder's own must not count as inside.
  mkdirSync(`${h5Dir}-other`)
  writeFileSync(join(`${h5Dir}-other`, 'outside.txt'), 'secret')
  server = createServer({ port: 0, onError: (error) => problems.push(error) })
  server.serve([pageRoute(h5Dir)])
  await server.start()
  server.ready()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => expect(problems.splice(0)).toEqual([]))

/** A request as it goes over the wire: fetch would repair the path and unpack the body. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<{ status: number, headers: IncomingHttpHeaders, body: Buffer }> {
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port: new URL(server.url()).port, path, method, headers }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks) }))
    }).on('error', reject).end()
  })
}

test('the bar is added to the page, but for a desk, whose page is as it is deployed', async () => {
  expect((await ask('/')).body.toString()).toContain('/__emulator/bar.js')
  expect((await ask('/?desk')).body.toString()).not.toContain('bar.js')
})

describe('the bytes', () => {
  test.each([
    ['br, gzip', 'br', (bytes: Buffer) => brotliDecompressSync(bytes)],
    ['gzip, deflate', 'gzip', (bytes: Buffer) => gunzipSync(bytes)],
    ['GZIP;q=0.5, br;q=0', 'gzip', (bytes: Buffer) => gunzipSync(bytes)],
    ['*', 'br', (bytes: Buffer) => brotliDecompressSync(bytes)],
  ])('for %s are sent as %s, script and page alike', async (accepted, coding, unpack) => {
    for (const [path, content] of [[HASHED, SCRIPT], ['/', `<script src=".${HASHED}">`]] as const) {
      const reply = await ask(path, { 'accept-encoding': accepted })
      expect([reply.status, reply.headers['content-encoding'], reply.headers.vary]).toEqual([200, coding, 'accept-encoding'])
      expect(reply.headers['content-length']).toBe(String(reply.body.length))
      expect(unpack(reply.body).toString()).toContain(content)
    }
    expect((await ask(HASHED, { 'accept-encoding': accepted })).body.length).toBeLessThan(SCRIPT.length / 10)
  })

  test.each([{}, { 'accept-encoding': 'identity' }, { 'accept-encoding': 'br;q=0, gzip;q=0' }, { 'accept-encoding': '' }] as Record<string, string>[])(
    'for %j are sent as they are, and a cache is told that others get other bytes', async (headers) => {
      const reply = await ask(HASHED, headers)
      expect([reply.headers['content-encoding'], reply.headers.vary, reply.body.toString()]).toEqual([undefined, 'accept-encoding', SCRIPT])
    })

  test('of a file that the build left alone are sent as they are', async () => {
    const reply = await ask('/js/single.89abcdef.js', { 'accept-encoding': 'br, gzip' })
    expect([reply.headers['content-encoding'], reply.body.toString()]).toEqual([undefined, SCRIPT])
  })

  test('keep the type of the file and not of the copy', async () => {
    expect((await ask(HASHED, { 'accept-encoding': 'br' })).headers['content-type']).toBe('text/javascript; charset=utf-8')
  })

  test('of a header that makes no sense are sent as they are', () => {
    expect(acceptedCodings(';;q=, br;q=x,,')).toEqual([])
  })
})

describe('a cache', () => {
  test('keeps a name with a hash for a year and never asks again', async () => {
    expect((await ask(HASHED)).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('never keeps the page, which names the files', async () => {
    for (const path of ['/', '/index.html']) expect((await ask(path)).headers['cache-control']).toBe('no-store')
  })

  test('asks again for a name without a hash, and each coding has a tag of its own', async () => {
    const plain = await ask('/js/plain.js')
    const packed = await ask('/js/plain.js', { 'accept-encoding': 'br' })
    expect(plain.headers['cache-control']).toBe('no-cache')
    expect(plain.headers.etag).not.toBe(packed.headers.etag)
    const again = await ask('/js/plain.js', { 'accept-encoding': 'br', 'if-none-match': packed.headers.etag ?? '' })
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect((await ask('/js/plain.js', { 'if-none-match': packed.headers.etag ?? '' })).status).toBe(200)
  })

  test('is told when a file without a hash was made again', async () => {
    const { etag = '' } = (await ask('/js/plain.js')).headers
    utimesSync(join(h5Dir, 'js/plain.js'), new Date(), new Date(Date.now() + 60_000))
    expect((await ask('/js/plain.js', { 'if-none-match': etag })).status).toBe(200)
  })
})

describe('HEAD', () => {
  test.each(['/', HASHED, '/js/plain.js'])('of %s says what GET would, without a body', async (path) => {
    const headers = { 'accept-encoding': 'br' }
    const [get, head] = [await ask(path, headers), await ask(path, headers, 'HEAD')]
    expect(head.body.length).toBe(0)
    for (const name of ['content-length', 'content-type', 'content-encoding', 'cache-control', 'etag', 'vary']) expect([name, head.headers[name]]).toEqual([name, get.headers[name]])
  })

  test('of a part that is gone is 404, by which an old page knows that it must be opened anew', async () => {
    expect((await ask('/js/app.ffffffff.js', {}, 'HEAD')).status).toBe(404)
  })
})

describe('an address without a file', () => {
  test.each(['/js/app.ffffffff.js', '/css/gone.0123abcd.css', '/pages/home/index', '/js', '/js/', '/absent.html', '/%ff', '/%00', '/js/app.0123abcd.js%00.css'])(
    '%s is 404 with a sentence, never the page, and no cache keeps the answer for a year', async (path) => {
      const reply = await ask(path, { 'accept-encoding': 'identity' })
      expect(reply.status).toBe(404)
      expect(reply.headers['content-type']).toContain('application/json')
      expect(reply.headers['cache-control'] ?? '').not.toContain('immutable')
      expect(JSON.parse(reply.body.toString())).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', message: expect.stringMatching(/\p{Script=Han}/u) } })
    })

  test.each(['/../outside.txt', '/..%2foutside.txt', '/js/..%2f..%2foutside.txt', '/%2e%2e/outside.txt', '/../h5-other/outside.txt', '/..%5coutside.txt'])(
    '%s does not leave the folder', async (path) => {
      const reply = await ask(path, { 'accept-encoding': 'br' })
      expect([reply.status, reply.body.includes('secret')]).toEqual([404, false])
    })

  test('before the first build the sentence says what to run', async () => {
    const empty = createServer({ port: 0, onError: (error) => problems.push(error) })
    empty.serve([pageRoute(join(folder, 'not-built'))])
    await empty.start()
    empty.ready()
    try {
      const reply = await fetch(empty.url())
      expect([reply.status, await reply.text()]).toEqual([404, expect.stringContaining('npm start')])
    } finally {
      await empty.stop()
    }
  })
})
