import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Seed } from '../../emulator/seed-tools'
import type { Emulator } from '../../emulator/emulator'
import { get, newFolder, removeFolder, start } from './fixtures/emulator'

const dataDir = newFolder()
let emulator: Emulator | undefined

afterAll(async () => {
  await emulator?.stop()
  removeFolder(dataDir)
})

const things = (from: Emulator) => from.database.query('select * from mashangban.things order by id')

const firstHalf: Seed = async ({ call, insert, setCodes }) => {
  await insert('things', [{ id: 'half' }])
  await setCodes([{ scene: 'half', label: '半途' }])
  await call('desk', 'upload', { path: 'half/photo.jpg' }, null)
  throw new Error('the power fails')
}

const whole: Seed = async (tools) => {
  await tools.setClock('2020-01-05T01:00:00Z')
  expect(tools.now().toISOString()).toMatch(/^2020-01-05T01:00:0/)
  expect(await tools.call('desk', 'now', {}, 'o-past')).toMatchObject({ ok: true, data: { now: expect.any(Number) } })
  const past = (await tools.call('desk', 'now', {}, null)) as { data: { now: number } }
  expect(new Date(past.data.now).getUTCFullYear()).toBe(2020)
  await tools.insert('things', Array.from({ length: 1200 }, (_, at) => ({ id: `t${at}`, at: new Date(0).toISOString() })))
  await tools.runTimers()
  await tools.acceptSubscription('o-past', 'template-answered', 4)
  await tools.setPersonas([{ openid: 'o-past', role: 'company', name: '张三' }])
  await tools.setCodes([{ scene: '1a', label: '一号窗口' }])
}

test('a seed that was interrupted is started over', async () => {
  await expect(start({ dataDir, seed: firstHalf })).rejects.toThrow('the power fails')
  const photo = join(dataDir, 'files/objects/half/photo.jpg')
  expect(existsSync(photo)).toBe(true)
  emulator = await start({ dataDir, seed: whole })
  const found = await things(emulator)
  expect(found).toHaveLength(1200)
  expect(found.some(({ id }) => id === 'half')).toBe(false)
  expect(existsSync(photo)).toBe(false)
  expect(found[0]).toMatchObject({ tenant: 'demo', at: '1970-01-01T00:00:00.000Z' })
}, 30_000)

test('afterwards the clock is the machine\'s and what the seed said can be asked for', async () => {
  if (!emulator) throw new Error('not started')
  expect(Math.abs(emulator.clock.now() - Date.now())).toBeLessThan(1000)
  expect(await get(emulator, '/__emulator/personas')).toEqual([{ openid: 'o-past', role: 'company', name: '张三' }])
  expect(await get(emulator, '/__emulator/codes')).toEqual([{ scene: '1a', label: '一号窗口' }])
  expect(await get(emulator, '/__emulator/subscriptions?openid=o-past')).toEqual({ 'template-answered': 4 })
  expect(await get(emulator, '/__emulator/stats')).toMatchObject({ total: { calls: 0 } })
})

test('a database with data is not seeded again', async () => {
  await emulator?.stop()
  emulator = await start({ dataDir, seed: async () => { throw new Error('seeded again') } })
  expect(await get(emulator, '/__emulator/personas')).toHaveLength(1)
})
