import { draw, startTown, type TownUnderTest } from '../../support/town'
import { ADMIN, code, csvOf, dryRun, settled } from '../../support/register/sheets'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

it('columns are mapped by hand where they are not recognised, and the same source is remembered', async () => {
  const sheet = csvOf([['这是标题'], ['甲', '乙', '丙', '丁'], [code(41), '云澜试验41有限公司', '初家街道', '']])
  const failed = await dryRun(town, sheet, {}, { source: '市场监管局' })
  expect(failed).toMatchObject({ state: 'failed', failure: { code: 'SHEET_NO_HEADING' } })
  const mapping = { uscc: 0, name: 1, areaId: 2 }
  await town.must('import.read', { requestId: draw(), importId: failed.id, headingLine: 2, mapping }, ADMIN)
  expect(await settled(town, failed.id)).toMatchObject({ state: 'ready', acts: { new: 1 }, heading: { line: 2, headings: ['甲', '乙', '丙', '丁'], mapping } })
  // In another order, under another title; of another source nothing is known.
  const next = csvOf([['十二月的名单'], ['丙', '乙', '甲'], ['初家街道', '云澜试验42有限公司', code(42)]])
  const known = { state: 'ready', acts: { new: 1 }, heading: { line: 2, mapping: { uscc: 2, name: 1, areaId: 0 } } }
  expect(await dryRun(town, next, {}, { source: '市场监管局' })).toMatchObject(known)
  expect(await dryRun(town, next, {}, { source: '统计局' })).toMatchObject({ state: 'failed', failure: { code: 'SHEET_NO_HEADING' } })
})

it('what was mapped by hand goes before what a heading usually says, and a row of data that was taken for the heading is not kept', async () => {
  const sheet = csvOf([['统一社会信用代码', '名称', '单位名称'], [code(43), '某集团', '云澜试验43有限公司']])
  const first = await dryRun(town, sheet, {}, { source: '税务局' })
  await town.must('import.read', { requestId: draw(), importId: first.id, headingLine: 1, mapping: { uscc: 0, name: 2 } }, ADMIN)
  await settled(town, first.id)
  expect((await dryRun(town, sheet, {}, { source: '税务局' })).heading?.mapping['name']).toBe(2)
  const bare = await dryRun(town, csvOf([[code(44), '琉璃色有限公司', '13900005044'], [code(45), '云澜试验45有限公司', '13900005045']]), {}, { source: '商会' })
  await town.must('import.read', { requestId: draw(), importId: bare.id, headingLine: 1, mapping: { uscc: 0, name: 1, phone: 2 } }, ADMIN)
  await settled(town, bare.id)
  expect(JSON.stringify(await town.read('import_mappings', { source: '商会' }))).not.toMatch(/\d{5}/)
})

it('what was mapped by hand is known when the file and the stage of that time are gone', async () => {
  const sheet = csvOf([['甲甲', '乙乙'], [code(46), '云澜试验46有限公司']])
  const first = await dryRun(town, sheet, {}, { source: '工信局' })
  await town.must('import.read', { requestId: draw(), importId: first.id, headingLine: 1, mapping: { uscc: 0, name: 1 } }, ADMIN)
  await settled(town, first.id)
  await town.emulator.clock.moveTo(town.emulator.clock.now() + 31 * 86_400_000)
  for (let minute = 0; minute < 4; minute++) await town.emulator.runTimers()
  expect(await dryRun(town, sheet, {}, { source: '工信局' })).toMatchObject({ state: 'ready', heading: { mapping: { uscc: 0, name: 1 } } })
})
