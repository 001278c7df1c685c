import { uploadTicket } from '../../../cloudfunctions/directory/use-cases/upload-ticket'
import { failedJob } from '../../../cloudfunctions/_jobs/end'
import { file as worker } from '../../../cloudfunctions/_jobs/file'
import { StorageError, type FileStore } from '../../../cloudfunctions/_ports/file-store'
import { addMs, DAY_MS, MINUTE_MS } from '../../../shared/kernel/instant'
import { addPerson, callOf, claim, fileWith, openDatabase, type OwnDatabase, PERSON, portsOf, runOf } from './rows'
import { digestOf, put, someBytes, startStores, STORES, type Stores } from './stores'

const START = '2026-11-18T01:12:00.000Z'
let stores: Stores
let own: OwnDatabase

beforeAll(async () => {
  stores = await startStores(START)
  own = await openDatabase()
  await addPerson(own.database)
}, 30_000)
afterAll(async () => {
  await stores.stop()
  await own.stop()
})

interface Row { file_id: string; object: string; of: string | null; id: string | null; state: string; sha256: string; until: Date }
const rowOf = async (fileId: string): Promise<Row | undefined> => (await own.rows<Row>('select * from mashangban.files where file_id = $1', [fileId]))[0]
const jobOf = async (key: string) => (await own.rows<{ due_at: Date; args: object; attempts: number; error: string | null }>("select * from mashangban.jobs where kind = 'file' and key = $1", [key]))[0]
const entriesOf = (id: string) => own.rows<{ kind: string; text: string | null }>(
  "select e.kind, c.content->>'text' as text from mashangban.entries e join mashangban.entry_contents c using (tenant, of, id, seq) where e.id = $1 order by seq", [id])

/** A file declared as these bytes; sent, or not. */
async function declared(store: FileStore, bytes: Buffer, send: Buffer | null = bytes) {
  const now = stores.now()
  const ports = portsOf(own.database, store)
  const reply = await uploadTicket({ name: '合同.pdf', type: 'application/pdf', ...digestOf(bytes) }, callOf(ports, now))
  if (!reply.ok) throw new Error(reply.error.code)
  if (send) expect(await put(reply.value, send)).toBe(200)
  return { ticket: reply.value, ref: { fileId: reply.value.fileId, name: '合同.pdf', sha256: digestOf(bytes).sha256, until: addMs(now, 15 * MINUTE_MS) } }
}

/** A tick of the file jobs; gives how many were done. */
async function tick(store: FileStore): Promise<number> {
  const run = runOf(portsOf(own.database, store), stores.now())
  return worker.work(await claim(own.database, 'file', run.now), run, (job, error) => failedJob(job, run, worker.waits, error))
}

describe.each(STORES)('a file by %s', (name) => {
  test('is a row with what was declared, and a job at the end of its ticket; the object tells its owner and hash', async () => {
    const bytes = someBytes(500)
    const before = own.database.measure()
    const { ref } = await declared(stores[name], bytes)
    expect(before.trips).toBe(2)
    expect(await rowOf(ref.fileId)).toMatchObject({ of: null, state: 'declared', ...digestOf(bytes), object: expect.stringMatching(new RegExp(`^up/${PERSON}/[\\w-]{22}-${ref.sha256}\\.pdf$`)) })
    expect(ref.fileId).toMatch(/^[\w-]{22}$/)
    expect((await jobOf(ref.fileId))?.due_at.toISOString()).toBe(ref.until)
  })

  test('that is what was declared is checked once, after its ticket; its job ends', async () => {
    const { ref } = await declared(stores[name], someBytes(200_000))
    const id = await fileWith(own.database, [ref], stores.now())
    expect(await tick(stores[name])).toBe(0)
    stores.pass(15 * MINUTE_MS)
    await tick(stores[name])
    expect(await rowOf(ref.fileId)).toMatchObject({ of: 'case', id, state: 'checked' })
    expect(await jobOf(ref.fileId)).toBeUndefined()
    expect((await entriesOf(id)).map(({ kind }) => kind)).toEqual(['filed'])
  })

  test('that was never sent is missing: the record says so', async () => {
    const { ref } = await declared(stores[name], someBytes(10), null)
    const id = await fileWith(own.database, [ref], stores.now())
    stores.pass(16 * MINUTE_MS)
    await tick(stores[name])
    expect(await rowOf(ref.fileId)).toMatchObject({ state: 'missing' })
    expect(await entriesOf(id)).toMatchObject([{ kind: 'filed' }, { kind: 'fileDiffers', text: expect.stringContaining('合同.pdf') }])
  })

  test('that nobody files is gone after two days, object, row and job; not before', async () => {
    const { ref } = await declared(stores[name], someBytes(10))
    const { object = '' } = (await rowOf(ref.fileId)) ?? {}
    stores.pass(16 * MINUTE_MS)
    await tick(stores[name])
    expect((await jobOf(ref.fileId))?.due_at.toISOString()).toBe(addMs(ref.until, 2 * DAY_MS))
    stores.pass(2 * DAY_MS - 2 * MINUTE_MS)
    await tick(stores[name])
    expect(await stores[name].head(object)).not.toBeNull()
    stores.pass(2 * MINUTE_MS)
    await tick(stores[name])
    expect([await stores[name].head(object), await rowOf(ref.fileId), await jobOf(ref.fileId)]).toEqual([null, undefined, undefined])
  })
})

