import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { narrowedReach, nothingFound, reachWords, type Looked, type Searched } from '@/words/search'
import { aria } from '@/ui/aria'
import { Empty, Remark } from '@/ui/States'

/** Under what was found: how far the search looked, or the filters did. Announced, since the rows above it have changed without a word. */
export const SearchReach = ({ searched, looked, pile }: { searched: Searched | null, looked: Looked, pile: string }) => {
  if (searched === null) return <NarrowedReach words={narrowedReach(looked, pile)} />
  return <View className="t-search-reach" {...aria({ live: 'polite' })}><Remark icon="search" centre>{reachWords(searched)}</Remark></View>
}

const NarrowedReach = ({ words }: { words: string | null }) => (words === null ? null : <View className="t-narrowed-reach"><Remark icon="filter" centre>{words}</Remark></View>)

/** Nothing was found, or nothing is left: what to try next. Where nobody searched or narrowed: what the page says of an empty list. */
export const NothingLeft = ({ searched, narrowed, children }: { searched: Searched | null, narrowed: boolean, children: ReactNode }) => {
  if (searched !== null) return <Empty icon="search" title="没有找到" text={nothingFound(searched)} />
  return narrowed ? <Empty icon="filter" title="没有符合筛选的诉求" text="去掉一两个筛选条件再看。" /> : children
}
