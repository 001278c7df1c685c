import { DEFAULT_CALENDAR } from '@shared/settings/calendar/default-calendar'
import { boardTime, cutWords, figuresOf, holderLine, parkedReason, suggestionFor, tableTitle, type Board } from '@/board/board-words'
import { summary } from '../case/summary'

const now = '2026-11-19T02:20:00.000Z'
const board = ({ counts, ...facts }: Partial<Omit<Board, 'counts'>> & { counts?: Partial<Board['counts']> } = {}): Board => ({
  now, lastResort: { missing: false }, waitsSince: null, unaccepted: 0, latest: null, parked: [], ...facts,
  counts: { open: 0, unowned: 0, overdue: 0, dueToday: 0, away: 0, parked: 0, ...counts },
})

describe('figuresOf', () => {
  test('an empty board says that all is well, five times', () => {
    expect(figuresOf(board(), DEFAULT_CALENDAR).map(({ word, count, say }) => [word, count, say])).toEqual([
      ['没人接', 0, '都有人接'], ['今天到期', 0, '今天没有到期的'], ['已超期', 0, '没有超期的'], ['经办人请假', 0, '都在岗'], ['提醒没送到', 0, '都送到了'],
    ])
  })

  test('tells the longest wait, the unaccepted, and the longest delay', () => {
    const figures = figuresOf(board({
      counts: { unowned: 132, dueToday: 2, overdue: 12345 },
      waitsSince: '2026-11-19T00:00:00.000Z',
      unaccepted: 1,
      latest: summary({ dueAt: '2026-11-18T02:20:00.000Z' }),
    }), DEFAULT_CALENDAR)
    expect(figures.map(({ count, say }) => [count, say])).toEqual([
      [132, '最久的等了 2 小时 20 分'], [2, '其中 1 件还没签收'], [12345, '最久的超 7 小时工作时间'], [0, '都在岗'], [0, '都送到了'],
    ])
  })
})

test('each heading has the number; of reminders the newest are shown, and how many there are', () => {
  const many = board({ parked: [{ id: 'm1', at: now, title: '已签收', caseNumber: '1', attempts: 5, error: '' }], counts: { unowned: 132, parked: 57 } })
  expect([tableTitle(many, 'unowned'), tableTitle(many, 'parked'), cutWords(many)]).toEqual(['没人接的诉求 132 件', '微信没有送到的提醒 57 条', '这里列出最近的 1 条，一共 57 条'])
  expect(cutWords(board())).toBeNull()
  expect(figuresOf(board({ counts: { dueToday: 3 } }), DEFAULT_CALENDAR)[1]?.say).toBe('都已签收')
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
