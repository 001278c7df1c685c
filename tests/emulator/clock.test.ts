import { parseDuration } from '../../emulator/clock/duration'
import type { Emulator } from '../../emulator/emulator'
import { get, newFolder, post, removeFolder, start } from './fixtures/emulator'

const DAY = 86_400_000
const dataDir = newFolder()
let emulator: Emulator

beforeAll(async () => { emulator = await start({ dataDir }) }, 60_000)
afterAll(async () => {
  await emulator.stop()
  removeFolder(dataDir)
})

const emulated = async () => Date.parse((await get<{ now: string }>(emulator, '/__emulator/clock')).now)
const move = (body: unknown) => post(emulator, '/__emulator/clock', body)
const inFunction = async () => {
  const reply = await emulator.call<Record<string, number>>('desk', { action: 'now', input: {} })
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data
}

test.each([
  ['2d4h', 2 * DAY + 4 * 3_600_000], ['90m', 5_400_000], ['1h30m15s', 5_415_000],
  ['', undefined], ['4h2d', undefined], ['-1h', undefined], ['1.5h', undefined], ['1w', undefined],
])('the span %s is %s ms', (text, expected) => expect(parseDuration(text)).toBe(expected))

describe('the clock', () => {
  test('advances by a span and to an instant, and Date of a running instance follows at once', async () => {
    const before = (await inFunction()).now ?? 0
    expect((await move({ advance: '2d4h' })).status).toBe(200)
    const after = await inFunction()
    expect((after.now ?? 0) - before).toBeGreaterThanOrEqual(2 * DAY + 4 * 3_600_000)
    expect((after.now ?? 0) - before).toBeLessThan(2 * DAY + 4 * 3_600_000 + 10_000)
    expect(Math.abs((after.made ?? 0) - (after.now ?? 0))).toBeLessThan(1000)
    expect(Math.abs(Date.parse(String(after.text)) - (after.now ?? 0))).toBeLessThan(2000)
    expect(after).toMatchObject({ instance: true, parsed: Date.parse('2020-01-01') })

    const target = new Date((await emulated()) + DAY).toISOString()
    expect((await move({ now: target })).status).toBe(200)
    expect((await inFunction()).now).toBeGreaterThanOrEqual(Date.parse(target))
  })

  test('ticks', async () => {
    const before = await emulated()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(await emulated()).toBeGreaterThanOrEqual(before + 29)
  })

  test.each([
    [{ now: '2020-01-01T00:00:00Z' }, 'CLOCK_BACK'],
    [{ advance: '-1h' }, 'CLOCK_BACK'],
    [{ now: 'tomorrow' }, 'BAD_TIME'],
    [{ now: '2030-13-45T00:00:00Z' }, 'BAD_TIME'],
    [{ advance: 5 }, 'BAD_TIME'],
    [{ advance: '1h', now: '2030-01-01T00:00:00Z' }, 'BAD_TIME'],
    [{}, 'BAD_TIME'],
    ['nonsense', 'BAD_JSON'],
  ])('refuses %j and does not move', async (body, code) => {
    const before = await emulated()
    const reply = await move(body)
    expect(reply).toMatchObject({ status: 400, body: { ok: false, error: { code } } })
    expect((await emulated()) - before).toBeLessThan(5000)
    expect(await emulated()).toBeGreaterThanOrEqual(before)
  })

  test('keeps its offset over a restart, with the data', async () => {
    await emulator.call('desk', { action: 'put', input: { id: 'kept' } })
    await move({ advance: '30d' })
    const before = await emulated()
    await emulator.stop()
    emulator = await start({ dataDir })
    expect((await emulated()) - before).toBeGreaterThanOrEqual(0)
    expect((await emulated()) - before).toBeLessThan(20_000)
    const kept = await emulator.call('desk', { action: 'get', input: { id: 'kept' } })
    expect(kept).toMatchObject({ ok: true, data: [{ id: 'kept', n: 1 }] })
  })
})
