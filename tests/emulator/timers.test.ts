import type { Emulator } from '../../emulator/emulator'
import { newFolder, noted, post, removeFolder, start } from './fixtures/emulator'

const dataDir = newFolder()
let emulator: Emulator

beforeAll(async () => { emulator = await start({ dataDir }) }, 60_000)
afterAll(async () => {
  await emulator.stop()
  removeFolder(dataDir)
})

const run = async (body: unknown = {}) => (await post(emulator, '/__emulator/timers/run', body)).body.fired as Record<string, string>[]

const ticks = async (): Promise<Record<string, unknown>[]> => (await noted(emulator, 'tick')).map(({ event, seen }) => ({ ...event, ...seen }))

test('a trigger fires once for all the instants that a jump passed, with the last of them as its time', async () => {
  await post(emulator, '/__emulator/clock', { advance: '3h' })
  const [fired, ...more] = await run()
  expect(more).toEqual([])
  expect(fired).toMatchObject({ function: 'tick', ok: true })
  const due = Date.parse(fired?.dueAt ?? '')
  expect(due % 60_000).toBe(0)
  expect(emulator.clock.now() - due).toBeLessThan(70_000)
  expect(Date.parse(fired?.doneAt ?? '')).toBeGreaterThanOrEqual(due)
  expect(await ticks()).toEqual([expect.objectContaining({
    Type: 'Timer', TriggerName: 'tick', Time: new Date(due).toISOString().replace('.000Z', 'Z'),
    trigger: 'timer', openid: null,
  })])
})

test('each fires when asked, due or not; only what is due when that is asked for', async () => {
  const now = emulator.clock.now()
  const before = (await ticks()).length
  const fired = await run({ force: false })
  // The minute may have turned since the test above.
  expect(fired.length).toBeLessThanOrEqual(Math.floor(emulator.clock.now() / 60_000) - Math.floor(now / 60_000) + 1)
  expect(await run()).toHaveLength(1)
  expect(await ticks()).toHaveLength(before + fired.length + 1)
})

test('it fires by itself when the clock reaches it, and may be delivered twice', async () => {
  await emulator.stop()
  emulator = await start({ dataDir, ticking: true, timersTwice: true })
  const before = (await ticks()).length
  await emulator.clock.moveTo(emulator.clock.now() + 60_000)
  for (let tries = 0; tries < 100 && (await ticks()).length < before + 2; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const fired = (await ticks()).map(({ Time }) => Time)
  expect(fired.length - before).toBeGreaterThanOrEqual(2)
  expect(new Set(fired).size).toBeLessThan(fired.length)
})
