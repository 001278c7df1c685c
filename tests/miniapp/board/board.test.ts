import { DEFAULT_CALENDAR } from '@shared/settings/calendar/default-calendar'
import { boardTime, cutWords, figuresOf, holderLine, matches, parkedReason, suggestionFor, tableTitle, type Board } from '@/board/board-words'
import type { CaseSummary } from '@shared/case/views'
import { summary } from '../case/summary'

const now = '2026-11-19T02:20:00.000Z'
/** A board whose lists hold everything, unless counts say that there is more. */
const board = ({ counts, ...facts }: Partial<Omit<Board, 'counts'>> & { counts?: Partial<Board['counts']> } = {}): Board => {
  const lists = { lastResort: { missing: false }, unowned: [], overdue: [], dueToday: [], away: [], parked: [], ...facts }
  const { unowned, overdue, dueToday, away, parked } = lists
  return { now, ...lists, counts: { open: 0, unowned: unowned.length, overdue: overdue.length, dueToday: dueToday.length, away: away.length, parked: parked.length, ...counts } }
}
const hundred = (facts: Partial<CaseSummary>) => Array.from({ length: 100 }, (_, at) => summary({ id: `case-${at}`, ...facts }))

describe('figuresOf', () => {
  test('an empty board says that all is well, five times', () => {
    expect(figuresOf(board(), DEFAULT_CALENDAR).map(({ word, count, say }) => [word, count, say])).toEqual([
      ['没人接', 0, '都有人接'], ['今天到期', 0, '今天没有到期的'], ['已超期', 0, '没有超期的'], ['经办人请假', 0, '都在岗'], ['提醒没送到', 0, '都送到了'],
    ])
  })

  test('tells the longest wait, the unaccepted, and the longest delay', () => {
    const figures = figuresOf(board({
      unowned: [summary({ filedAt: '2026-11-19T02:00:00.000Z' }), summary({ filedAt: '2026-11-19T00:00:00.000Z' })],
      dueToday: [summary({ status: 'filed' }), summary({ status: 'handling' })],
      overdue: [summary({ dueAt: '2026-11-18T02:20:00.000Z' })],
    }), DEFAULT_CALENDAR)
    expect(figures.map(({ count, say }) => [count, say])).toEqual([
      [2, '最久的等了 2 小时 20 分'], [2, '其中 1 件还没签收'], [1, '最久的超 7 小时工作时间'], [0, '都在岗'], [0, '都送到了'],
    ])
  })
})

describe('a board with more than its lists hold', () => {
  const cut = board({
    unowned: hundred({ filedAt: '2026-11-19T00:00:00.000Z' }),
    dueToday: hundred({ status: 'filed' }),
    overdue: hundred({ dueAt: '2026-11-18T02:20:00.000Z' }),
    parked: [{ id: 'm1', at: now, title: '已签收', caseNumber: '1', attempts: 5, error: '' }],
    counts: { unowned: 132, dueToday: 101, overdue: 12345, parked: 57 },
  })

  test('counts exactly, and says of what it cannot see no more than it knows', () => {
    expect(figuresOf(cut, DEFAULT_CALENDAR).map(({ count, say }) => [count, say])).toEqual([
      [132, '有的等了 2 小时 20 分'], [101, '至少 100 件还没签收'], [12345, '最久的超 7 小时工作时间'], [0, '都在岗'], [57, '消息里仍看得到'],
    ])
    expect(figuresOf({ ...cut, dueToday: hundred({ status: 'handling' }) }, DEFAULT_CALENDAR)[1]?.say).toBe('最先到期的 100 件都已签收')
  })

  test('each heading has the number, and under the table stands how much of it is shown', () => {
    expect((['unowned', 'dueToday', 'overdue', 'parked'] as const).map((tab) => [tableTitle(cut, tab), cutWords(cut, tab)])).toEqual([
      ['没人接的诉求 132 件', '这里列出最先到期的 100 件，一共 132 件'],
      ['今天到期的诉求 101 件', '这里列出最先到期的 100 件，一共 101 件'],
      ['已超期的诉求 12345 件', '这里列出超得最久的 100 件，一共 12345 件'],
      ['微信没有送到的提醒 57 条', '这里列出最近的 1 条，一共 57 条'],
    ])
  })

  test('exactly a hundred is all of them', () => {
    expect(cutWords(board({ unowned: hundred({}) }), 'unowned')).toBeNull()
    expect(tableTitle(board(), 'unowned')).toBe('没人接的诉求 0 件')
  })
})

test('the hour of the board is told in China time', () => {
  expect(boardTime('2026-11-19T16:20:00.000Z')).toBe('11 月 20 日 周五 00:20')
})

describe('suggestionFor', () => {
  const unit = (id: string, matters: ('transport' | 'water')[]) => ({ id, name: id, areaName: '青禾区', matters })

  test('names the only unit that takes the matter', () => {
    expect(suggestionFor('transport', [unit('交通局', ['transport']), unit('水务局', ['water'])])).toEqual({
      target: { kind: 'unit', id: '交通局', name: '交通局' }, reason: '“交通运输”由它负责', words: '交通运输类事项由交通局负责',
    })
  })

  test.each([
    ['no matter was chosen', null, [unit('交通局', ['transport'])]],
    ['nobody takes it', 'water', [unit('交通局', ['transport'])]],
    ['two take it: a person must choose', 'water', [unit('水务局', ['water']), unit('城建局', ['water'])]],
  ] as const)('none when %s', (_, matter, units) => {
    expect(suggestionFor(matter, [...units])).toBeNull()
  })
})

test.each([['禾田', true], ['2611', true], ['运输证明', true], ['林知远', true], [' ', true], ['消防', false]])('search for %j: %s', (words, found) => {
  expect(matches(summary(), words)).toBe(found)
})

test.each([
  [{ unitName: '交通局', handlerName: '何苇', mine: false }, '交通局 何苇'],
  [{ unitName: null, handlerName: '何苇', mine: false }, '何苇'],
  [{ unitName: '交通局', handlerName: null, mine: false }, '交通局 待认领'],
  [{ unitName: null, handlerName: null, mine: false }, '还没有人接'],
])('holder %j → %s', (holder, line) => {
  expect(holderLine({ holder })).toBe(line)
})

test.each([
  ['43101 user refuse to accept the msg', '对方没有再允许提醒'],
  ['47001 data format error', '微信没有收下（错误码 47001）'],
  ['ETIMEDOUT', '连不上微信'],
])('a parked reminder: %s → %s', (error, words) => {
  expect(parkedReason(error)).toBe(words)
})
