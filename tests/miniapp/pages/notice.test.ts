import type { MessageView } from '@shared/api/directory-views'
import { chinaInstant } from '@shared/kernel/instant'
import { NOTICE_KINDS } from '@shared/case/notice-kinds'
import { problemsOf } from '@/form/values'
import { LEAVE_FIELDS, leaveProblem, leaveSpan } from '@/officer/leave/leave'
import { leaveWords } from '@/words/leave'
import { windowName } from '@/words/window'
import { groupMessages, noticeLook, unreadWords } from '@/pages/inbox/notice'

const now = chinaInstant('2026-11-19', '10:20')
const message = (id: string, day: string): MessageView => ({ id, at: chinaInstant(day, '09:00'), kind: 'progress', title: '', body: '', caseId: 'c', caseNumber: 'n', read: false })

describe('消息', () => {
  it('每种消息都有图和颜色', () => {
    for (const kind of NOTICE_KINDS) expect(noticeLook(kind)).toEqual({ icon: expect.any(String) as string, tone: expect.any(String) as string })
  })

  it('按日子分组，组内次序不变', () => {
    const groups = groupMessages([message('a', '2026-11-19'), message('b', '2026-11-19'), message('c', '2026-11-18'), message('d', '2026-11-01')], now)
    expect(groups.map(({ title, messages }) => [title, messages.map(({ id }) => id).join('')])).toEqual([['今天', 'ab'], ['昨天', 'c'], ['更早', 'd']])
  })

  it.each([[0, ''], [-1, ''], [7, '7'], [99, '99+'], [120, '99+']])('%d 条未读写成 %j', (count, words) => expect(unreadWords(count)).toBe(words))
})

describe('请假', () => {
  it.each([
    ['', '2026-11-20', '请选从哪天到哪天'],
    ['2026-11-21', '2026-11-20', '结束那天要在开始那天之后'],
    ['2026-11-10', '2026-11-18', '这段时间已经过去了'],
    ['2026-11-19', '2026-11-19', null],
  ])('%s 到 %s', (firstDay, lastDay, problem) => {
    const days = { firstDay, lastDay }
    const said = { ...problemsOf(LEAVE_FIELDS, { ...days, standIn: null }), ...(leaveProblem(days, now) === null ? {} : { lastDay: leaveProblem(days, now) }) }
    expect(Object.values(said)).toEqual(problem === null ? [] : [problem])
  })

  it('整天：从第一天零点到最后一天结束，按中国时间', () => {
    expect(leaveSpan({ firstDay: '2026-11-20', lastDay: '2026-11-21' })).toEqual({ from: '2026-11-19T16:00:00.000Z', to: '2026-11-21T15:59:59.000Z' })
    expect(leaveWords({ from: '2026-11-19T16:00:00.000Z', to: '2026-11-21T15:59:59.000Z', standInName: '陈一川' })).toBe('11 月 20 日 到 11 月 21 日，陈一川代办')
  })
})

describe('窗口的名字', () => {
  it.each([['3', '不动产登记 3 号窗口'], ['3 号窗口', '不动产登记 3 号窗口'], ['B12', '不动产登记 B12']])('编号 %j 叫 %s', (number, name) =>
    expect(windowName({ name: '不动产登记', number })).toBe(name))
})
