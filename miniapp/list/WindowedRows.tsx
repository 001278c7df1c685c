import { View } from '@tarojs/components'
import { usePageScroll } from '@tarojs/taro'
import { Fragment, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { platform } from '@/platform/platform'
import { aria } from '@/ui/aria'
import { useKeptFocus } from './kept-focus'
import './list.scss'
import { BLOCK, blocksOf, seenBlocks, type Seen } from './windowing'

/** The tallest window that is looked through; a row too many costs less than asking. */
const VIEW = 1200

/**
 * Rows that scroll with the page, of which only those near the screen are in the tree: elsewhere a block of ten is an empty space as high
 * as it was when it was seen, or as `rowHeight` px each before.
 */
export function WindowedRows<R>({ rows, keyOf, rowHeight, inTable = false, children }: {
  rows: readonly R[]
  keyOf: (row: R) => string
  rowHeight: number
  /** They are rows of a table, and are read as such. */
  inTable?: boolean
  children: (row: R) => ReactNode
}) {
  const name = `rows-${useId().replace(/\W/g, '')}`
  const blocks = blocksOf(rows)
  const kept = useKeptFocus(name, rows, keyOf)
  const measured = useRef(new Map<number, number>())
  const place = useRef({ scroll: 0, list: 0 })
  const [seen, setSeen] = useState<Seen>({ from: 0, to: 2 })
  const heightOf = (block: number): number => measured.current.get(block) ?? (blocks[block]?.length ?? BLOCK) * rowHeight

  const seenAt = (block: number): boolean => block >= seen.from && block < seen.to
  const look = (): void => {
    const next = seenBlocks(blocks.map((_, block) => heightOf(block)), place.current.scroll - place.current.list, VIEW)
    setSeen((before) => (before.from === next.from && before.to === next.to ? before : next))
  }
  usePageScroll(({ scrollTop }) => {
    place.current.scroll = scrollTop
    look()
  })
  useEffect(look, [rows.length])

  // What has just come into the tree is measured there; a full block only, for a short one will grow.
  useEffect(() => {
    let isCurrent = true
    void platform.measure(name, name).then(({ whole, parts }) => {
      if (!isCurrent) return
      // Without a height nothing is laid out yet, and where it is says nothing.
      if (whole !== null && whole.height > 0) place.current.list = place.current.scroll + whole.top
      parts.forEach(({ height }, at) => {
        const block = seen.from + at
        if (height > 0 && blocks[block]?.length === BLOCK) measured.current.set(block, height)
      })
    })
    return () => {
      isCurrent = false
    }
  }, [seen.from, seen.to, rows.length])

  return (
    <View id={name} {...(inTable ? aria({ role: 'rowgroup' }) : {})}>
      {blocks.map((block, at) => (seenAt(at) || at === kept
        ? <View key={at} className={`list-block ${seenAt(at) ? name : ''}`}>{block.map((row) => <Fragment key={keyOf(row)}>{children(row)}</Fragment>)}</View>
        : <View key={at} style={{ height: `${heightOf(at)}px` }} />))}
    </View>
  )
}
