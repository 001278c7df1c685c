import { OWNER, startTown, type TownUnderTest } from '../../support/town'

/** Scans of whoever is not signed in: one address may be a whole hall. */
let town: TownUnderTest
let shortCode = ''
beforeAll(async () => {
  town = await startTown()
  shortCode = (await town.must('directory.codeImage', { companyId: 'company-1' }, OWNER)).shortCode ?? ''
}, 120_000)
afterAll(() => town.stop())

/** Each test begins a minute of its own. */
beforeEach(async () => {
  await town.emulator.clock.moveTo((Math.floor(town.emulator.clock.now() / 60_000) + 1) * 60_000)
  await settle({})
})
const settle = async (value: object): Promise<void> => {
  await town.emulator.database.query("delete from mashangban.settings where name = 'quotas'")
  await town.insert('settings', [{ name: 'quotas', version: 1, value }])
}
const codesOf = async (input: { code: string } | { shortCode: string }, many: number, openid: string | null = null): Promise<string[]> =>
  (await Promise.all(Array.from({ length: many }, () => town.call('directory.scan', input, openid)))).map((reply) => (reply.ok ? 'ok' : reply.error.code))
const times = (list: readonly string[], code: string): number => list.filter((each) => each === code).length
/** Well formed, and nobody's. */
const NOBODYS = '0000-0000'

it('a script on one code is held off, and the hall behind the same address goes on scanning others', async () => {
  const script = await codesOf({ code: town.scenes.company(0) }, 400)
  expect([times(script, 'ok'), times(script, 'SCAN_TOO_OFTEN')]).toEqual([30, 370])
  expect(await codesOf({ code: town.scenes.company(1) }, 5)).toEqual(Array(5).fill('ok'))
  expect(await codesOf({ code: town.scenes.window(0) }, 5)).toEqual(Array(5).fill('ok'))
  await town.emulator.clock.moveTo((Math.floor(town.emulator.clock.now() / 60_000) + 1) * 60_000)
  expect(await codesOf({ code: town.scenes.company(0) }, 1)).toEqual(['ok'])
})

it('an address has a wide bound of its own', async () => {
  await settle({ scanAddress: 10 })
  const first = await codesOf({ code: town.scenes.company(0) }, 8)
  expect(times(first, 'ok')).toBe(8)
  const second = await codesOf({ code: town.scenes.company(1) }, 8)
  expect([times(second, 'ok'), times(second, 'SCAN_TOO_OFTEN')]).toEqual([2, 6])
})

it('guessing short codes is counted to the address; after that a right guess is refused like a wrong one, and scanning goes on', async () => {
  const guesses = await codesOf({ shortCode: NOBODYS }, 100)
  expect([times(guesses, 'CODE_UNKNOWN'), times(guesses, 'SCAN_TOO_OFTEN')]).toEqual([60, 40])
  expect(await codesOf({ shortCode }, 1)).toEqual(['SCAN_TOO_OFTEN'])
  expect(await codesOf({ code: town.scenes.company(0) }, 1)).toEqual(['ok'])
  // Who is signed in is counted by himself.
  expect(await codesOf({ shortCode }, 1, OWNER)).toEqual(['ok'])
})

it('who is signed in has thirty a minute, whatever he scans', async () => {
  const codes = await codesOf({ shortCode: NOBODYS }, 35, 'o-guesser')
  expect([times(codes, 'CODE_UNKNOWN'), times(codes, 'SCAN_TOO_OFTEN')]).toEqual([30, 5])
  expect(await codesOf({ code: town.scenes.company(0) }, 1, 'o-guesser')).toEqual(['SCAN_TOO_OFTEN'])
})

it('a scan that is refused is not noted', async () => {
  const before = (await town.read('scans')).length
  await codesOf({ code: town.scenes.company(2) }, 40)
  expect((await town.read('scans')).length).toBe(before + 30)
})
