import { View } from '@tarojs/components'
import { reachWords, type Searched } from '@/words/search'
import { aria } from '@/ui/aria'
import { Remark } from '@/ui/States'

/** Under what was found: how far the search looked. Announced, since the rows above it have changed without a word. */
export const SearchReach = (searched: Searched) => (
  <View className="t-search-reach" {...aria({ live: 'polite' })}><Remark icon="search" centre>{reachWords(searched)}</Remark></View>
)
