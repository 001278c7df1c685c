import { uploadTicket } from '../../../cloudfunctions/directory/use-cases/upload-ticket'
import { failedJob } from '../../../cloudfunctions/_jobs/end'
import { media as worker } from '../../../cloudfunctions/_jobs/media'
import { StorageError, type FileStore } from '../../../cloudfunctions/_ports/file-store'
import type { WeChat } from '../../../cloudfunctions/_ports/wechat'
import { recordVerdict } from '../../../cloudfunctions/_runtime/media-checks'
import { addMs, MINUTE_MS } from '../../../shared/kernel/instant'
import { addPerson, callOf, claim, fileWith, openDatabase, type OwnDatabase, PERSON, portsOf, runOf } from './rows'
import { digestOf, put, someBytes, startStores, type Stores } from './stores'

let stores: Stores
let own: OwnDatabase

beforeAll(async () => {
  stores = await startStores('2026-11-18T01:12:00.000Z')
  own = await openDatabase()
  await addPerson(own.database)
}, 30_000)
afterAll(async () => {
  await stores.stop()
  await own.stop()
})
// A job that a test has left must not be found by the next one.
beforeEach(() => own.rows('delete from mashangban.jobs'))

const kindsOf = async (id: string) => (await own.rows<{ kind: string }>('select kind from mashangban.entries where id = $1 order by seq', [id])).map(({ kind }) => kind)
const jobsLeft = () => own.rows<{ attempts: number; error: string | null; parked_at: Date | null }>("select * from mashangban.jobs where kind = 'media'")
const flagged = async (id: string) => (await own.rows<{ flagged: boolean }>('select flagged from mashangban.cases where id = $1', [id]))[0]?.flagged

async function picture(type: 'image/jpeg' | 'application/pdf' = 'image/jpeg') {
  const bytes = someBytes(20)
  const reply = await uploadTicket({ name: 'a', type, ...digestOf(bytes) }, callOf(portsOf(own.database, stores.http), stores.now()))
  if (!reply.ok) throw new Error(reply.error.code)
  await put(reply.value, bytes)
  return { fileId: reply.value.fileId, name: 'a', sha256: digestOf(bytes).sha256, until: addMs(stores.now(), 15 * MINUTE_MS) }
}

/** Files a case with these files and does its media job; `asked` is what WeChat was asked. */
async function checked(types: ('image/jpeg' | 'application/pdf')[], checkMedia?: WeChat['checkMedia'], store: FileStore = stores.http) {
  const files = await Promise.all(types.map(picture))
  const id = await fileWith(own.database, files, stores.now())
  const asked: { openid: string; status: number; traceId: string }[] = []
  const ask: WeChat['checkMedia'] = checkMedia ?? (async (url, openid) => {
    const traceId = `${id}-trace-${asked.length}`
    asked.push({ openid, status: (await fetch(url)).status, traceId })
    return { traceId }
  })
  const ports = portsOf(own.database, store, { checkMedia: ask })
  const tick = async () => {
    const run = runOf(ports, stores.now())
    return worker.work(await claim(own.database, 'media', run.now), run, (job, error) => failedJob(job, run, worker.waits, error))
  }
  return { id, asked, ports, tick }
}

test('every picture of an entry is shown to WeChat in the name of who wrote it; a document is not', async () => {
  const { asked, tick } = await checked(['image/jpeg', 'application/pdf', 'image/jpeg'])
  await tick()
  expect(asked.map(({ openid, status }) => [openid, status])).toEqual([[`openid-${PERSON}`, 200], [`openid-${PERSON}`, 200]])
  expect(await jobsLeft()).toEqual([])
})

test('a suspicious picture marks its case once, however often the verdict comes; a good one does not', async () => {
  const { id, asked, ports, tick } = await checked(['image/jpeg', 'image/jpeg'])
  await tick()
  await recordVerdict(ports, asked[0]?.traceId ?? '', false, stores.now())
  expect([await kindsOf(id), await flagged(id)]).toEqual([['filed'], false])
  for (const _time of [1, 2]) await recordVerdict(ports, asked[1]?.traceId ?? '', true, stores.now())
  expect([await kindsOf(id), await flagged(id)]).toEqual([['filed', 'flagged'], true])
})

test('a verdict that comes before the note of its case is found by it', async () => {
  const early: WeChat['checkMedia'] = async () => {
    await recordVerdict(portsOf(own.database, stores.http), 'early-trace', true, stores.now())
    return { traceId: 'early-trace' }
  }
  const { id, ports, tick } = await checked(['image/jpeg'], early)
  await tick()
  await recordVerdict(ports, 'early-trace', true, stores.now())
  expect(await kindsOf(id)).toEqual(['filed', 'flagged'])
})

test('forty verdicts at once on two pictures, in ten instances, are two marks', async () => {
  const { id, asked, tick } = await checked(['image/jpeg', 'image/jpeg'])
  await tick()
  const instances = Array.from({ length: 10 }, () => portsOf(own.another(), stores.http))
  await Promise.all(instances.flatMap((ports, at) => [0, 1, 2, 3].map((more) => recordVerdict(ports, asked[(at + more) % 2]?.traceId ?? '', true, stores.now()))))
  expect(await kindsOf(id)).toEqual(['filed', 'flagged', 'flagged'])
})

test('a check that WeChat does not start changes nothing and is not asked for again', async () => {
  const { id, tick } = await checked(['image/jpeg'], () => Promise.resolve(null))
  await tick()
  expect([await kindsOf(id), await jobsLeft(), await own.rows('select 1 from mashangban.media_checks where id = $1', [id])]).toEqual([['filed'], [], []])
})

test('a store that is out is tried three times more, then the job just ends', async () => {
  const out: FileStore = { ...stores.http, tempUrls: () => Promise.reject(new StorageError('HTTP_503')) }
  const { id, tick } = await checked(['image/jpeg'], undefined, out)
  for (const attempts of [1, 2, 3]) {
    await tick()
    expect(await jobsLeft()).toMatchObject([{ attempts, error: 'StorageError', parked_at: null }])
    stores.pass(31 * MINUTE_MS)
  }
  await tick()
  expect([await jobsLeft(), await kindsOf(id)]).toEqual([[], ['filed']])
})

test('a run whose claim somebody else has by now notes nothing: its verdicts belong to nobody', async () => {
  const { id, asked, ports } = await checked(['image/jpeg'])
  const run = runOf(ports, stores.now())
  const stale = await claim(own.database, 'media', run.now)
  stores.pass(10 * MINUTE_MS)
  const current = await claim(own.database, 'media', stores.now())
  await worker.work(stale, run, () => Promise.resolve())
  await worker.work(current, run, () => Promise.resolve())
  for (const { traceId } of asked) await recordVerdict(ports, traceId, true, stores.now())
  expect([asked.length, await kindsOf(id)]).toEqual([2, ['filed', 'flagged']])
})
