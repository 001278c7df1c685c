import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isCloudPath } from '../../emulator/storage/file-path'
import type { Emulator } from '../../emulator/emulator'
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
  const page = { origin: 'http://localhost:10086' }
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

test('a file over 20 MB is refused and nothing is kept', async () => {
  const given = await act<Metadata>('metadata', { path: 'page/big.bin' })
  const body = Buffer.alloc(20 * 1024 * 1024 + 1)
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
  '', '/a', 'a/../b', '..', 'a//b', './a', 'a\\b', 'a%2e', 'a?b', 'a#b', 'a\u0000b', 'C:/x', 'x'.repeat(851), 5, null,
])('the path %j is refused', (path) => {
  expect(isCloudPath(path)).toBe(false)
})

test('what cannot be a path is refused on the wire and leaves nothing outside the folder', async () => {
  await expect(act('upload', { path: '../../escape.txt' })).rejects.toThrow('INTERNAL')
  const reply = await fetch(`${emulator.url}/storage/..%2F..%2Fescape.txt`, { method: 'PUT', body: 'x' })
  expect([reply.status, await code(reply)]).toEqual([403, 'AccessDenied'])
  expect(existsSync(join(dataDir, '..', 'escape.txt'))).toBe(false)
  expect(readdirSync(dataDir).sort()).toEqual(['database', 'files', 'secrets.json'])
})
