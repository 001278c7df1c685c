import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHttpFileStore } from '../../../cloudfunctions/_adapters/storage-http/file-store'
import { chooseFileStore } from '../../../cloudfunctions/_adapters/storage-http/choose'
import { LINK_SECONDS } from '../../../cloudfunctions/_ports/file-store'
import { collect, digestOf, put, someBytes, startStores, STORES, type Stores } from './stores'

let stores: Stores
beforeAll(async () => { stores = await startStores('2026-11-18T01:12:00.000Z') })
afterAll(() => stores.stop())

const PDF = { type: 'application/pdf' }
let made = 0
const newObject = (): string => `up/person/${++made}-object.pdf`

describe.each(STORES)('the file store by %s', (name) => {
  test('a file goes up, is told of, linked, read and deleted', async () => {
    const [store, object, bytes] = [stores[name], newObject(), someBytes(300_000)]
    expect(await store.head(object)).toBeNull()
    expect(await store.read(object)).toBeNull()
    expect(await store.tempUrls([object])).toEqual(new Map())

    expect(await put(await store.ticket(object, { ...PDF, ...digestOf(bytes) }), bytes)).toBe(200)
    expect(await store.head(object)).toEqual({ size: 300_000 })
    expect((await collect(await store.read(object)))?.equals(bytes)).toBe(true)
    const link = (await store.tempUrls([object, newObject()])).get(object) ?? ''
    const shown = await fetch(link)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(Buffer.from(await shown.arrayBuffer()).equals(bytes)).toBe(true)

    await store.remove([object])
    expect(await store.head(object)).toBeNull()
    expect((await fetch(link)).status).toBe(404)
    // What is gone already is no failure: a run that was killed is repeated.
    await store.remove([object, newObject()])
  })

  test('a link ends after ten minutes', async () => {
    const [store, object, bytes] = [stores[name], newObject(), someBytes(10)]
    await put(await store.ticket(object, { ...PDF, ...digestOf(bytes) }), bytes)
    const link = (await store.tempUrls([object])).get(object) ?? ''
    stores.pass(LINK_SECONDS * 1000 - 1000)
    expect((await fetch(link)).status).toBe(200)
    stores.pass(2000)
    expect((await fetch(link)).status).toBe(403)
  })

  test('within its ticket an object can be written again, as in the cloud, and is read as it is then; afterwards no more', async () => {
    const [store, object, bytes] = [stores[name], newObject(), someBytes(64)]
    const ticket = await store.ticket(object, { ...PDF, ...digestOf(bytes) })
    expect(await put(ticket, bytes)).toBe(200)
    expect(await put(ticket, bytes)).toBe(200)
    stores.pass(16 * 60_000)
    expect(await put(ticket, bytes)).toBe(403)
    expect((await collect(await store.read(object)))?.equals(bytes)).toBe(true)
  })

  test('a ticket lets nobody write elsewhere', async () => {
    const ticket = await stores[name].ticket(newObject(), { ...PDF, ...digestOf(someBytes(5)) })
    expect(await put({ ...ticket, url: ticket.url.replace('-object', '-other') }, someBytes(5))).toBe(403)
  })

  test('many files are linked and deleted in pieces the platform takes', async () => {
    const store = stores[name]
    const objects = Array.from({ length: 120 }, newObject)
    for (const object of objects) await put(await store.ticket(object, { ...PDF, size: 1, sha256: digestOf(Buffer.from('x')).sha256 }), Buffer.from('x'))
    expect([...(await store.tempUrls(objects)).keys()].sort()).toEqual([...objects].sort())
    await store.remove(objects)
    expect(await store.tempUrls(objects)).toEqual(new Map())
  }, 30_000)
})

describe('the signed links over HTTP', () => {
  test('a ticket for 1 byte stores neither 19 MB nor another byte', async () => {
    const object = newObject()
    const ticket = await stores.http.ticket(object, { ...PDF, ...digestOf(Buffer.from('a')) })
    expect(await put(ticket, Buffer.alloc(19 * 1024 * 1024))).toBe(413)
    expect(await put(ticket, Buffer.from('b'))).toBe(400)
    expect(await stores.http.head(object)).toBeNull()
    expect(await put(ticket, Buffer.from('a'))).toBe(200)
  })

  test('nobody signs, reads or deletes without the key', async () => {
    const stranger = createHttpFileStore({ url: stores.url, bucket: 'mashangban', apiKey: 'another' })
    await expect(stranger.ticket(newObject(), { ...PDF, ...digestOf(someBytes(1)) })).rejects.toMatchObject({ code: 'HTTP_403' })
    await expect(stranger.read(newObject())).rejects.toMatchObject({ code: 'HTTP_403' })
    await expect(stranger.remove([newObject()])).rejects.toMatchObject({ code: 'HTTP_403' })
    const base = `${stores.url}/v1/storages/object`
    expect((await fetch(`${base}/authenticated/mashangban/${newObject()}`)).status).toBe(400)
    expect((await fetch(`${base}/sign/mashangban/${newObject()}?token=1-1--x`)).status).toBe(403)
  })

  test('a bucket that is not there is an outage, not a missing file', async () => {
    const elsewhere = createHttpFileStore({ url: stores.url, bucket: 'absent', apiKey: stores.apiKey })
    await expect(elsewhere.head(newObject())).rejects.toMatchObject({ name: 'StorageError' })
    await expect(elsewhere.tempUrls([newObject()])).rejects.toMatchObject({ name: 'StorageError' })
  })

  test('a name with a bar or a step upwards is refused', async () => {
    for (const object of ['up/a|b.pdf', 'up/../../escape.pdf']) {
      await expect(stores.http.ticket(object, { ...PDF, ...digestOf(someBytes(1)) })).rejects.toMatchObject({ name: 'StorageError' })
      await expect(stores.sdk.ticket(object, { ...PDF, ...digestOf(someBytes(1)) })).rejects.toMatchObject({ name: 'StorageError' })
    }
  })

  test('a link without an end is never handed out: a public bucket is an outage', async () => {
    const server = createServer((_request, response) => {
      response.end(JSON.stringify([{ path: 'up/a.pdf', signedURL: 'https://files.example/up/a.pdf', error: null }]))
    })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    const { port } = server.address() as AddressInfo
    const open = createHttpFileStore({ url: `http://127.0.0.1:${port}`, bucket: 'b', apiKey: 'k' })
    await expect(open.tempUrls(['up/a.pdf'])).rejects.toMatchObject({ code: 'LINK_WITHOUT_END' })
    await new Promise((resolve) => { server.close(resolve) })
  })
})

test('half a configuration is refused by name; the key alone chooses nothing', () => {
  expect(() => chooseFileStore({ STORAGE_URL: 'https://x' })).toThrow('STORAGE_BUCKET, CLOUDBASE_APIKEY')
  expect(() => chooseFileStore({ STORAGE_BUCKET: 'b', CLOUDBASE_APIKEY: 'k' })).toThrow('STORAGE_URL')
  expect(() => chooseFileStore({ CLOUDBASE_APIKEY: 'k' })).not.toThrow()
})
