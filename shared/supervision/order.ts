import { type Actor, membershipsOf } from '../access/actor'
import { open } from '../flow/append'
import { GENESIS } from '../flow/chain'
import type { Circumstances, FlowRefusal } from '../flow/flow'
import type { Box, Change } from '../flow/shape'
import { date, prose, worded } from '../form/field'
import type { AreaId } from '../kernel/ids'
import { chinaDay, type ChinaDay, dayNumberOf, MINUTE_MS, toMs } from '../kernel/instant'
import { refuse } from '../kernel/refusal'
import { ok, type Result } from '../kernel/result'
import type { Limit } from '../sla/limit'
import { closeOfBusinessMs, workingMsBetween } from '../sla/working-time'
import { SUPERVISION } from './flow'
import type { Supervision, SupervisionShape } from './schema'

/** An answer may be asked for so many days ahead. */
const MOST_DAYS = 90

/** What comes with a new order: what is wanted, and by the close of which day. */
export const ORDER_FIELDS = {
  text: worded(prose(500, 4), { zh: '督办什么', hint: '例如：企业等着发货，请说明办到哪一步、什么时候能办好' }),
  day: worded(date, { zh: '哪天下班前回复' }),
} as const

/** What a new order is made of, already looked up. */
export interface Order {
  id: string
  /** The case: its id, number and title, whose task it is, where it lies. */
  parent: { id: string; number: string; title: string } & Pick<Supervision, 'holders' | 'holderName' | 'areaPath' | 'unitId'>
  /** By the close of business of this day, or of the next working day. */
  day: ChinaDay
  text: string
  supervisor: Actor
}

/** The limit that ends on that day: natural days, which end at a close of business; today: what is left of the working day. */
export function limitUntil(day: ChinaDay, { now, calendar }: Pick<Circumstances, 'now' | 'calendar'>): Result<Limit, FlowRefusal<SupervisionShape>> {
  const days = dayNumberOf(day) - dayNumberOf(chinaDay(now))
  if (days < 0 || days > MOST_DAYS) return refuse('SUPERVISION_DATE')
  if (days > 0) return ok({ amount: days, unit: 'naturalDays' })
  const left = workingMsBetween(calendar, toMs(now), closeOfBusinessMs(calendar, dayNumberOf(day)))
  if (!left.ok) return refuse('CALENDAR_UNCOVERED', left.error)
  const minutes = Math.floor(left.value / MINUTE_MS)
  return minutes < 1 ? refuse('SUPERVISION_DATE') : ok({ amount: minutes, unit: 'workingMinutes' })
}

/** A new order with its first entry, the clock for the answer running. Refusals: SUPERVISION_DATE, CALENDAR_UNCOVERED. */
export function order({ id, parent, day, text, supervisor }: Order, at: Circumstances): Result<Change<SupervisionShape, Supervision>, FlowRefusal<SupervisionShape>> {
  const limit = limitUntil(day, at)
  if (!limit.ok) return limit
  const { holders, holderName, areaPath, unitId, number, title } = parent
  const blank: Supervision = {
    id, version: 0, number, title, status: 'ordered', box: 'open', parent: { of: 'case', id: parent.id },
    orderedBy: supervisor.personId, orderedAt: at.now, holders, holderName, areaPath, ...(unitId === undefined ? {} : { unitId }), limit: limit.value,
    clocks: { reply: null }, calendarVersion: at.calendar.version, alarmsDone: [], counts: {}, dueAt: null, closedAt: null, flagged: false, headHash: GENESIS,
  }
  return open(SUPERVISION, blank, {
    kind: 'ordered', visibility: 'internal', by: supervisor.personId,
    content: { role: 'supervisor', name: supervisor.workName, unitName: null, text, holderName },
  }, at)
}

/** May this supervisor order a word on a case of that area now? Not while an order of his own on it is open. */
export const mayOrder = (of: { box: Box; areaPath: readonly AreaId[] }, open: readonly Pick<Supervision, 'orderedBy'>[], actor: Actor): boolean =>
  of.box === 'open' && !actor.onlyLooks && membershipsOf(actor, 'supervisor').some(({ areaId }) => areaId !== undefined && of.areaPath.includes(areaId)) && !open.some(({ orderedBy }) => orderedBy === actor.personId)
