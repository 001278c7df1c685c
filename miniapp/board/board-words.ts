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

const longestWait = ({ waitsSince, now }: Board): string =>
  waitsSince === null ? '都有人接' : `最久的等了 ${friendlyDuration((toMs(now) - toMs(waitsSince)) / MINUTE_MS, DAY_MINUTES)}`

const unansweredToday = ({ counts, unaccepted }: Board): string => (counts.dueToday === 0 ? '今天没有到期的' : unaccepted === 0 ? '都已签收' : `其中 ${unaccepted} 件还没签收`)

function latestOverdue({ latest, now }: Board, calendar: Calendar): string {
  if (latest === null || latest.dueAt === null) return '没有超期的'
  const { unit } = runningClock(latest.clocks).clock.limit
  const length = lateFor(calendar, unit, latest.dueAt, now)
  return length === null ? '按到期先后排' : `最久的超 ${length}${isWorkingUnit(unit) ? '工作时间' : ''}`
}

/** The five figures of the board, exact; each is also the tab of its table. How long something waits is told in elapsed time, how late it is as in its row. */
export const figuresOf = (board: Board, calendar: Calendar): Figure[] => {
  const { counts } = board
  return [
    { tab: 'unowned', icon: 'hand', tone: 'plain', word: '没人接', count: counts.unowned, say: longestWait(board) },
    { tab: 'dueToday', icon: 'clock', tone: 'amber', word: '今天到期', count: counts.dueToday, say: unansweredToday(board) },
    { tab: 'overdue', icon: 'octagon-x', tone: 'red', word: '已超期', count: counts.overdue, say: latestOverdue(board, calendar) },
    { tab: 'away', icon: 'calendar', tone: 'plain', word: '经办人请假', count: counts.away, say: counts.away === 0 ? '都在岗' : '看看有没有人代办' },
    { tab: 'parked', icon: 'bell', tone: 'plain', word: '提醒没送到', count: counts.parked, say: counts.parked === 0 ? '都送到了' : '消息里仍看得到' },
  ]
}

/** What is counted: cases, or reminders. */
const UNITS: Record<BoardTab, string> = { unowned: '件', dueToday: '件', overdue: '件', away: '件', parked: '条' }

/** The heading of a table: what it holds and exactly how many. */
export const tableTitle = ({ counts }: Board, tab: BoardTab): string => `${TABLE_WORDS[tab].title} ${counts[tab]} ${UNITS[tab]}`

/** Under the reminders, of which the newest are shown. Null when everything is there. */
export const cutWords = ({ counts, parked }: Board): string | null =>
  counts.parked > parked.length ? `这里列出最近的 ${parked.length} 条，一共 ${counts.parked} 条` : null

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
