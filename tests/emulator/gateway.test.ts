import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from '../../emulator/gateway/server'
import type { Emulator } from '../../emulator/emulator'
import type { HttpReply, HttpRequest } from '../../emulator/gateway/http'
import { databaseRoute } from '../../emulator/surface/database-route'
import { get, newFolder, post, removeFolder, start } from './fixtures/emulator'
import { ask } from '../support/postgres/ask'

const dataDir = newFolder()
const h5Dir = newFolder()
let emulator: Emulator

beforeAll(async () => {
  mkdirSync(join(h5Dir, 'js'))
  writeFileSync(join(h5Dir, 'index.html'), '<!doctype html><html><head><script src="/js/app.js"></script></head><body></body></html>')
  writeFileSync(join(h5Dir, 'js/app.js'), 'run()')
  writeFileSync(join(dataDir, 'outside.txt'), 'secret')
  emulator = await start({ dataDir, h5Dir })
}, 60_000)
afterAll(async () => {
  await emulator.stop()
  removeFolder(dataDir)
  removeFolder(h5Dir)
})

const desk = '/v1/functions/desk'
const who = { action: 'who', input: {} }

/** A request as raw as it goes over the wire: fetch would repair the path and set its own Host. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(emulator.url)
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (reply) => {
      let body = ''
      reply.setEncoding('utf8').on('data', (chunk: string) => { body += chunk })
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body }))
    })
    request.on('error', reject).end()
  })
}

describe('a malformed request is refused with a status, an envelope and a Chinese sentence', () => {
  test.each([
    ['no JSON', desk, '{', {}, 400, 'BAD_JSON'],
    ['a list', desk, '[]', {}, 400, 'BAD_JSON'],
    ['more than 100 KB', desk, JSON.stringify({ action: 'who', input: 'x'.repeat(100 * 1024) }), {}, 413, 'TOO_LARGE'],
    ['much more', desk, 'x'.repeat(5_000_000), {}, 413, 'TOO_LARGE'],
    ['more than 100 levels', desk, `{"a":${'['.repeat(100)}${']'.repeat(100)}}`, {}, 400, 'TOO_DEEP'],
    ['36 KB of brackets', desk, '{"a":'.repeat(6000) + '1' + '}'.repeat(6000), {}, 400, 'TOO_DEEP'],
    ['an unknown function', '/v1/functions/absent', who, {}, 404, 'UNKNOWN_FUNCTION'],
    ['a name every object has', '/v1/functions/constructor', who, {}, 404, 'UNKNOWN_FUNCTION'],
    ['a function that is not for clients', '/v1/functions/nested', who, {}, 403, 'FUNCTION_FORBIDDEN'],
    ['an identity of another kind', desk, who, { authorization: 'Bearer abc' }, 401, 'BAD_IDENTITY'],
    ['an identity with odd characters', desk, who, { authorization: 'Bearer dev:a b' }, 401, 'BAD_IDENTITY'],
    ['another address', '/v2', {}, {}, 405, 'METHOD_NOT_ALLOWED'],
  ] as const)('%s', async (_what, path, body, headers, status, code) => {
    const reply = await post(emulator, path, body, headers)
    expect(reply.status).toBe(status)
    expect(reply.body).toMatchObject({ ok: false, error: { code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) } })
    expect((reply.body.error as { message: string }).message).toMatch(/\p{Script=Han}/u)
  })

  test('100 levels pass; brackets inside of texts are no levels', async () => {
    const deep = `{"action":"who","input":{},"a":${'['.repeat(99)}${']'.repeat(99)}}`
    expect((await post(emulator, desk, deep)).status).toBe(200)
    expect((await post(emulator, desk, { ...who, text: `\\"${'[{'.repeat(500)}` })).status).toBe(200)
  })

  test('one that breaks off in the middle is let go of', async () => {
    const { port } = new URL(emulator.url)
    const socket = connect(Number(port), '127.0.0.1').resume()
    socket.end(`POST ${desk} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 1000\r\n\r\n{"action":`)
    await new Promise((resolve) => socket.once('close', resolve))
    expect((await post(emulator, desk, who)).status).toBe(200)
  })

  test('just under 100 KB passes', async () => {
    const body = JSON.stringify({ ...who, more: 'x'.repeat(100 * 1024 - 60) })
    expect((await post(emulator, desk, body)).status).toBe(200)
  })
})

describe('only this machine', () => {
  test('a Host of another name is refused: DNS rebinding', async () => {
    expect((await raw('/__emulator/personas', { host: 'evil.example:8080' })).status).toBe(403)
    expect((await raw('/__emulator/personas', { host: '127.0.0.1.evil.example' })).status).toBe(403)
    expect((await raw('/__emulator/personas', { host: 'localhost:1' })).status).toBe(200)
  })

  test('a page of another site is refused, and so is one of another port of this machine; its own page may read', async () => {
    const evil = await fetch(`${emulator.url}/__emulator/clock`, { headers: { origin: 'https://evil.example' } })
    expect(evil.status).toBe(403)
    expect(evil.headers.get('access-control-allow-origin')).toBeNull()
    for (const origin of ['http://localhost:10086', 'http://127.0.0.1:1', 'null', `${emulator.url}.evil.example`]) {
      expect([origin, (await fetch(`${emulator.url}/__emulator/clock`, { headers: { origin } })).status]).toEqual([origin, 403])
    }
    const headers = { origin: emulator.url, 'access-control-request-headers': 'authorization' }
    const own = await fetch(emulator.url + desk, { method: 'OPTIONS', headers })
    expect(own.status).toBe(204)
    // Opened as localhost, it sends its photos to 127.0.0.1.
    const byName = emulator.url.replace('127.0.0.1', 'localhost')
    expect((await fetch(`${emulator.url}/__emulator/clock`, { headers: { origin: byName } })).status).toBe(200)
    expect(own.headers.get('access-control-allow-origin')).toBe(emulator.url)
    expect(own.headers.get('access-control-allow-headers')).toBe('authorization')
  })

  test('a page that was named when it was started may call too', async () => {
    const server = createServer({ port: 0, origins: ['http://localhost:10086'], onError: () => undefined })
    server.serve([{ path: '/', methods: ['GET'], early: true, handle: async () => ({ status: 200 }) }])
    await server.start()
    try {
      const statusOf = async (origin: string): Promise<number> => (await fetch(server.url(), { headers: { origin } })).status
      expect([await statusOf('http://localhost:10086'), await statusOf('http://localhost:10087')]).toEqual([200, 403])
    } finally {
      await server.stop()
    }
  })

  test('nothing of it can be shown in a frame', async () => {
    for (const path of ['/', '/healthz', '/__emulator/personas', '/nowhere']) {
      const { headers } = await fetch(emulator.url + path)
      expect([path, headers.get('content-security-policy'), headers.get('x-frame-options')]).toEqual([path, "frame-ancestors 'none'", 'DENY'])
    }
  })

  test('before it is ready health says 503 and everything else waits', async () => {
    const { healthRoute } = await import('../../emulator/gateway/functions-route')
    const server = createServer({ port: 0, onError: () => undefined })
    server.serve([healthRoute(server.isReady), { path: '/', methods: ['GET'], handle: async () => ({ status: 200 }) }])
    await server.start()
    try {
      expect((await fetch(`${server.url()}/healthz`)).status).toBe(503)
      expect((await fetch(`${server.url()}/`)).status).toBe(503)
      server.ready()
      expect((await fetch(`${server.url()}/healthz`)).status).toBe(200)
      expect((await fetch(`${server.url()}/`)).status).toBe(200)
    } finally {
      await server.stop()
    }
  })
})

describe('the SDK endpoint', () => {
  test('an unsigned or wrongly signed request is refused', async () => {
    const query = { action: 'storage.getUploadMetadata', path: 'a' }
    expect((await post(emulator, '/admin?env=x&seqId=1', query)).body).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
    const authorization = 'TC3-HMAC-SHA256 Credential=A/2026-01-01/tcb/tc3_request, SignedHeaders=host, Signature=00'
    const headers = { authorization, 'x-timestamp': '1' }
    expect((await post(emulator, '/admin?env=x&seqId=1', query, headers)).body).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
  })
})

test.each(['documents', 'wx.api', 'auth'])('the SDK asks for %s and is told that it is not emulated', async (path) => {
  expect(await emulator.call('desk', { action: 'sdk', input: { path } })).toEqual({ ok: true, data: 'NOT_EMULATED' })
})

describe('the database', () => {
  test('its address can be asked for, for psql', async () => {
    const { url } = await get<{ url: string }>(emulator, '/__emulator/database')
    expect(url).toBe(emulator.database.ownerUrl)
    expect(await ask(url, 'select current_user as me')).toEqual([{ me: 'mashangban_owner' }])
  })

  test.each([
    ['postgresql://me:secret@db.example:5432/town', false], ['postgresql://me:secret@127.0.0.1/town', true], ['postgresql://me@localhost:5433/town', true],
    ['postgresql://me:secret@[::1]/town', true], ['postgresql://me@/town?host=%2Fvar%2Frun', true], ['postgresql:///town?host=db.example', false],
    ['postgresql://me:secret@127.0.0.1.example/town', false], ['postgresql://localhost@db.example/town', false],
  ])('%s is on this machine: %s; of one elsewhere nothing is shown', async (url, here) => {
    const reply = databaseRoute(url).handle({} as HttpRequest)
    if (here) expect(JSON.parse(String(((await reply) as HttpReply).body))).toEqual({ url })
    else await expect(reply).rejects.toMatchObject({ status: 404, code: 'NOT_HERE', sentence: expect.stringMatching(/DATABASE_URL/) })
  })
})

describe('the page', () => {
  test('has the bar before its first script; the build itself has none', async () => {
    const html = await (await fetch(emulator.url)).text()
    expect(html).toContain('<script src="/__emulator/bar.js"></script><script src="/js/app.js">')
  })

  test('files are served with their type and revalidated', async () => {
    const first = await fetch(`${emulator.url}/js/app.js`)
    expect([await first.text(), first.headers.get('content-type')]).toEqual(['run()', 'text/javascript; charset=utf-8'])
    const again = await fetch(`${emulator.url}/js/app.js`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  })

  test.each([
    '/../outside.txt', '/..%2foutside.txt', '/js/..%2f..%2foutside.txt', '/%2e%2e/outside.txt', '/absent.js', '/%ff', '/js',
  ])('%s is not found', async (path) => {
    const reply = await raw(path)
    expect(reply.status).toBe(404)
    expect(reply.body).not.toContain('secret')
  })

  test('the bar is served as one script', async () => {
    const reply = await fetch(`${emulator.url}/__emulator/bar.js`)
    expect(reply.headers.get('content-type')).toContain('text/javascript')
    expect(await reply.text()).toContain('requestSubscribeMessage')
  })
})
