import { IMPORT_JOBS, JOB_KINDS, PRINT_JOBS } from '../../../cloudfunctions/_jobs/job'
import type { OutputOf } from '../../../shared/api'
import { DECISION_SORTS } from '../../../shared/api/decision.api'
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

it('the twenty-first of a sort is reached: its list goes on page by page, newest first, each once, and says no more than the list of all', async () => {
  const made = (at: number): string => toInstant(Date.parse(now()) - Math.floor(at / 3) * 1000)
  await town.insert('unlisted', Array.from({ length: 45 }, (_, at) => ({ id: `un-of-many-${at}`, name: `小店 ${at}`, area_id: DISTRICT, filed_at: made(at), last_at: made(at), state: 'waiting', version: 1 })))
  const all = await decisions()
  expect(all.more).toEqual([{ sort: 'unlisted', many: 45 }])
  const shown = all.items.filter(({ sort }) => sort === 'unlisted')
  expect(shown).toHaveLength(20)
  const pages: Decisions['items'][] = []
  for (let cursor: string | undefined; ;) {
    const { items, next } = await town.must('register.decisionsOf', { areaId: DISTRICT, sort: 'unlisted', limit: 20, cursor }, ADMIN)
    pages.push(items)
    if (next === null) break
    cursor = next
  }
  expect(pages.map(({ length }) => length)).toEqual([20, 20, 5])
  expect(pages[0]).toEqual(shown)
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(45)
  expect(await town.hops('register.decisionsOf')).toBe(1)
  expect(await town.call('register.decisionsOf', { areaId: DISTRICT, sort: 'unlisted', cursor: 'nobody' }, ADMIN)).toMatchObject({ error: { code: 'INPUT_INVALID' } })
  await town.emulator.database.query(`delete from mashangban.unlisted where id like 'un-of-many-%'`)
})

it.each(DECISION_SORTS)('the list of %s alone is what the list of all has of it', async (sort) => {
  await town.insert('jobs', Array.from({ length: 3 }, (_, at) => ({ kind: 'send', key: `case:same-instant:${at} of ${sort}`, due_at: now(), args: {}, attempts: 6, parked_at: now(), error: 'Error' })))
  const of = (items: Decisions['items']): Decisions['items'] => items.filter((one) => one.sort === sort && one.where.of !== 'calendar')
  const one = async (cursor?: string) => town.must('register.decisionsOf', { areaId: CITY, sort, limit: 1, cursor }, CITY_ADMIN)
  const paged: Decisions['items'] = []
  for (let page = await one(); ; page = await one(page.next ?? undefined)) {
    paged.push(...page.items)
    if (page.next === null) break
  }
  expect(paged).toEqual(of((await city()).items))
  await town.emulator.database.query(`delete from mashangban.jobs where key like 'case:same-instant:%'`)
})

it('before a job is set aside its numbers are said: of every kind there are words, and each is counted', async () => {
  const left = async ({ key = 'left', ...job }: { key?: string; kind: string } & Record<string, unknown>): Promise<string | undefined> => {
    await town.insert('jobs', [{ key, due_at: now(), args: {}, attempts: 6, parked_at: now(), error: 'Error', ...job }])
    const { items } = await city()
    await town.emulator.database.query('delete from mashangban.jobs where key = $1', [key])
    return items.find(({ where }) => where.of === 'job' && where.key === key)?.left
  }
  for (const kind of [...JOB_KINDS, ...IMPORT_JOBS, ...PRINT_JOBS]) expect(await left({ kind })).not.toBe('这件事不再做')
  const { caseId } = await town.file()
  expect(await left({ kind: 'send', of: 'case', id: caseId })).toBe('1 人收不到这条微信提醒，消息列表里还有')
  const [, ...others] = await town.read<{ person_id: string }>('memberships', { role: 'admin' })
  expect(await left({ kind: 'fanOut', args: { persons: ['a', 'b'], roles: ['admin'], places: ['370600'] } })).toBe(`最多 ${others.length + 2} 人收不到这条消息`)
  expect(await left({ kind: 'fanOut', args: { persons: ['a', 'b'], roles: [], places: [], after: 'a' } })).toBe('最多 1 人收不到这条消息')
  expect(await left({ kind: 'calendar' })).toBe('最多 1 件在办诉求，期限照旧的安排')
  await town.file({ matter: 'water' })
  expect(await left({ kind: 'move', key: DISTRICT, args: { of: 'area' } })).toBe('最多 2 件在办诉求会留在原来的区域或单位，已办结的也是')
  expect(await left({ kind: 'move', key: 'unit-water', args: { of: 'unit' } })).toBe('最多 1 件在办诉求会留在原来的区域或单位，已办结的也是')
  // Nobody is told of what he may not decide.
  expect((await decisions()).items.filter((one) => one.left !== undefined)).toEqual([])
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
