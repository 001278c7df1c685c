import type { OutputOf } from '@shared/api'
import { countCodePoints } from '@shared/kernel/code-points'

/** How far a search looked; null where the server found nothing in the words that can be looked for, and gave the list as it is. */
export type Looked = NonNullable<OutputOf<'case.list'>['looked']> | null

export interface Searched {
  looked: Looked
  search: string
  /** The pile that was searched, as its tab calls it. */
  pile: string
  /** A company's own list: all of it is one company's. */
  own?: boolean
  /** Every state was looked through, and none has it. */
  everywhere?: boolean
}

/** In the empty field: what can be searched for. */
export const SEARCH_HINT = '搜标题、企业、编号或内容'
export const OWN_SEARCH_HINT = '搜标题、编号或内容'

const everythingOf = ({ own = false }: Searched): string => (own ? '标题、编号和内容' : '标题、企业、编号和内容')
const titlesOf = ({ own = false }: Searched): string => (own ? '标题和编号' : '标题、企业和编号')

// Words of the request are read in the first thousand of a pile, however long it is; a single character has no index to ask.
const partly = (searched: Searched): string => countCodePoints(searched.search) === 1
  ? '只有一个字时只查了排在最前的。多写一两个字，或输入完整编号，就查得全'
  : `${titlesOf(searched)}查过了，内容只查了排在最前的一千件`

/** Under the rows that were found: how far it looked. */
export function reachWords(searched: Searched): string {
  const { looked, search, pile } = searched
  if (looked === null) return `“${search}”里没有能查的字，上面是没有查过的全部`
  return looked === 'all' ? `“${pile}”的${everythingOf(searched)}都查过了` : `“${pile}”很多：${partly(searched)}`
}

/** When nothing was found: where it looked, and what to try next. */
export function nothingFound(searched: Searched): string {
  const { looked, search, pile, everywhere = false } = searched
  if (looked === null) return `“${search}”里没有能查的字。请输入标题、编号或内容里的字再找。`
  if (looked === 'all' && everywhere) return `在办、已答复、已办结的都查过了，没有“${search}”。换一个词再找，或者少写几个字。`
  if (looked === 'all') return `“${pile}”的${everythingOf(searched)}都查过了，没有“${search}”。换一个词，或换一类再找。`
  return `“${pile}”里没有找到“${search}”：${partly(searched)}。`
}

/** How a list of what is going on stands by itself. */
export const DUE_FIRST = '期限近的在前'

/** Under a list that is narrowed or put in order: what was left out, where it is too long to look at all of it. */
export const narrowedReach = (looked: Looked, pile: string): string | null => (looked === 'newest' ? `“${pile}”很多：只筛了排在最前的两万件` : null)
