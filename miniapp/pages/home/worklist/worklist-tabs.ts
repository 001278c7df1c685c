import type { Me, MembershipView } from '@shared/api/directory-views'
import { CASE_LIST, type CasePart } from '@shared/case/list'
import type { CaseBox } from '@shared/case/status'
import type { CaseSummary } from '@shared/case/views'
import { dayNumberAt, toMs, type Instant } from '@shared/kernel/instant'
import type { ListQuery } from '@/case/use-case-list'
import type { FoundIn } from '@/case/use-found'

/** What a tab asks: one audience, one box, and for a part of it what narrows to it. */
export type WorklistQuery = Pick<ListQuery, 'tab' | 'box' | 'filters'>

export interface WorklistTab {
  key: 'all' | 'filed' | 'handling' | 'waiting' | 'queue' | 'unit' | 'answered' | 'done' | `standIn ${string}`
  label: string
  query: WorklistQuery
  /** Which number is its own. */
  counted: CaseBox | CasePart
  /** Shown when nothing is left. */
  empty: string
}

/** The tabs of one membership: my own work, for a member of a unit its queue and everything it has, and the work of each for whom I stand in. */
export function worklistTabs(identity: Pick<MembershipView, 'role' | 'unitId'>, standsFor: Me['standsFor'] = []): [WorklistTab, ...WorklistTab[]] {
  const mine: WorklistQuery = { tab: { of: 'mine' }, box: 'open' }
  const unit: WorklistQuery | null = identity.role === 'department' && identity.unitId !== null
    ? { tab: { of: 'unit', unitId: identity.unitId }, box: 'open' }
    : null
  const part = <P extends CasePart>(query: WorklistQuery, counted: P): Pick<WorklistTab, 'query' | 'counted'> => ({ query: { ...query, filters: CASE_LIST.parts[counted] }, counted })
  return [
    { key: 'all', label: '全部', query: mine, counted: 'open', empty: '手上没有待办' },
    ...(unit === null ? [] : [{ key: 'queue', label: '本单位待认领', ...part(unit, 'unclaimed'), empty: '本单位没有待认领的诉求' } as const]),
    ...standsFor.map(({ personId, name }) => ({ key: standInKey(personId), label: `代${name}`, query: { tab: { of: 'standIn', personId }, box: 'open' }, counted: 'open', empty: `${name}手上没有待办` } as const)),
    { key: 'filed', label: '待签收', ...part(mine, 'filed'), empty: '没有待签收的诉求' },
    { key: 'handling', label: '办理中', ...part(mine, 'handling'), empty: '没有办理中的诉求' },
    { key: 'waiting', label: '等企业', ...part(mine, 'waiting'), empty: '没有在等企业补材料的诉求' },
    ...(unit === null ? [] : [{ key: 'unit', label: '本单位在办', query: unit, counted: 'open', empty: '本单位没有在办的诉求' } as const]),
    { key: 'answered', label: '已答复', query: { ...mine, box: 'answered' }, counted: 'answered', empty: '没有等企业确认的诉求' },
    { key: 'done', label: '已办结', query: { ...mine, box: 'done' }, counted: 'done', empty: '还没有办结的诉求' },
  ]
}

/** The tab of somebody for whom one stands in. */
export const standInKey = (personId: string): WorklistTab['key'] => `standIn ${personId}`

/** What is searched: all that one handles or follows, and for a member of a unit all that it has. */
export const searchedIn = ({ role, unitId }: Pick<MembershipView, 'role' | 'unitId'>): readonly [FoundIn] | readonly [FoundIn, FoundIn] => {
  const mine: FoundIn = { tab: { of: 'mine' }, words: { open: '手上在办', answered: '手上已答复', done: '手上已办结' } }
  return role === 'department' && unitId !== null ? [mine, { tab: { of: 'unit', unitId }, words: { open: '本单位在办', answered: '本单位已答复', done: '本单位已办结' } }] : [mine]
}

export interface WorklistGroup {
  key: 'today' | 'later' | 'paused' | 'past'
  label: string
  items: CaseSummary[]
}

/**
 * Splits rows by when they are due: 今天要办 (due today or overdue), 往后几天, 等企业 (no due moment while the clock is stopped).
 * The order of the rows is kept: the server sends the earliest due first. Answered and closed cases are one group without a heading.
 */
export function groupByDue(items: readonly CaseSummary[], now: Instant): WorklistGroup[] {
  const today = dayNumberAt(toMs(now))
  const groups: WorklistGroup[] = [
    { key: 'today', label: '今天要办', items: [] },
    { key: 'later', label: '往后几天', items: [] },
    { key: 'paused', label: '等企业补材料', items: [] },
    { key: 'past', label: '', items: [] },
  ]
  const keyOf = (one: CaseSummary): WorklistGroup['key'] => {
    if (one.box !== 'open') return 'past'
    if (one.dueAt === null) return 'paused'
    return dayNumberAt(toMs(one.dueAt)) <= today ? 'today' : 'later'
  }
  for (const one of items) groups.find((group) => group.key === keyOf(one))?.items.push(one)
  return groups.filter((group) => group.items.length > 0)
}

/** What is overdue first, then what is urgent, then the rest; each in the order it came in. */
export const pressingFirst = (items: readonly CaseSummary[], now: Instant): CaseSummary[] => {
  const rankOf = (one: CaseSummary): number => (one.dueAt !== null && one.dueAt <= now ? 0 : one.urgent ? 1 : 2)
  return [...items].sort((a, b) => rankOf(a) - rankOf(b))
}
