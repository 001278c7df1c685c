import type { InputOf, OutputOf } from '@/cloud/contract'
import type { CasePart } from '@shared/case/list'
import type { BoxCounts, CaseSummary } from '@shared/case/views'
import { keep, keptAt } from '@/data/kept'
import { useOwner } from '@/data/owner'
import { useList, type List, type ListOptions } from '@/data/use-list'
import type { Looked } from '@/words/search'

export type ListQuery = Pick<InputOf<'case.list'>, 'tab' | 'box' | 'search' | 'filters' | 'order' | 'parts'>

/** How many are in each box, and in each part of the open one as far as that was asked for: exact to 99, 100 = more. */
export type CaseCounts = BoxCounts & { readonly [P in CasePart]?: number }

export interface CaseList extends List<CaseSummary> {
  /** As the server last counted this tab, under the same filters. Null until known, and while searching: they are not of what was found. */
  counts: CaseCounts | null
  /** How far a search looked, or what is narrowed. */
  looked: Looked
  /** How many a search found in each box; null until known, and where there are too many hits to count. */
  found: BoxCounts | null
  /** The same list as an export asks for it; null where nothing is read. */
  exported: InputOf<'export.begin'>['list'] | null
}

/** One list of cases with its pages. `query` null: nothing is read. Counts are of a tab and not of one of its boxes: changing the box keeps them on the screen. */
export function useCaseList(query: ListQuery | null, options: Pick<ListOptions<'case.list'>, 'first' | 'keepFor'> = {}): CaseList {
  const tab = `counts ${useOwner()} ${JSON.stringify([query?.tab, query?.filters])}`
  const hits = `found ${useOwner()} ${JSON.stringify([query?.tab, query?.filters, query?.search])}`
  const { page, ...list } = useList('case.list', query, {
    ...options,
    learn: ({ counts, parts, found }: OutputOf<'case.list'>, turn) => {
      if (found !== undefined) keep(hits, found, turn)
      if (counts !== undefined) keep(tab, { ...keptAt<CaseCounts>(tab)?.value, ...counts, ...parts }, turn)
    },
  })
  // After a restart the server may say that nothing has changed, and its numbers are those that were kept with the rows.
  const counts = keptAt<CaseCounts>(tab)?.value ?? (page?.counts === undefined ? null : { ...page.counts, ...page.parts })
  const { parts: _counted, ...exported } = query ?? {}
  return { ...list, exported: query === null ? null : { of: 'cases', ...exported as ListQuery }, counts: query === null || query.search !== undefined ? null : counts, looked: page?.looked ?? null, found: query?.search === undefined ? null : page?.found ?? keptAt<BoxCounts>(hits)?.value ?? null }
}