test('evidence replaced after filing is found out: once, in the record, and the case is one version further', async () => {
  // Only the SDK's tickets can't be held to a hash; there the bytes can be exchanged until the ticket ends.
  const good = someBytes(4000)
  const { ticket, ref } = await declared(stores.sdk, good)
  const id = await fileWith(own.database, [ref], stores.now())
  expect(await put(ticket, someBytes(4000))).toBe(200)
  stores.pass(16 * MINUTE_MS)
  await tick(stores.sdk)
  expect(await rowOf(ref.fileId)).toMatchObject({ state: 'differs' })
  expect((await entriesOf(id)).map(({ kind }) => kind)).toEqual(['filed', 'fileDiffers'])
  expect(await own.rows('select version from mashangban.cases where id = $1', [id])).toEqual([{ version: 2 }])
  await tick(stores.sdk)
  expect((await entriesOf(id)).length).toBe(2)
})

test('nineteen megabytes sent for a ticket of one byte are not read: the size is enough', async () => {
  const { ref } = await declared(stores.sdk, Buffer.from('a'), Buffer.alloc(19 * 1024 * 1024))
  await fileWith(own.database, [ref], stores.now())
  stores.pass(16 * MINUTE_MS)
  const read = jest.fn(stores.sdk.read)
  await tick({ ...stores.sdk, read })
  expect([(await rowOf(ref.fileId))?.state, read.mock.calls.length]).toEqual(['differs', 0])
})

test('a store that is out is waited for, longer each time; nothing is said of the file meanwhile', async () => {
  const { ref } = await declared(stores.http, someBytes(10))
  const id = await fileWith(own.database, [ref], stores.now())
  stores.pass(16 * MINUTE_MS)
  const out: FileStore = { ...stores.http, head: () => Promise.reject(new StorageError('HTTP_503')) }
  expect(await tick(out)).toBe(0)
  expect(await jobOf(ref.fileId)).toMatchObject({ due_at: new Date(addMs(stores.now(), MINUTE_MS)), attempts: 1, error: 'StorageError' })
  expect([(await rowOf(ref.fileId))?.state, (await entriesOf(id)).length]).toEqual(['declared', 1])
  stores.pass(2 * MINUTE_MS)
  await tick(stores.http)
  expect((await rowOf(ref.fileId))?.state).toBe('checked')
})

test('a run killed after the row went and before the object did is taken up again', async () => {
  const { ref } = await declared(stores.http, someBytes(10))
  const { object = '' } = (await rowOf(ref.fileId)) ?? {}
  stores.pass(16 * MINUTE_MS + 2 * DAY_MS)
  await tick({ ...stores.http, remove: () => Promise.reject(new StorageError('killed')) })
  expect([await rowOf(ref.fileId), (await jobOf(ref.fileId))?.args]).toEqual([undefined, { object }])
  stores.pass(2 * MINUTE_MS)
  await tick(stores.http)
  expect([await stores.http.head(object), await jobOf(ref.fileId)]).toEqual([null, undefined])
})

test('two ticks at once leave one entry', async () => {
  const { ref } = await declared(stores.http, someBytes(10), null)
  const id = await fileWith(own.database, [ref], stores.now())
  stores.pass(16 * MINUTE_MS)
  const run = runOf(portsOf(own.database, stores.http), stores.now())
  const jobs = await claim(own.database, 'file', run.now)
  // The first one's claim has run out meanwhile and somebody else has the job: whatever it does now is undone as a whole.
  stores.pass(10 * MINUTE_MS)
  const again = await claim(own.database, 'file', stores.now())
  const failed = jest.fn(() => Promise.resolve())
  await worker.work(jobs.filter(({ key }) => key === ref.fileId), run, failed)
  expect([(await entriesOf(id)).length, (await rowOf(ref.fileId))?.state]).toEqual([1, 'declared'])
  await worker.work(again.filter(({ key }) => key === ref.fileId), run, failed)
  expect([(await entriesOf(id)).length, (await rowOf(ref.fileId))?.state, failed.mock.calls.length]).toEqual([2, 'missing', 0])
})

test('a file filed at the very moment its two days end stays', async () => {
  const { ref } = await declared(stores.http, someBytes(10))
  stores.pass(16 * MINUTE_MS + 2 * DAY_MS)
  const run = runOf(portsOf(own.database, stores.http), stores.now())
  const jobs = await claim(own.database, 'file', run.now)
  const id = await fileWith(own.database, [ref], stores.now())
  await worker.work(jobs, run, () => Promise.resolve())
  await tick(stores.http)
  expect(await rowOf(ref.fileId)).toMatchObject({ of: 'case', id, state: 'checked' })
})

test('who has not agreed to the privacy guide gets no ticket and leaves no row', async () => {
  const ports = portsOf(own.database, stores.http)
  const reply = await uploadTicket({ name: 'a.jpg', type: 'image/jpeg', ...digestOf(someBytes(1)) }, callOf(ports, stores.now(), 'person-without-consent'))
  expect(reply).toMatchObject({ ok: false, error: { code: 'PRIVACY_NOT_AGREED' } })
  expect(await own.rows("select 1 from mashangban.files where person_id = 'person-without-consent'")).toEqual([])
})

test('a store that gives no ticket is told as such, and leaves no row', async () => {
  const [{ count } = { count: 0 }] = await own.rows<{ count: number }>('select count(*)::int as count from mashangban.files')
  const out: FileStore = { ...stores.http, ticket: () => Promise.reject(new StorageError('HTTP_503')) }
  const reply = await uploadTicket({ name: 'a.jpg', type: 'image/jpeg', ...digestOf(someBytes(1)) }, callOf(portsOf(own.database, out), stores.now()))
  expect(reply).toMatchObject({ ok: false, error: { code: 'STORAGE_FAILED' } })
  expect(await own.rows('select count(*)::int as count from mashangban.files')).toEqual([{ count }])
})
