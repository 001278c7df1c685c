import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { BLOCK } from './windowing'

interface Row {
  key: string
  /** Where it stood: whoever comes back to a list that it has left is at what stands there now. */
  at: number
}

/** The page below is drawn again some frames after it is told that it is shown; what is not drawn takes no focus. */
const FRAME_MS = 40
const FRAMES = 25

/** What opens a row; the tick before it only chooses it. */
const OPENS = '[role="button"][tabindex="0"]'

const isFree = (): boolean => document.activeElement === null || document.activeElement === document.body

/** The place of the row that an element stands in: a list has its blocks as children, and they their rows. */
function placeOf(list: HTMLElement, element: Element): number {
  const block = [...list.children].findIndex((one) => one.contains(element))
  const row = [...(list.children[block]?.children ?? [])].findIndex((one) => one.contains(element))
  return block < 0 || row < 0 ? -1 : block * BLOCK + row
}

const controlAt = (list: HTMLElement, at: number): HTMLElement | null =>
  list.children[Math.floor(at / BLOCK)]?.children[at % BLOCK]?.querySelector<HTMLElement>(OPENS) ?? null

/**
 * Whoever opens a row and comes back goes on at that row: it has the focus again, also after the list was read anew and the row stands elsewhere,
 * until something else is touched. Answers its block, which stays in the tree meanwhile.
 */
export function useKeptFocus<R>(listId: string, rows: readonly R[], keyOf: (row: R) => string): number | null {
  const touched = useRef<Row | null>(null)
  const [opened, setOpened] = useState<Row | null>(null)
  const known = rows.map(keyOf)
  const found = opened === null ? -1 : known.indexOf(opened.key)
  const at = opened === null ? -1 : found >= 0 ? found : Math.min(opened.at, known.length - 1)
  const now = useRef({ known, at })
  now.current = { known, at }

  useEffect(() => {
    const list = document.getElementById(listId)
    const remember = ({ target }: Event): void => {
      const place = list !== null && target instanceof Element ? placeOf(list, target) : -1
      const key = now.current.known[place]
      if (key !== undefined) touched.current = { key, at: place }
    }
    list?.addEventListener('click', remember, true)
    list?.addEventListener('focusin', remember)
    return () => {
      list?.removeEventListener('click', remember, true)
      list?.removeEventListener('focusin', remember)
    }
  }, [listId])

  const focus = (): void => {
    const list = document.getElementById(listId)
    if (list !== null && isFree()) controlAt(list, now.current.at)?.focus({ preventScroll: true })
  }
  useDidHide(() => setOpened(isFree() || document.getElementById(listId)?.contains(document.activeElement) === true ? touched.current : null))
  useDidShow(() => {
    let left = FRAMES
    const look = (): void => {
      focus()
      left -= 1
      const list = document.getElementById(listId)
      if (left > 0 && now.current.at >= 0 && list?.contains(document.activeElement) === false) setTimeout(look, FRAME_MS)
    }
    look()
  })
  useEffect(() => {
    if (at >= 0) focus()
  })

  useEffect(() => {
    if (opened === null) return undefined
    const list = document.getElementById(listId)
    const leave = ({ target, type }: Event): void => {
      if (type === 'pointerdown' || list === null || controlAt(list, now.current.at) !== target) setOpened(null)
    }
    document.addEventListener('focusin', leave)
    document.addEventListener('pointerdown', leave, true)
    return () => {
      document.removeEventListener('focusin', leave)
      document.removeEventListener('pointerdown', leave, true)
    }
  }, [opened, listId])

  return at < 0 ? null : Math.floor(at / BLOCK)
}
