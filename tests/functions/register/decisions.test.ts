import type { OutputOf } from '../../../shared/api'
import { toInstant } from '../../../shared/kernel/instant'
import { bringIn, csvOf } from '../../support/register/bring-in'
import { code, DISTRICT } from '../../support/register/sheets'
import { ADMIN, CITY_ADMIN, DISPATCHER, draw, OFFICER, startTown, type TownUnderTest } from '../../support/town'

const CITY = '370600'

let town: TownUnderTest
beforeAll(async () => {
  town = await startTown()
}, 120_000)
afterAll(() => town.stop())

type Decisions = OutputOf<'register.decisions'>
const decisions = (openid = ADMIN, areaId = DISTRICT): Promise<Decisions> => town.must('register.decisions', { areaId }, openid)
const titles = ({ items }: Decisions): string[] => items.map(({ title }) => title)
const now = (): string => toInstant(town.emulator.clock.now())
const park = (key: string, error: string): Promise<unknown> => town.insert('jobs', [{ kind: 'alarm', key, due_at: now(), args: {}, attempts: 6, parked_at: now(), error }])
const city = (): Promise<Decisions> => decisions(CITY_ADMIN, CITY)

it('companies without an officer, an import that was tried, and a rule that does nothing wait; done, they are gone', async () => {
  const before = await decisions()
  const importId = await bringIn((openid, action, input) => town.must(action, input, openid), csvOf([['企业名称', '统一社会信用代码', '所属街道'], ['云澜待定有限公司', code(9), '初家街道']]), '待定.csv')
  const [{ id: officer } = { id: '' }] = await town.read<{ id: string }>('persons', { work_name: '林知远' })
  const { ruleId } = await town.must('register.addRule', { requestId: draw(), areaId: DISTRICT, officers: [officer] }, ADMIN)
  await town.emulator.database.query('update mashangban.assignment_rules set officers = $1', [['nobody-any-more']])
  const after = await decisions()
  expect(titles(after).filter((title) => !titles(before).includes(title))).toEqual(['试算好的导入：待定.csv', '不起作用的结对规则：莱山区'])
  expect(after.many).toBe(before.many + 2)
  expect(after.items.find(({ where }) => where.of === 'import')?.where.key).toBe(importId)
  await town.must('register.dropRule', { requestId: draw(), ruleId }, ADMIN)
  expect(titles(await decisions())).not.toContain('不起作用的结对规则：莱山区')
})

it('a job that has stopped waits for whoever administers a root; what went wrong is said in words', async () => {
  await park('case:one', 'its worker ended without an answer, again and again')
  expect((await city()).items.filter(({ where }) => where.of === 'job')).toMatchObject([{ title: '停下的任务：到期提醒和自动升级', detail: '每次做到一半就断了', where: { kind: 'alarm', key: 'case:one' } }])
  expect((await decisions()).items.filter(({ where }) => where.of === 'job')).toEqual([])
  for (const openid of [ADMIN, DISPATCHER]) expect(await town.call('register.tryJob', { requestId: draw(), kind: 'alarm', key: 'case:one' }, openid)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})

it('it is tried again as if it were new, once, and who decided so is noted', async () => {
  const requestId = draw()
  const again = { requestId, kind: 'alarm', key: 'case:one' }
  expect(await Promise.all([1, 2].map(() => town.must('register.tryJob', again, CITY_ADMIN)))).toEqual([{ kind: 'alarm' }, { kind: 'alarm' }])
  expect(await town.read('jobs', { kind: 'alarm', key: 'case:one' })).toMatchObject([{ parked_at: null, attempts: 0, error: null }])
  expect(await town.call('register.tryJob', { ...again, requestId: draw() }, CITY_ADMIN)).toMatchObject({ ok: false, error: { code: 'JOB_GONE' } })
  expect((await town.must('deed.list', { areaId: CITY, kind: 'register' }, CITY_ADMIN)).items.filter(({ words }) => words === '让停下的任务再试一次')).toMatchObject([{ name: '到期提醒和自动升级' }])
})

it('set aside, it is not done any more, and that stays noted', async () => {
  await park('case:two', 'Error')
  await town.must('register.dropJob', { requestId: draw(), kind: 'alarm', key: 'case:two' }, CITY_ADMIN)
  expect(await town.read('jobs', { key: 'case:two' })).toEqual([])
  expect(titles(await city())).not.toContain('停下的任务：到期提醒和自动升级')
  expect((await town.must('deed.list', { areaId: CITY, kind: 'register' }, CITY_ADMIN)).items[0]).toMatchObject({ words: '搁置了停下的任务', name: '到期提醒和自动升级' })
})

it('nothing of it is for others, nor for another area', async () => {
  for (const [openid, areaId] of [[DISPATCHER, DISTRICT], [ADMIN, '370602'], [ADMIN, CITY]] as const) expect(await town.call('register.decisions', { areaId }, openid)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})

it('requests that nobody has are counted for an administrator as their dispatcher has them; elsewhere, confidential or about himself they are not', async () => {
  const unowned = async (openid = ADMIN, areaId = DISTRICT): Promise<number> => (await town.must('register.overview', { areaId }, openid)).unowned
  const before = await unowned()
  const [first, second, third] = [await town.file(), await town.file({ text: '又一件没人接的事情' }), await town.file({ text: '第三件没人接的事情' })]
  expect(await unowned()).toBe(before)
  for (const { caseId } of [first, second, third]) await town.act('case.return', caseId, OFFICER, { text: '不归街道管' })
  expect(await unowned()).toBe(before + 3)
  expect((await town.must('case.board', { areaId: DISTRICT }, DISPATCHER)).counts.unowned).toBe(await unowned())
  expect(await unowned(CITY_ADMIN, CITY)).toBe(before + 3)
  expect(await unowned(CITY_ADMIN, '370602')).toBe(0)
  const { personId } = await town.must('directory.me', {}, ADMIN)
  await town.emulator.database.query('update mashangban.cases set closed_to = $1 where id = $2', [[`p:${personId}`], second.caseId])
  await town.emulator.database.query('update mashangban.cases set confidential = true where id = $1', [third.caseId])
  expect(await unowned()).toBe(before + 1)
  await town.act('case.transfer', first.caseId, DISPATCHER, { unitId: 'unit-transport', text: '交通局主管' })
  expect(await unowned()).toBe(before)
})
