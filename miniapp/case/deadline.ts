import { friendlyDue } from '@shared/kernel/friendly-time'
import { DAY_MS, dayNumberOf, dayStartMs, type Instant, toMs } from '@shared/kernel/instant'
import type { Calendar } from '@shared/sla/calendar'
import type { Clock } from '@shared/sla/clock'
import { explainDue, type ExplainedSpan, type Explanation } from '@shared/sla/explain'
import { isWorkingUnit } from '@shared/sla/limit'
import { closeOfBusinessMs, openingHours } from '@shared/sla/working-time'

/** One piece of a day's bar, in percent of the day. */
export interface DayPiece {
  left: number
  width: number
  kind: 'run' | 'stop'
}

export interface DayRow {
  key: string
  label: string
  note: string
  pieces: DayPiece[]
  /** 「7 时」「5 时 18 分」「休息」「不算」. */
  length: string
  rest: boolean
}

export interface DeadlineView {
  /** 「为什么是下周三 11:12 前」. */
  title: string
  rule: string
  rows: DayRow[]
  total: string
  hasStops: boolean
  citation: string
}

/** 「5 时 18 分」. */
const hoursWords = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} 分`
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`
}

/** The stretch that the bar of a day stands for: opening to close for opening hours, the whole day otherwise. */
function frameOf(calendar: Calendar, working: boolean, day: number): { from: number; to: number } {
  if (!working) return { from: dayStartMs(day), to: dayStartMs(day) + DAY_MS }
  return { from: openingHours(calendar, day)[0]?.from ?? dayStartMs(day), to: closeOfBusinessMs(calendar, day) }
}

function rowOf(calendar: Calendar, working: boolean, span: ExplainedSpan): DayRow {
  const frame = frameOf(calendar, working, dayNumberOf(span.day))
  const whole = frame.to - frame.from
  const percent = (ms: number): number => Math.round((Math.max(0, Math.min(ms, whole)) / whole) * 1000) / 10
  return {
    key: span.day,
    label: span.label,
    note: span.note,
    pieces: span.intervals.map(({ from, to, kind }) => {
      const left = percent(toMs(from) - frame.from)
      return { left, width: Math.max(1, percent(toMs(to) - frame.from) - left), kind }
    }),
    length: span.kind === 'off' ? '休息' : span.minutes === 0 && span.kind === 'not-counted' ? '不算' : hoursWords(span.minutes),
    rest: span.kind !== 'counted',
  }
}

function totalOf({ totalDays, totalMinutes }: Explanation): string {
  return totalDays === null ? hoursWords(totalMinutes) : `${totalDays} 天`
}

const RENEWED = '转到新的经办方时重新起算一次；还没有人签收过的，最迟不超过提交后签收时限加办理时限。'

/** How a deadline came about, day by day, so that anybody can add it up again. Null where the calendar does not reach. */
export function deadlineView(calendar: Calendar, clock: Clock, now: Instant): DeadlineView | null {
  const until = clock.dueAt ?? now
  const explained = explainDue(calendar, clock.limit, clock.startedAt, clock.stops, until)
  if (!explained.ok) return null
  const { spans, rule, citation, assumption } = explained.value
  const rows = spans.map((span) => rowOf(calendar, isWorkingUnit(clock.limit.unit), span))
  return {
    title: clock.dueAt === null ? '为什么现在不计时' : `为什么是${friendlyDue(now, clock.dueAt)}`,
    rule: clock.renewed ? `${rule}${RENEWED}` : rule,
    rows,
    total: totalOf(explained.value),
    hasStops: rows.some(({ pieces }) => pieces.some(({ kind }) => kind === 'stop')),
    citation: assumption ? `${citation}其中有一年的放假安排还没有公布，日期可能变动。` : citation,
  }
}
