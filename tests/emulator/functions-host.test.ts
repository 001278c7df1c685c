import { Client } from 'pg'
import { createClock } from '../../emulator/clock/clock'
import type { Emulator } from '../../emulator/emulator'
import { createHost } from '../../emulator/functions/host'
import { createLogs } from '../../emulator/functions/logs'
import { bundles, get, newFolder, removeFolder, start, TABLE } from './fixtures/emulator'

const dataDir = newFolder()
let emulator: Emulator

beforeAll(async () => { emulator = await start({ dataDir }) }, 60_000)
afterAll(async () => {
  await emulator.stop()
  removeFolder(dataDir)
})

const act = <T = Record<string, unknown>>(action: string, input: unknown = {}, openid?: string) =>
  emulator.call<T>('desk', { action, input }, openid)

async function data<T>(action: string, input: unknown = {}, openid?: string): Promise<T> {
  const reply = await act<T>(action, input, openid)
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.data
}

async function code(action: string, input: unknown = {}): Promise<string> {
  const reply = await act(action, input)
  return reply.ok ? '' : reply.error.code
}

interface Who {
  before: { openid: string | null; user: string; source: string }
  after: { openid: string | null; user: string; source: string }
}

describe('identity', () => {
  test('callers at the same time keep their own identity across awaits', async () => {
    const openids = Array.from({ length: 12 }, (_, at) => `o-${at}`)
    const seen = await Promise.all(openids.map((openid) => data<Who>('who', { ms: 40 }, openid)))
    for (const [at, who] of seen.entries()) {
      const openid = openids[at]
      expect(who.before).toEqual({ openid, user: openid, source: 'wx_client' })
      expect(who.after).toEqual(who.before)
    }
  })

  test('an anonymous call after a known one on the same instance has no identity', async () => {
    await Promise.all(Array.from({ length: 4 }, () => data<Who>('who', {}, 'o-known')))
    for (const who of await Promise.all(Array.from({ length: 4 }, () => data<Who>('who')))) {
      expect(who.before).toEqual({ openid: null, user: '', source: 'wx_client' })
    }
  })

  test('event and context have the shape of the cloud', async () => {
    const { event, context } = await data<{ event: unknown; context: Record<string, string> }>('seen', { a: 1 }, 'o-1')
    expect(event).toEqual({ action: 'seen', input: { a: 1 }, userInfo: { openId: 'o-1', appId: emulator.environment.WX_APPID } })
    expect(context).toMatchObject({ function_name: 'desk', memory_limit_in_mb: 128, time_limit_in_ms: 2000 })
    expect(JSON.parse(context.environment ?? '')).toMatchObject({ WX_OPENID: 'o-1', TCB_SEQID: context.request_id })
  })

  test('instances are reused, and never more than four', async () => {
    const counts = await Promise.all(Array.from({ length: 20 }, () => data<number>('calls')))
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(5)
    const { functions } = await get<{ functions: { instances: { desk: number } } }>(emulator, '/__emulator/info')
    expect(functions.instances.desk).toBeLessThanOrEqual(4)
  })
})

describe('what goes wrong in a function', () => {
  test.each([
    ['a timeout', 'sleep', { ms: 10_000 }, 'FUNCTION_TIMEOUT'],
    ['an exception', 'crash', {}, 'INTERNAL'],
    ['an exit', 'exit', {}, 'INTERNAL'],
    ['a reply over 1 MB', 'large', { size: 1024 * 1024 + 1 }, 'REPLY_TOO_LARGE'],
    ['an unknown callee', 'nestedMissing', {}, 'INTERNAL'],
  ])('%s is an envelope with a Chinese sentence', async (_what, action, input, expected) => {
    const reply = await act(action, input)
    expect(reply).toMatchObject({ ok: false, error: { code: expected, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) } })
    if (!reply.ok) expect(reply.error.message).toMatch(/\p{Script=Han}/u)
  })

  test('the next call works', async () => {
    expect(await code('exit')).toBe('INTERNAL')
    await expect(data<Who>('who', {}, 'o-next')).resolves.toMatchObject({ before: { openid: 'o-next' } })
  })

  test('a reply just under 1 MB passes', async () => {
    await expect(data<string>('large', { size: 1024 * 1024 - 100 })).resolves.toHaveLength(1024 * 1024 - 100)
  })
})

test('one function calls another; the openid is not handed on', async () => {
  await expect(data('nested', {}, 'o-1')).resolves.toEqual({ ok: true, data: { action: 'who', openid: null, source: 'wx_client,scf' } })
})

