import type { OutputOf } from '@shared/api'
import type { CaseSummary } from '@shared/case/views'
import { MATTER_LABELS, type Matter } from '@shared/case/kinds'
import type { Calendar } from '@shared/sla/calendar'
import { isWorkingUnit } from '@shared/sla/limit'
import type { Role } from '@shared/access/roles'
import { friendlyDuration, weekdayLabel } from '@shared/kernel/friendly-time'
import { chinaParts, chinaTime, dayNumberAt, MINUTE_MS, toMs, type Instant } from '@shared/kernel/instant'
import { lateFor } from '@/words/due'
import { runningClock } from '@/words/light'
import type { IconName } from '@/ui/icon-paths'
import type { Chosen } from '@/form/values'

export type Board = OutputOf<'case.board'>
export type Units = OutputOf<'directory.units'>

export const BOARD_TABS = ['unowned', 'dueToday', 'overdue', 'away', 'parked'] as const
export type BoardTab = (typeof BOARD_TABS)[number]

export interface Figure {
  tab: BoardTab
  icon: IconName
  /** Colour of the icon only; the word says the same. */
  tone: 'plain' | 'amber' | 'red'
  word: string
  count: number
  /** One line under the number. */
  say: string
}

const DAY_MINUTES = 24 * 60

// The lists are cut, the counts are not: where something may stand beyond the cut, a line says no more than what is known.
const longestWait = (cases: readonly CaseSummary[], now: Instant, cut: boolean): string => {
  const first = cases.map((one) => one.filedAt).sort()[0]
  return first === undefined ? '都有人接' : `${cut ? '有的等了' : '最久的等了'} ${friendlyDuration((toMs(now) - toMs(first)) / MINUTE_MS, DAY_MINUTES)}`
}

const unansweredToday = (cases: readonly CaseSummary[], cut: boolean): string => {
  if (cases.length === 0) return '今天没有到期的'
  const waiting = cases.filter((one) => one.status === 'filed').length
  if (waiting === 0) return cut ? `最先到期的 ${cases.length} 件都已签收` : '都已签收'
  return `${cut ? '至少' : '其中'} ${waiting} 件还没签收`
}

const latestOverdue = (cases: readonly CaseSummary[], now: Instant, calendar: Calendar): string => {
  const late = cases.flatMap(({ dueAt, clocks }) => (dueAt === null ? [] : [{ dueAt, unit: runningClock(clocks).clock.limit.unit }])).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0]
  if (late === undefined) return '没有超期的'
  const length = lateFor(calendar, late.unit, late.dueAt, now)
  return length === null ? '按到期先后排' : `最久的超 ${length}${isWorkingUnit(late.unit) ? '工作时间' : ''}`
}

const isCut = ({ counts, ...board }: Board, tab: BoardTab): boolean => counts[tab] > board[tab].length

/** The five figures of the board, exact; each is also the tab of its table. How long something waits is told in elapsed time, how late it is as in its row. */
export const figuresOf = (board: Board, calendar: Calendar): Figure[] => {
  const { counts, now, unowned, dueToday, overdue } = board
  return [
    { tab: 'unowned', icon: 'hand', tone: 'plain', word: '没人接', count: counts.unowned, say: longestWait(unowned, now, isCut(board, 'unowned')) },
    { tab: 'dueToday', icon: 'clock', tone: 'amber', word: '今天到期', count: counts.dueToday, say: unansweredToday(dueToday, isCut(board, 'dueToday')) },
    // The list begins with what is overdue for longest, so the cut takes nothing from this line.
    { tab: 'overdue', icon: 'octagon-x', tone: 'red', word: '已超期', count: counts.overdue, say: latestOverdue(overdue, now, calendar) },
    { tab: 'away', icon: 'calendar', tone: 'plain', word: '经办人请假', count: counts.away, say: counts.away === 0 ? '都在岗' : '看看有没有人代办' },
    { tab: 'parked', icon: 'bell', tone: 'plain', word: '提醒没送到', count: counts.parked, say: counts.parked === 0 ? '都送到了' : '消息里仍看得到' },
  ]
}

/** What is counted: cases, or reminders. */
const UNITS: Record<BoardTab, string> = { unowned: '件', dueToday: '件', overdue: '件', away: '件', parked: '条' }

/** The heading of a table: what it holds and exactly how many. */
export const tableTitle = ({ counts }: Board, tab: BoardTab): string => `${TABLE_WORDS[tab].title} ${counts[tab]} ${UNITS[tab]}`

