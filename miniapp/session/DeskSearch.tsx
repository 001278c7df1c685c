import { View } from '@tarojs/components'
import { useState } from 'react'
import { HOME, reLaunch } from '@/platform/navigate'
import { SEARCH_HINT } from '@/words/search'
import { SearchField } from '@/ui/Field'
import { BOARD_CASES } from './HomeTabs'
import type { homeOf } from './identity'

/** The list that is searched from wherever one is: one's own work, or all of the area. */
const LISTS = { worklist: HOME, board: BOARD_CASES } as const

/** The search at the side of a desk: found is shown in the list. */
export const DeskSearch = ({ home }: { home: ReturnType<typeof homeOf> | null }) => {
  const [words, setWords] = useState('')
  if (home !== 'worklist' && home !== 'board') return null
  return (
    <View className="ms-tabbar__search">
      <SearchField id="desk-search" label={SEARCH_HINT} placeholder="搜诉求" value={words} onChange={setWords} onSearch={() => void (words.trim() !== '' && reLaunch(LISTS[home], { search: words.trim() }))} />
    </View>
  )
}
