import type { Role } from '@shared/access/roles'
import { CASE_BOXES, type CaseBox } from '@shared/case/status'
import { useCaseList, type CaseList, type ListQuery } from '@/case/use-case-list'
import type { FoundIn } from '@/case/use-found'
import type { Segment } from '@/ui/Choice'

/** What an area's list is divided into: the pool that waits to be sent on (a dispatcher's own), then the three boxes. */
export type Pile = CaseBox | 'pool'

const BOX_WORDS: Record<CaseBox, string> = { open: '在办', answered: '已答复', done: '已办结' }
export const PILE_WORDS: Record<Pile, string> = { pool: '没人接', ...BOX_WORDS }

/** What each role looks at, and in which piles: only a dispatcher has a pool, what is done is nobody's last resort. */
const OF_ROLE = {
  dispatcher: { tab: 'area', piles: ['pool', ...CASE_BOXES] },
  supervisor: { tab: 'supervise', piles: CASE_BOXES },
  lastResort: { tab: 'lastResort', piles: ['open', 'answered'] },
} as const satisfies Record<string, { tab: string; piles: readonly Pile[] }>
export type BoardRole = keyof typeof OF_ROLE
export const isBoardRole = (role: Role | undefined): role is BoardRole => role !== undefined && Object.hasOwn(OF_ROLE, role)

/** Whose list it is that a role looks at. */
export const tabOf = (role: BoardRole) => OF_ROLE[role].tab

/** What is searched: the area, and a dispatcher's own pool, where complaints lie that the list of the area does not show. */
export const searchedIn = (role: BoardRole, areaId: string): readonly [FoundIn] | readonly [FoundIn, FoundIn] => {
  const area: FoundIn = { tab: { of: OF_ROLE[role].tab, areaId }, words: BOX_WORDS }
  return role === 'dispatcher' ? [area, { tab: { of: 'pool', areaId }, words: { open: PILE_WORDS.pool, answered: '分办台已答复', done: '分办台已办结' } }] : [area]
}

export interface AreaCases {
  /** The pile that is looked at. */
  list: CaseList
  tabs: Segment<Pile>[]
  /** Reads again whatever is on the page, the numbers on its tabs too. Never rejects. */
  refresh: () => Promise<unknown>
}

export interface Asked {
  /** Null: nothing is read. */
  areaId: string | null
  role: BoardRole
  pile: Pile
  /** While it is searched nothing of this is read. */
  searching: boolean
  /** By what it is narrowed and how it is ordered. */
  narrowed: Pick<ListQuery, 'filters' | 'order'>
}

/** Requests of one area, a pile at a time. */
export function useAreaCases({ areaId, role, pile, searching, narrowed }: Asked): AreaCases {
  const inPool = pile === 'pool'
  // The other list is there for the numbers on its tabs.
  const area: ListQuery | null = areaId === null || searching ? null : { tab: { of: OF_ROLE[role].tab, areaId }, box: inPool ? 'open' : pile, ...narrowed }
  const pool: ListQuery | null = areaId === null || searching || role !== 'dispatcher' ? null : { tab: { of: 'pool', areaId }, box: 'open', ...narrowed }
  const ofArea = useCaseList(area)
  const ofPool = useCaseList(pool)
  const counts = { ...ofArea.counts, pool: ofPool.counts?.open }
  return {
    list: inPool ? ofPool : ofArea,
    tabs: OF_ROLE[role].piles.map((value: Pile) => ({ value, word: PILE_WORDS[value], count: (counts as Partial<Record<Pile, number>>)[value] ?? null })),
    refresh: () => Promise.all([ofArea.refresh(), ofPool.refresh()]),
  }
}