const FIRST: Record<BoardTab, string> = { unowned: '最先到期', dueToday: '最先到期', overdue: '超得最久', away: '最先到期', parked: '最近' }

/** Under a table that was cut: what it shows and how many there are. Null when everything is there. */
export const cutWords = (board: Board, tab: BoardTab): string | null =>
  isCut(board, tab) ? `这里列出${FIRST[tab]}的 ${board[tab].length} ${UNITS[tab]}，一共 ${board.counts[tab]} ${UNITS[tab]}` : null

export interface TableWords {
  title: string
  /** How the rows are sorted, or what they are. */
  hint: string
  empty: string
}

// prettier-ignore
export const TABLE_WORDS: Record<BoardTab, TableWords> = {
  unowned:  { title: '没人接的诉求', hint: '按到期先后排', empty: '都有人接了' },
  dueToday: { title: '今天到期的诉求', hint: '按到期先后排', empty: '今天没有到期的' },
  overdue:  { title: '已超期的诉求', hint: '超得最久的在最前；工作期限按工作时间算', empty: '没有超期的' },
  away:     { title: '经办人请假的诉求', hint: '按到期先后排；有代办人的由代办人办，没有的请转给在岗的人', empty: '没有压在请假的人手上的' },
  parked:   { title: '微信没有送到的提醒', hint: '系统已试过多次，本人打开“消息”仍能看到', empty: '提醒都送到了' },
}

export interface Suggestion {
  target: Chosen
  /** Why, for the dispatcher. */
  reason: string
  /** Why, as the record would say it; may be changed before it is sent. */
  words: string
}

/** Where an unowned case obviously belongs: the only unit that takes its matter. Null when there is none, or a choice. */
export function suggestionFor(matter: Matter | null, units: Units['units']): Suggestion | null {
  if (matter === null) return null
  const taking = units.filter((unit) => unit.matters.includes(matter))
  const only = taking.length === 1 ? taking[0] : undefined
  if (only === undefined) return null
  const label = MATTER_LABELS[matter]
  return { target: { kind: 'unit', id: only.id, name: only.name }, reason: `“${label}”由它负责`, words: `${label}类事项由${only.name}负责` }
}

/** 「11 月 19 日 周四 10:20」, China time. */
export function boardTime(now: Instant): string {
  const { month, day } = chinaParts(now)
  return `${month} 月 ${day} 日 ${weekdayLabel(dayNumberAt(toMs(now)))} ${chinaTime(now)}`
}

/** Whether a row answers to what was typed: part of the number, the title, the company or who has it. */
export function matches(one: CaseSummary, search: string): boolean {
  const words = search.trim().toLowerCase()
  const { unitName, handlerName } = one.holder
  return words === '' || [one.number, one.title, one.companyName, unitName, handlerName].some((text) => text?.toLowerCase().includes(words))
}

/** Who has a case, in one line. */
export function holderLine(one: Pick<CaseSummary, 'holder'>): string {
  const { unitName, handlerName } = one.holder
  if (handlerName !== null) return unitName === null ? handlerName : `${unitName} ${handlerName}`
  return unitName === null ? '还没有人接' : `${unitName} 待认领`
}

const NOTES: { readonly [R in Role]?: string } = {
  dispatcher: '涉及工作人员的投诉、举报直接送受理单位，不在这里显示',
  supervisor: '督办员不代办；要个说法，用“督办”',
  lastResort: '没有别人能经办的，由您转给能办的单位或人员',
}
/** A dispatcher is told that complaints about staff go round this list; a supervisor only looks; who is the last resort sends on. */
export const boardNote = (role: Role): string => NOTES[role] ?? ''

/** Codes of WeChat's subscribeMessage.send, in words. */
const SEND_ERRORS: Readonly<Record<string, string>> = {
  43101: '对方没有再允许提醒',
  43108: '对方关掉了提醒',
  40003: '找不到这位微信用户',
  47003: '提醒的格式不合微信要求',
  45009: '今天的提醒次数用完了',
}

/** Why a reminder was parked, in words; a code that is not known is told as it is, for the operator. */
export function parkedReason(error: string): string {
  const code = /\d{5}/.exec(error)?.[0]
  if (code === undefined) return '连不上微信'
  return SEND_ERRORS[code] ?? `微信没有收下（错误码 ${code}）`
}
