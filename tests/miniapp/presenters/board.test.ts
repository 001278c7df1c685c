import { boardTime, figuresOf, holderLine, matches, parkedReason, suggestionFor, type Board } from '@/presenters/board'
import { summary } from './summary'

const now = '2026-11-19T02:20:00.000Z'
const board = (facts: Partial<Board> = {}): Board => ({ now, unowned: [], overdue: [], dueToday: [], parked: [], ...facts })

describe('figuresOf', () => {
  test('an empty board says that all is well, four times', () => {
    expect(figuresOf(board()).map(({ word, count, say }) => [word, count, say])).toEqual([
      ['没人接', 0, '都有人接'], ['今天到期', 0, '今天没有到期的'], ['已超期', 0, '没有超期的'], ['提醒没送到', 0, '都送到了'],
    ])
  })

  test('tells the longest wait, the unaccepted, and the longest delay', () => {
    const figures = figuresOf(board({
      unowned: [summary({ filedAt: '2026-11-19T02:00:00.000Z' }), summary({ filedAt: '2026-11-19T00:00:00.000Z' })],
      dueToday: [summary({ status: 'filed' }), summary({ status: 'handling' })],
      overdue: [summary({ dueAt: '2026-11-18T02:20:00.000Z' })],
    }))
    expect(figures.map(({ count, say }) => [count, say])).toEqual([
      [2, '最久的等了 2 小时 20 分'], [2, '其中 1 件还没签收'], [1, '最久的超了 1 天'], [0, '都送到了'],
    ])
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
