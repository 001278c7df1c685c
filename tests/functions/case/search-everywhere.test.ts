import { DISPATCHER, OFFICER, OWNER, startTown, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const MINE = { of: 'mine' } as const
const find = (search: string, openid = OFFICER, box: 'open' | 'answered' | 'done' = 'open') => town.must('case.list', { tab: MINE, box, search }, openid)

const closed = async (text: string): Promise<{ caseId: string, number: string }> => {
  const filed = await town.file({ text })
  await town.act('case.accept', filed.caseId, OFFICER)
  await town.act('case.answer', filed.caseId, OFFICER, { text: '已经办好了，请查收。' })
  await town.act('case.confirm', filed.caseId, OWNER)
  return filed
}

it('tells in which boxes there is more of what was searched for, by title, words, company and number', async () => {
  const { number } = await closed('门口的ＬＥＤ招牌（东侧）被拆了。城管说没有备案，可是去年已经备过案。')
  await town.file({ text: '门口的led灯不亮了。请尽快修理。' })
  expect(await find('led')).toMatchObject({ items: [{ title: expect.stringContaining('led灯') }], found: { open: 1, answered: 0, done: 1 } })
  // Only in the words of the request, not in its title.
  expect((await find('已经备过案')).found).toEqual({ open: 0, answered: 0, done: 1 })
  expect((await find('禾田')).found).toEqual({ open: 1, answered: 0, done: 1 })
  // A whole number, also in groups, and its beginning.
  for (const typed of [number, number.replace(/(\d{4})(?=\d)/g, '$1 '), number.slice(0, 9)]) {
    expect([typed, (await find(typed)).found]).toEqual([typed, { open: typed.length === 9 ? expect.any(Number) : 0, answered: 0, done: 1 }])
  }
  expect((await find(number, OFFICER, 'done')).items.map((one) => one.number)).toEqual([number])
})

it('finds what has all of the words that were typed, wherever they stand', async () => {
  await town.file({ text: '污水管堵了三天，院子里积水。' })
  await town.file({ text: '污水处理费怎么计算，请解释一下。' })
  expect((await find('污水')).found).toMatchObject({ open: 2 })
  expect((await find('积水 污水')).items.map(({ title }) => title)).toEqual([expect.stringContaining('污水管堵了三天')])
  expect((await find('积水 计算')).items).toEqual([])
})

it('counts nothing that the reader may not see, and says it with the first page only', async () => {
  await town.file({ kind: 'complain', text: '反映窗口人员态度恶劣，绝无仅有。', about: { unitId: 'unit-water' } })
  const area = await town.must('case.list', { tab: { of: 'area', areaId: '370613' }, box: 'open', search: '绝无仅有' }, DISPATCHER)
  expect(area.found).toEqual({ open: 0, answered: 0, done: 0 })
  const first = await town.must('case.list', { tab: MINE, box: 'open', search: '污水', limit: 1 }, OFFICER)
  const second = await town.must('case.list', { tab: MINE, box: 'open', search: '污水', limit: 1, cursor: first.next ?? '' }, OFFICER)
  expect([first.found?.open, second.found]).toEqual([2, undefined])
})
