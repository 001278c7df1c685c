import type { InputOf, OutputOf } from '@/cloud/contract'
import type { BoxCounts, CaseSummary } from '@shared/case/views'
import { keep, keptAt } from '@/data/kept'
import { useOwner } from '@/data/owner'
import { useList, type List, type ListOptions } from '@/data/use-list'
import type { Looked } from '@/words/search'

export type ListQuery = Pick<InputOf<'case.list'>, 'tab' | 'box' | 'search'>

export interface CaseList extends List<CaseSummary> {
  /** Of every box of this tab, as the server last counted them (exact to 99, 100 = more). Null until known, and while searching: they are not of what was found. */
  counts: BoxCounts | null
  /** How far a search looked. */
  looked: Looked
}

/** One list of cases with its pages. `query` null: nothing is read. Counts are of a tab and not of one of its boxes: changing the box keeps them on the screen. */
export function useCaseList(query: ListQuery | null, options: Pick<ListOptions<'case.list'>, 'first' | 'keepFor'> = {}): CaseList {
  const tab = `counts ${useOwner()} ${JSON.stringify(query?.tab)}`
  const { page, ...list } = useList('case.list', query, {
    ...options,
    learn: ({ counts }: OutputOf<'case.list'>, turn) => {
      if (counts !== undefined) keep(tab, counts, turn)
    },
  })
  return { ...list, counts: query === null || query.search !== undefined ? null : keptAt<BoxCounts>(tab)?.value ?? null, looked: page?.looked ?? null }
}
