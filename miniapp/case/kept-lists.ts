import type { OutputOf } from '@shared/api'
import type { BoxCounts } from '@shared/case/views'
import type { Looked } from '@/presenters/search'

export type Page = OutputOf<'case.list'>

export interface KeptList {
  items: Page['items']
  etag: string
  next: string | null
  looked: Looked
  /** When it was asked for: of two answers the one asked for later holds, whichever came first. */
  turn: number
}

/** What was read, per query and for all visits of this run, so that coming back shows rows at once and the etag saves the rest. */
const lists = new Map<string, KeptList>()
/** Counts are of a tab and not of one of its boxes: changing the box keeps them on the screen. */
const counts = new Map<string, { counts: BoxCounts, turn: number }>()
let turns = 0

/** The next number in the order of asking. */
export const drawTurn = (): number => ++turns

/** Forgets what was read: another person, or another office, looks now. */
export const forgetCaseLists = (): void => {
  lists.clear()
  counts.clear()
}

/** The rows last read under this key. */
export const keptList = (key: string): KeptList | undefined => lists.get(key)

/** The counts of this tab as the server last gave them. */
export const keptCounts = (tab: string): BoxCounts | null => counts.get(tab)?.counts ?? null

/** Takes a first page, unless something asked for later is here already. An unchanged page leaves the rows as they are. */
export function keepPage(key: string, tab: string, page: Page, turn: number): void {
  if (page.counts !== undefined && turn > (counts.get(tab)?.turn ?? 0)) counts.set(tab, { counts: page.counts, turn })
  const before = lists.get(key)
  if (turn < (before?.turn ?? 0)) return
  if (!page.unchanged) lists.set(key, { items: page.items, etag: page.etag, next: page.next, looked: page.looked ?? null, turn })
  else if (before !== undefined) lists.set(key, { ...before, turn })
}

/** Appends a page to the rows it was asked for, without those that moved into it; drops it when the rows were read anew meanwhile. */
export function keepReadOn(key: string, before: KeptList, page: Page): void {
  if (lists.get(key) !== before) return
  const known = new Set(before.items.map(({ id }) => id))
  lists.set(key, { ...before, items: [...before.items, ...page.items.filter(({ id }) => !known.has(id))], next: page.next })
}
