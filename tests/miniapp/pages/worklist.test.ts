import type { CaseSummary } from '@shared/case/views'
import { groupByDue, pressingFirst, searchedIn, worklistTabs } from '@/pages/home/worklist/worklist-tabs'
import { rowAct, rowDue, rowState } from '@/words/row'
import { summary } from '../case/summary'

const now = '2026-11-19T02:20:00.000Z' // Thursday 10:20 in China

describe('groupByDue', () => {
  test.each([
    ['overdue since yesterday', { dueAt: '2026-11-18T09:20:00.000Z' }, 'today'],
    ['due tonight, one minute before midnight in China', { dueAt: '2026-11-19T15:59:00.000Z' }, 'today'],
    ['due at midnight in China', { dueAt: '2026-11-19T16:00:00.000Z' }, 'later'],
    ['the clock is stopped', { dueAt: null, status: 'waiting' }, 'paused'],
    ['answered', { dueAt: null, status: 'answered', box: 'answered' }, 'past'],
  ] as const)('%s → %s', (_, facts, group) => {
    expect(groupByDue([summary(facts as Partial<CaseSummary>)], now).map(({ key }) => key)).toEqual([group])
  })

  test('keeps the order of the server inside each group and leaves empty groups out', () => {
    const rows = [summary({ id: 'a', dueAt: '2026-11-19T03:00:00.000Z' }), summary({ id: 'b', dueAt: '2026-11-25T03:00:00.000Z' }), summary({ id: 'c', dueAt: '2026-11-19T08:30:00.000Z' })]
    expect(groupByDue(rows, now).map(({ label, items }) => [label, items.map(({ id }) => id)])).toEqual([['今天要办', ['a', 'c']], ['往后几天', ['b']]])
  })
})

describe('worklistTabs', () => {
  test('an officer sees his own work; a member of a unit also its queue', () => {
    expect(worklistTabs({ role: 'officer', unitId: 'u1' }).map(({ label }) => label)).toEqual(['全部', '待签收', '办理中', '等企业', '已答复', '已办结'])
    expect(worklistTabs({ role: 'department', unitId: 'u1' }).map(({ label }) => label)).toEqual(['全部', '本单位待认领', '待签收', '办理中', '等企业', '本单位在办', '已答复', '已办结'])
  })

  test('a part asks for what narrows to it, and has its own number', () => {
    const tabs = worklistTabs({ role: 'department', unitId: 'u1' })
    expect(tabs.map(({ key, counted, query: { tab, box, filters } }) => [key, counted, tab.of, box, filters])).toEqual([
      ['all', 'open', 'mine', 'open', undefined],
      ['queue', 'unclaimed', 'unit', 'open', { unclaimed: true }],
      ['filed', 'filed', 'mine', 'open', { status: 'filed' }],
      ['handling', 'handling', 'mine', 'open', { status: 'handling' }],
      ['waiting', 'waiting', 'mine', 'open', { status: 'waiting' }],
      ['unit', 'open', 'unit', 'open', undefined],
      ['answered', 'answered', 'mine', 'answered', undefined],
      ['done', 'done', 'mine', 'done', undefined],
    ])
  })

  test('who stands in for somebody has a tab of what lies with him', () => {
    const tabs = worklistTabs({ role: 'officer', unitId: 'u1' }, [{ personId: 'p9', name: '林知远' }])
    expect(tabs.map(({ label }) => label)).toEqual(['全部', '代林知远', '待签收', '办理中', '等企业', '已答复', '已办结'])
    expect(tabs[1]?.query).toEqual({ tab: { of: 'standIn', personId: 'p9' }, box: 'open' })
  })

  test('a search looks in every state of what is mine, and of what my unit has', () => {
    expect(searchedIn({ role: 'officer', unitId: 'u1' }).map(({ tab }) => tab)).toEqual([{ of: 'mine' }])
    expect(searchedIn({ role: 'department', unitId: 'u1' }).map(({ tab, words }) => [tab.of, words.done])).toEqual([['mine', '手上已办结'], ['unit', '本单位已办结']])
  })
})

describe('pressingFirst', () => {
  test('what is overdue stands first, then what is urgent', () => {
    const rows = [summary({ id: 'calm', dueAt: '2026-11-19T03:00:00.000Z' }), summary({ id: 'urgent', urgent: true, dueAt: '2026-11-19T04:00:00.000Z' }), summary({ id: 'late', dueAt: '2026-11-19T02:00:00.000Z' })]
    expect(pressingFirst(rows, now).map(({ id }) => id)).toEqual(['late', 'urgent', 'calm'])
  })
})

describe('rows', () => {
  test.each([
    [{ holder: { unitName: '望潮街道', handlerName: '林知远', mine: true }, status: 'handling' }, '办理中'],
    [{ holder: { unitName: '交通局', handlerName: null, mine: false } }, '交通局待认领'],
    [{ holder: { unitName: '交通局', handlerName: '何苇', mine: false } }, '何苇在办'],
    [{ holder: { unitName: null, handlerName: null, mine: false } }, '待分办'],
    [{ holder: { unitName: '交通局', handlerName: '何苇', mine: false }, status: 'closed', box: 'done' }, '已办结'],
  ] as const)('%j → %s', (facts, words) => {
    expect(rowState(summary(facts as Partial<CaseSummary>))).toBe(words)
  })

  test.each([
    [{ status: 'filed', dueAt: '2026-11-19T03:00:00.000Z' }, '今天 11:00 前签收'],
    [{ status: 'handling', dueAt: '2026-11-25T03:12:00.000Z' }, '下周三 11:12 前办结'],
    [{ status: 'handling', dueAt: '2026-11-18T09:20:00.000Z' }, '昨天 17:20 到期'],
    [{ status: 'filed', dueAt: now }, '今天 10:20 到期'],
    [{ status: 'waiting', dueAt: null }, '不计时'],
    [{ status: 'closed', box: 'done', dueAt: null, closedAt: '2026-11-18T08:30:00.000Z' }, '昨天 16:30 办结'],
    [{ status: 'answered', box: 'answered', dueAt: null, filedAt: '2026-11-11T08:30:00.000Z' }, '11 月 11 日 提交'],
  ] as const)('%j is due %s', (facts, words) => {
    expect(rowDue(summary(facts as Partial<CaseSummary>), now)).toBe(words)
  })

  test('a row offers accepting or claiming, nothing that needs a form', () => {
    expect(rowAct({ actions: ['accept', 'return'] })).toBe('accept')
    expect(rowAct({ actions: ['claim', 'transfer'] })).toBe('claim')
    expect(rowAct({ actions: ['note', 'answer'] })).toBeNull()
  })
})