test('functions see their own variables and nothing of the machine', async () => {
  process.env.SECRET_OF_THE_MACHINE = 'x'
  const seen = await data<Record<string, string>>('environment')
  delete process.env.SECRET_OF_THE_MACHINE
  expect(seen).toMatchObject({ TENANT: 'demo', TENCENTCLOUD_RUNENV: 'SCF', WX_API_BASE: `${emulator.url}/wechat` })
  expect(seen.SECRET_OF_THE_MACHINE).toBeUndefined()
  for (const keys of [seen.CODE_KEYS, seen.DATA_KEYS]) {
    for (const key of Object.values(JSON.parse(keys ?? '') as Record<string, string>)) expect(Buffer.from(key, 'base64')).toHaveLength(32)
  }
})

describe('what functions print', () => {
  const lines = async (from: string) => (await get<{ function: string; requestId: string; line: string }[]>(emulator, '/__emulator/logs?count=2000'))
    .filter(({ line }) => line.startsWith(from))

  test('can be read as soon as the call is answered, whole lines, with the id of the call', async () => {
    await data('log')
    expect(await lines('a line of mine')).toEqual([expect.objectContaining({ function: 'desk', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })])
    await data('loud', { size: 300 })
    expect(await lines('line ')).toHaveLength(300)
    expect(await lines('half a line, its end')).toHaveLength(1)
  })

  test('is not lost when the call never ends, when the instance exits, or when it comes after the reply', async () => {
    expect(await code('loud', { size: 2, ms: 10_000 })).toBe('FUNCTION_TIMEOUT')
    expect(await lines('line 1')).not.toHaveLength(0)
    const before = (await lines('last words')).length
    expect(await code('exit')).toBe('INTERNAL')
    expect(await lines('last words')).toHaveLength(before + 1)
    await data('later')
    for (let tries = 0; tries < 40 && (await lines('printed after')).length === 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await lines('printed after the reply')).toHaveLength(1)
  })
})

test('the round trips of a call are those of its own log line; a call that says nothing has none', async () => {
  await fetch(`${emulator.url}/__emulator/stats/reset`, { method: 'POST' })
  await data('trips', { size: 2 })
  await data('trips', { size: 1 })
  await code('crash')
  const report = await get<{ actions: Record<string, unknown>[]; total: Record<string, unknown> }>(emulator, '/__emulator/stats')
  const row = (action: string) => report.actions.find((each) => each.action === action)
  expect(row('trips')).toMatchObject({ function: 'desk', calls: 2, errors: 0, hops: { max: 2, p50: 1 } })
  expect(row('crash')).toMatchObject({ errors: 1, codes: { INTERNAL: 1 }, hops: { max: 0, p50: 0 } })
  expect(report.total).toMatchObject({ calls: 3, errors: 1 })
})

test('what cannot be handed to an instance is answered, and the instance is free for the next call', async () => {
  const host = createHost({
    functions: TABLE, functionsDir: await bundles(), environment: { ...emulator.environment }, clock: createClock(), logs: createLogs(), observe: () => undefined, instances: 1,
  })
  let nested: unknown = 1
  for (let depth = 0; depth < 20_000; depth += 1) nested = [nested]
  const call = (input: unknown) => host.invoke('desk', { action: 'calls', input }, { source: 'wx_client' })
  const [deep, odd, next] = await Promise.all([call(nested), call(() => undefined), call({})])
  expect([deep.kind, odd.kind, next.kind]).toEqual(['crash', 'crash', 'reply'])
  await host.stop()
})

test('of free instances the one used last goes first', async () => {
  await Promise.all(Array.from({ length: 4 }, () => data('who', { ms: 100 })))
  const counts: number[] = []
  for (let at = 0; at < 5; at += 1) counts.push(await data<number>('calls'))
  expect(counts.map((count) => count - (counts[0] ?? 0))).toEqual([0, 1, 2, 3, 4])
})

test('instances get the database as the role of the functions; the owner is nowhere in what they see', async () => {
  const seen = await data<Record<string, string>>('environment')
  expect(seen).toMatchObject({ DATABASE_APP_URL: emulator.database.appUrl, PREPARE: 'named' })
  expect(JSON.stringify(seen)).not.toContain('mashangban_owner')
})

test('when it stops, the connections of the instances are gone', async () => {
  await data('put', { id: 'connected' })
  const asOwner = new Client(emulator.database.ownerUrl)
  await asOwner.connect()
  const connected = async () => (await asOwner.query("select from pg_stat_activity where usename = 'mashangban_app' and datname = current_database()")).rowCount
  expect(await connected()).toBeGreaterThan(0)
  await emulator.stop()
  for (let tries = 0; tries < 40 && (await connected()) !== 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 25))
  expect(await connected()).toBe(0)
  await asOwner.end()
  emulator = await start({ dataDir })
})
