import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isCloudPath } from '../../emulator/storage/file-path'
import type { Emulator } from '../../emulator/emulator'
import { apiKeyOf } from '../../emulator/storage/token'
import { newFolder, removeFolder, start } from './fixtures/emulator'

const dataDir = newFolder()
let emulator: Emulator

beforeAll(async () => { emulator = await start({ dataDir }) }, 60_000)
afterAll(async () => {
  await emulator.stop()
  removeFolder(dataDir)
})

async function act<T>(action: string, input: Record<string, unknown>): Promise<T> {
  const reply = await emulator.call<T>('desk', { action, input })
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data
}

interface Link { code: string; tempFileURL: string }
interface Metadata { url: string; authorization: string; token: string; fileId: string; cosFileId: string }

const link = (fileId: string) => act<Link>('link', { fileId })
const code = async (reply: Response) => /<Code>(\w+)<\/Code>/.exec(await reply.text())?.[1]

test('the SDK uploads, downloads and deletes, Chinese names included', async () => {
  const fileId = await act<string>('upload', { path: 'cases/甲/照片 1.jpg' })
  expect(fileId).toMatch(/^cloud:\/\//)
  expect(await act('download', { fileId })).toBe('bytes of cases/甲/照片 1.jpg')
  const { tempFileURL } = await link(fileId)
  const shown = await fetch(tempFileURL)
  const { headers, status } = shown
  expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([200, 'image/jpeg', 'nosniff'])
  expect(await act('remove', { fileId })).toEqual([{ fileID: fileId, code: 'SUCCESS' }])
  expect(await link(fileId)).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  expect((await fetch(tempFileURL)).status).toBe(404)
  expect(await act('remove', { fileId })).toEqual([{ fileID: fileId, code: 'STORAGE_FILE_NONEXIST' }])
})

test('a page uploads by PUT and by form, with the token it was given and only there', async () => {
  const given = await act<Metadata>('metadata', { path: 'page/a.txt' })
  const page = { origin: emulator.url }
  const stored = await fetch(given.url, { method: 'PUT', headers: { ...page, authorization: given.authorization }, body: 'by put' })
  expect([stored.status, await stored.text(), stored.headers.get('access-control-allow-origin')]).toEqual([200, '', page.origin])
  expect(await act('download', { fileId: given.fileId })).toBe('by put')

  const form = new FormData()
  form.set('Signature', given.authorization)
  form.set('success_action_status', '201')
  form.set('file', new Blob(['by form']), 'a.txt')
  expect((await fetch(given.url, { method: 'POST', body: form })).status).toBe(201)
  expect(await act('download', { fileId: given.fileId })).toBe('by form')

  const elsewhere = given.url.replace('a.txt', 'b.txt')
  const refused = await fetch(elsewhere, { method: 'PUT', headers: { authorization: given.authorization }, body: 'x' })
  expect([refused.status, await code(refused)]).toEqual([403, 'SignatureDoesNotMatch'])
  expect((await fetch(given.url.split('?')[0] ?? '', { method: 'PUT', body: 'x' })).status).toBe(403)
})

test('an object over 100 MB is refused and nothing is kept', async () => {
  const given = await act<Metadata>('metadata', { path: 'page/big.bin' })
  const body = Buffer.alloc(100 * 1024 * 1024 + 1)
  const reply = await fetch(given.url, { method: 'PUT', headers: { authorization: given.authorization }, body })
  expect([reply.status, await code(reply)]).toEqual([400, 'EntityTooLarge'])
  expect(await link(given.fileId)).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
})

test('a link lives ten minutes of the emulated clock', async () => {
  const fileId = await act<string>('upload', { path: 'cases/expiring.png' })
  const { tempFileURL } = await link(fileId)
  await emulator.clock.moveTo(emulator.clock.now() + 590_000)
  expect((await fetch(tempFileURL)).status).toBe(200)
  await emulator.clock.moveTo(emulator.clock.now() + 11_000)
  const late = await fetch(tempFileURL)
  expect([late.status, late.headers.get('content-type')]).toEqual([403, 'application/xml; charset=utf-8'])
  expect(await code(late)).toBe('RequestIsExpired')
  const forged = await fetch(tempFileURL.replace(/sign=\d+/, `sign=${emulator.clock.now() + 1e6}`))
  expect([forged.status, await code(forged)]).toEqual([403, 'SignatureDoesNotMatch'])
})

test.each([
  '', '/a', 'a/../b', '..', 'a//b', './a', 'a\\b', 'a%2e', 'a?b', 'a#b', 'a|b', 'a\u0000b', 'C:/x', 'x'.repeat(851), 5, null,
])('the path %j is refused', (path) => {
  expect(isCloudPath(path)).toBe(false)
})

test('what cannot be a path is refused on the wire and leaves nothing outside the folder', async () => {
  await expect(act('upload', { path: '../../escape.txt' })).rejects.toThrow('INTERNAL')
  const reply = await fetch(`${emulator.url}/storage/..%2F..%2Fescape.txt`, { method: 'PUT', body: 'x' })
  expect([reply.status, await code(reply)]).toEqual([403, 'AccessDenied'])
  expect(existsSync(join(dataDir, '..', 'escape.txt'))).toBe(false)
  expect(readdirSync(dataDir).sort()).toEqual(['files', 'secrets.json'])
})

describe('the HTTP interface of PG mode', () => {
  const base = () => `${emulator.url}/v1/storages/object`
  const apiKey = () => apiKeyOf((JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { storageKey: string }).storageKey)
  const ask = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const reply = await fetch(base() + path, {
      method, headers: { authorization: `Bearer ${apiKey()}`, 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
  }

  test('a signed link takes an upload without a login, another one gives it back; replies have the documented shapes', async () => {
    const signed = await ask('POST', '/upload/sign/mashangban/%E7%94%B2/a%20b.png', { expiresIn: 60 })
    expect(signed).toEqual({ status: 200, body: { url: expect.stringContaining('/v1/storages/object/upload/sign/mashangban/'), token: expect.any(String) } })
    const stored = await fetch(String(signed.body.url), { method: 'PUT', body: 'picture' })
    expect([stored.status, await stored.json()]).toEqual([200, { Key: 'mashangban/甲/a b.png' }])
    const { body: link } = await ask('POST', '/sign/mashangban/%E7%94%B2/a%20b.png', { expiresIn: 60 })
    const shown = await fetch(String(link.signedURL))
    expect([shown.status, shown.headers.get('content-type'), await shown.text()]).toEqual([200, 'image/png', 'picture'])
    expect(await ask('POST', '/sign/mashangban', { expiresIn: 60, paths: ['甲/a b.png', 'absent.png'] })).toEqual({
      status: 200, body: [{ path: '甲/a b.png', signedURL: expect.stringContaining('?token='), error: null }, { path: 'absent.png', signedURL: null, error: 'object not found' }],
    })
    expect(await ask('GET', '/info/authenticated/mashangban/%E7%94%B2/a%20b.png')).toMatchObject({ status: 200, body: { bucket_id: 'mashangban', size: 7 } })
    expect(await ask('DELETE', '/mashangban', { prefixes: ['甲/a b.png', 'absent.png'] })).toMatchObject({ status: 200, body: [{ name: '甲/a b.png', bucket_id: 'mashangban' }] })
    expect((await fetch(String(link.signedURL))).status).toBe(404)
  })

  test('a signed upload ends when it was told to, after a minute when it was not', async () => {
    const { body } = await ask('POST', '/upload/sign/mashangban/late.png')
    await emulator.clock.moveTo(emulator.clock.now() + 61_000)
    expect((await fetch(String(body.url), { method: 'PUT', body: 'x' })).status).toBe(403)
  })

  test.each([
    ['no key', 400, () => fetch(`${base()}/upload/sign/mashangban/a.png`, { method: 'POST' })],
    ['a wrong key', 403, () => fetch(`${base()}/sign/mashangban/a.png`, { method: 'POST', headers: { authorization: 'Bearer x' } })],
    ['a bucket that is not there', 404, () => fetch(`${base()}/upload/sign/other/a.png`, { method: 'POST', headers: { authorization: `Bearer ${apiKey()}` } })],
    ['a path with |', 400, () => fetch(`${base()}/upload/sign/mashangban/a%7Cb.png`, { method: 'POST', headers: { authorization: `Bearer ${apiKey()}` } })],
    ['a path upwards', 400, () => fetch(`${base()}/upload/sign/mashangban/..%2F..%2Fa.png`, { method: 'POST', headers: { authorization: `Bearer ${apiKey()}` } })],
    ['a download link used for an upload', 403, async () => {
      const { body } = await ask('POST', '/upload/sign/mashangban/b.png', { expiresIn: 60 })
      await fetch(String(body.url), { method: 'PUT', body: 'x' })
      const { body: link } = await ask('POST', '/sign/mashangban/b.png', { expiresIn: 60 })
      return fetch(String(link.signedURL).replace('/object/sign/', '/object/upload/sign/'), { method: 'PUT', body: 'y' })
    }],
    ['twenty-one names to delete', 400, () => fetch(`${base()}/mashangban`, {
      method: 'DELETE', headers: { authorization: `Bearer ${apiKey()}` }, body: JSON.stringify({ prefixes: Array.from({ length: 21 }, (_, at) => `f${at}`) }),
    })],
  ])('%s is refused with %i', async (_what, status, send) => {
    const reply = await send()
    expect([reply.status, Object.keys((await reply.json()) as object)]).toEqual([status, ['code', 'message', 'requestId']])
  })
})
