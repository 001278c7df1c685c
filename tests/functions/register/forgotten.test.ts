import { DAY_MS } from '../../../shared/kernel/instant'
import { ADMIN, code, csvOf, dryRun, take } from '../../support/register/sheets'
import { startTown, type TownUnderTest } from '../../support/town'

const HEADINGS = ['企业名称', '统一社会信用代码', '所属街道', '联系人', '联系电话']

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const bring = async (name: string, phone: string): Promise<unknown> => take(town, 'import.apply', (await dryRun(town, csvOf([HEADINGS, ['云澜忘记有限公司', code(1), '初家街道', name, phone]]))).id)
const changes = (): Promise<{ version: number; what: Record<string, unknown> }[]> => town.emulator.database.query("select version, what from mashangban.changes where of = 'company' order by version")

it('a contact that was replaced stands sealed in the history as long as that can be taken back, and nowhere after it', async () => {
  await bring('王示例', '13900005011')
  await bring('李示例', '13900005012')
  expect((await changes()).map(({ what }) => JSON.stringify(what['contacts']).includes('mark'))).toEqual([true, true])
  await town.emulator.clock.moveTo(town.emulator.clock.now() + 29 * DAY_MS)
  await town.emulator.runTimers()
  expect((await changes()).map(({ what }) => JSON.stringify(what['contacts']).includes('mark'))).toEqual([true, true])
  await town.emulator.clock.moveTo(town.emulator.clock.now() + 2 * DAY_MS)
  await town.emulator.runTimers()
  expect((await changes()).map(({ what }) => what['contacts'])).toEqual([[null, null], [null, null]])
  const { items: [company] } = await town.must('register.companies', { areaId: '370613', search: code(1) }, ADMIN)
  const { contacts } = await town.must('register.company', { companyId: company?.id ?? '' }, ADMIN)
  expect(contacts).toEqual([{ name: '李*', phoneMasked: '139****5012' }])
  const { items: history } = await town.must('register.changes', { of: 'company', id: company?.id ?? '' }, ADMIN)
  expect(history.map(({ fields }) => fields.filter(({ sealed }) => sealed).map(({ label }) => label))).toEqual([['联系人'], ['联系人']])
})

it('nothing else of a change can be altered, by nobody', async () => {
  for (const set of ["person_id = 'x'", "what = what || '{\"name\": [null, \"x\"]}'", "what = what - 'contacts'", "what = what || '{\"contacts\": [null, [1]]}'", "at = at + interval '1 day'"]) {
    await expect(town.emulator.database.query(`update mashangban.changes set ${set}`)).rejects.toThrow('refused')
  }
})
