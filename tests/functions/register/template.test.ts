import { IMPORT_KIND_NAMES, IMPORT_KINDS } from '../../../shared/register/import'
import { SHEETS } from '../../../shared/register/sheets'
import { sheetsOf } from '../../support/register/exports'
import { ADMIN, DISTRICT, dryRun } from '../../support/register/sheets'
import { OFFICER, startTown, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

it.each(IMPORT_KIND_NAMES)('the template of %s has every column that is known and is read back without a bad row', async (kind) => {
  const { url, name } = await town.must('import.template', { areaId: DISTRICT, kind }, ADMIN)
  expect(name).toBe(`${IMPORT_KINDS[kind].zh}模板.xlsx`)
  const bytes = await (await fetch(url)).arrayBuffer()
  const { [IMPORT_KINDS[kind].zh]: [headings = [], ...rows] = [], 说明: remarks = [] } = await sheetsOf(bytes)
  const labels = Object.values(SHEETS[kind].fields).map(({ zh }) => zh)
  expect(headings.map((heading) => String(heading).replace('（必填）', ''))).toEqual(labels)
  expect(remarks.map(([label]) => label)).toEqual(labels)
  expect(rows.length).toBe(1)
  const dry = await dryRun(town, Buffer.from(bytes), {}, { kind, name })
  expect(dry).toMatchObject({ state: 'ready', kind, total: 1, sheet: IMPORT_KINDS[kind].zh })
  expect(dry.acts.bad).toBeUndefined()
  expect(Object.keys(dry.heading?.mapping ?? {}).sort()).toEqual(Object.keys(SHEETS[kind].fields).sort())
})

it('is given to who administers the area, and to nobody else', async () => {
  for (const [areaId, openid] of [[DISTRICT, OFFICER], ['370602', ADMIN]] as const) expect(await town.call('import.template', { areaId, kind: 'companies' }, openid)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})
