import type { InputOf } from '@shared/api'
import type { BoxCounts, CaseSummary } from '@shared/case/views'
import type { MembershipView } from '@shared/api/directory.api'
import { dayNumberAt, toMs, type Instant } from '@shared/kernel/instant'

/** One read of the server: a list of one audience and one box. Tabs that share it differ only by what they keep of it. */
export type WorklistQuery = Pick<InputOf<'case.list'>, 'tab' | 'box'>

export interface WorklistTab {
  key: 'all' | 'filed' | 'handling' | 'waiting' | 'queue' | 'unit' | 'answered' | 'done'
  label: string
  query: WorklistQuery
  keeps: (one: CaseSummary) => boolean
  /** Shown when nothing is left. */
  empty: string
}

const all = () => true

/** The tabs of one membership: my own work, and for a member of a unit its queue and everything it has. */
export function worklistTabs(identity: Pick<MembershipView, 'role' | 'unitId'>): WorklistTab[] {
  const mine: WorklistQuery = { tab: { of: 'mine' }, box: 'open' }
  const unit: WorklistQuery | null = identity.role === 'department' && identity.unitId !== null
    ? { tab: { of: 'unit', unitId: identity.unitId }, box: 'open' }
    : null
  return [
    { key: 'all', label: '全部', query: mine, keeps: all, empty: '手上没有待办' },
    ...(unit === null ? [] : [{ key: 'queue', label: '本单位待认领', query: unit, keeps: isUnclaimed, empty: '本单位没有待认领的诉求' } as const]),
    { key: 'filed', label: '待签收', query: mine, keeps: (one) => one.status === 'filed', empty: '没有待签收的诉求' },
    { key: 'handling', label: '办理中', query: mine, keeps: (one) => one.status === 'handling', empty: '没有办理中的诉求' },
    { key: 'waiting', label: '等企业', query: mine, keeps: (one) => one.status === 'waiting', empty: '没有在等企业补材料的诉求' },
    ...(unit === null ? [] : [{ key: 'unit', label: '本单位在办', query: unit, keeps: all, empty: '本单位没有在办的诉求' } as const]),
    { key: 'answered', label: '已答复', query: { ...mine, box: 'answered' }, keeps: all, empty: '没有等企业确认的诉求' },
    { key: 'done', label: '已办结', query: { ...mine, box: 'done' }, keeps: all, empty: '还没有办结的诉求' },
  ]
}

const isUnclaimed = (one: CaseSummary): boolean => one.holder.handlerName === null

/** What is known of the pile that a tab is a part of. */
export interface KnownPile {
  counts: BoxCounts | null
  items: readonly CaseSummary[] | null
  /** The server has more of it than is here. */
  more: boolean
}

/** How many a tab holds, 100 = more than 99: the server's count of its pile, or of a part of it once the whole pile is here. Null while that is not known. */
export function tabCount({ query, keeps }: WorklistTab, { counts, items, more }: KnownPile): number | null {
  if (keeps === all) return counts?.[query.box] ?? null
  return items === null || more ? null : items.filter(keeps).length
}

/** What a search in a tab says it looked through: 「全部」 is all that one has on hand, not all there ever was. */
export const pileOf = ({ key, label }: WorklistTab): string => (key === 'all' ? '手上的待办' : label)

/** The name under which a query's answer is kept. */
export const queryKey = ({ tab, box }: WorklistQuery): string => `${JSON.stringify(tab)} ${box}`

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
