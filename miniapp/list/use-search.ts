import { useState } from 'react'

export interface ListSearch {
  /** What stands in the field. */
  typed: string
  /** What is searched for: the words as they were when 搜索 was pressed; '' without a search. */
  search: string
  type: (words: string) => void
  find: () => void
}

/** The words of a search: typed first, asked for on 搜索, forgotten when the field is emptied. */
export function useSearch(start = ''): ListSearch {
  const [typed, setTyped] = useState(start)
  const [search, setSearch] = useState(start.trim())
  return {
    typed,
    search,
    type: (words) => {
      setTyped(words)
      if (words.trim() === '') setSearch('')
    },
    find: () => setSearch(typed.trim()),
  }
}
