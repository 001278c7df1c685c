import { useEffect, useRef, useState } from 'react'
import { CASE_BOXES, type CaseBox } from '@shared/case/status'
import type { CaseSummary } from '@shared/case/views'
import type { Searched } from '@/words/search'
import type { Segment } from '@/ui/Choice'
import { useCaseList, type CaseList, type ListQuery } from './use-case-list'

/** One list that is searched, and what its states are called. */
export interface FoundIn {
  tab: ListQuery['tab']
  words: Readonly<Record<CaseBox, string>>
}

export interface FoundSearch {
  /** Null: nothing is read. The first is what one has oneself; a second, what one's place has. */
  scopes: readonly [FoundIn] | readonly [FoundIn, FoundIn] | null
  search: string
  narrowed?: Pick<ListQuery, 'filters'>
  /** Opens the one whose whole number was typed. */
  onNumber: (one: CaseSummary) => void
}

export interface Found {
  list: CaseList
  /** A state of a list each, with how many were found in it; those without a hit are left out. */
  tabs: Segment<string>[]
  current: string
  choose: (key: string) => void
  /** What is looked at, by name. */
  pile: string
  searched: Searched
  refresh: () => Promise<unknown>
}

/** As long as a number of a case is: what is typed in groups is one too. */
const WHOLE_NUMBER = /^\d{14}$/

/**
 * A search looks in every state of what one may see: the first that has a hit is shown, the others stand beside it with their numbers. A whole
 * number opens its case.
 */
export function useFound({ scopes, search, narrowed = {}, onNumber }: FoundSearch): Found {
  const [chosen, setChosen] = useState<{ search: string, key: string } | null>(null)
  const opened = useRef('')
  const [first, second] = scopes ?? []
  const asking = search !== ''

  // Each list tells of all of its states, whichever is read. What was chosen is of that search only.
  const [hits, setHits] = useState<{ search: string, keys: readonly string[] }>({ search: '', keys: [] })
  const current = (chosen?.search === search ? chosen.key : undefined) ?? (hits.search === search ? hits.keys[0] : undefined) ?? keyOf(0, 'open')
  const boxIn = (at: number): CaseBox => (current.startsWith(`${at} `) ? current.slice(2) as CaseBox : 'open')
  const query = (of: FoundIn | undefined, at: number): ListQuery | null => (of === undefined || !asking ? null : { tab: of.tab, box: boxIn(at), search, ...narrowed })
  const own = useCaseList(query(first, 0))
  const place = useCaseList(query(second, 1))
  const lists = [own, place]

  const found = [...(first ? [own.found] : []), ...(second ? [place.found] : [])]
  const known = found.length > 0 && found.every((counts) => counts !== null)
  const keys = found.flatMap((counts, at) => CASE_BOXES.flatMap((box) => ((counts?.[box] ?? 0) > 0 ? [keyOf(at, box)] : [])))
  const stamp = known ? keys.join() : null
  useEffect(() => {
    if (asking && stamp !== null) setHits({ search, keys })
  }, [search, stamp])

  const at = Number(current.charAt(0))
  const list = lists[at] ?? own
  const whole = search.replace(/\s/g, '')
  const exact = WHOLE_NUMBER.test(whole) ? list.items?.find(({ number }) => number === whole) : undefined
  useEffect(() => {
    if (exact === undefined || opened.current === search) return
    opened.current = search
    onNumber(exact)
  }, [exact?.id, search])

  const word = (key: string): string => scopes?.[Number(key.charAt(0))]?.words[key.slice(2) as CaseBox] ?? ''
  const all = (scopes ?? []).flatMap((_scope, of) => CASE_BOXES.map((box) => keyOf(of, box)))
  const shown = all.filter((key) => key === current || !known || keys.includes(key))
  return {
    list,
    tabs: shown.map((key) => ({ value: key, word: word(key), count: found[Number(key.charAt(0))]?.[key.slice(2) as CaseBox] ?? null })),
    current,
    choose: (key) => setChosen({ search, key }),
    pile: word(current),
    searched: { looked: list.looked, search, pile: word(current), everywhere: known && keys.length === 0 },
    refresh: () => Promise.all([own.refresh(), place.refresh()]),
  }
}

const keyOf = (at: number, box: CaseBox): string => `${at} ${box}`
