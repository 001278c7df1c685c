import { ADMIN, code, csvOf, settled, upload } from '../../support/register/sheets'
import { draw, startTown, type TownUnderTest } from '../../support/town'
import { codeOf, type DeskPage } from './page'
import { signedInPage } from './signing'

let town: TownUnderTest
let page: DeskPage
beforeAll(async () => {
  town = await startTown()
  page = await signedInPage(town, ADMIN)
}, 120_000)
afterAll(() => town.stop())

const HEADINGS = ['统一社会信用代码', '企业名称', '所属街道', '地址']
const sheetOf = (from: number, many: number, address = ''): Buffer => csvOf([HEADINGS, ...Array.from({ length: many }, (_, at) => [code(from + at), `云澜桌面${from + at}有限公司`, '初家街道', address])])
const stateBy = async (action: string, input: object): Promise<unknown> => {
  const { reply } = await page.call(action, input)
  return reply.ok ? (reply.data as { state?: string }).state : codeOf(reply)
}
const jobs = () => town.read<{ key: string; attempts: number; claim: string | null }>('jobs', { kind: 'import' })

test('a page at a desk drives an import itself, step by step, without the clock', async () => {
  const importId = await upload(town, sheetOf(100, 1500))
  expect(await stateBy('import.read', { requestId: draw(), importId })).toBe('reading')
  expect(await stateBy('import.work', { importId })).toBe('ready')
  expect(await stateBy('import.apply', { requestId: draw(), importId })).toBe('applying')
  expect(await stateBy('import.work', { importId })).toBe('applied')
  expect(await stateBy('import.undo', { requestId: draw(), importId })).toBe('undoing')
  expect(await stateBy('import.work', { importId })).toBe('undone')
  expect(await jobs()).toEqual([])
})

test('a sheet too large for the gateway is left to the clock, as if nobody had asked; what it says is written from the desk again', async () => {
  // 200 characters of address in each of 4,000 rows: over two million bytes.
  const importId = await upload(town, sheetOf(2000, 4000, '示'.repeat(190)))
  await stateBy('import.read', { requestId: draw(), importId })
  for (let asked = 0; asked < 6; asked++) expect(await stateBy('import.work', { importId })).toBe('reading')
  // Whoever asks again and again does not park it.
  expect(await jobs()).toMatchObject([{ key: importId, attempts: 0, claim: null }])
  await town.emulator.runTimers()
  expect((await settled(town, importId)).acts).toEqual({ new: 4000 })
  await stateBy('import.apply', { requestId: draw(), importId })
  let state: unknown
  for (let asked = 0; asked < 20 && state !== 'applied'; asked++) state = await stateBy('import.work', { importId })
  expect(state).toBe('applied')
}, 60_000)

test('whoever may not import drives nothing', async () => {
  const importId = await upload(town, sheetOf(9000, 2))
  await stateBy('import.read', { requestId: draw(), importId })
  const officer = await signedInPage(town, 'demo-officer-1')
  expect(codeOf((await officer.call('import.work', { importId })).reply)).toBe('NOT_ALLOWED')
  expect((await town.read('imports', { id: importId }))[0]).toMatchObject({ state: 'reading' })
})
