import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ListColumns } from '@shared/list/list'
import { platform } from '@/platform/platform'
import type { Column } from '@/ui/Table'

/** A column that can also be left out. */
export interface ListColumn<R> extends Column<R> {
  name: string
  /** Always there: without it nobody knows which row it is. */
  fixed?: boolean
}

/** What the page adds to a column of a list: its cell, and how wide it is. */
export type Cells<R, C extends ListColumns> = {
  readonly [N in keyof C]: { width: string, cell: (row: R) => ReactNode }
}

/** The columns of a list, as data, with what the page shows in them. */
export function columnsOf<R, C extends ListColumns>(columns: C, cells: Cells<R, C>): ListColumn<R>[] {
  return Object.entries<ListColumns[string]>(columns).map(([key, { zh, fixed }]) => ({ key, name: zh, ...cells[key] as Cells<R, C>[keyof C], ...(fixed ? { fixed } : {}) }))
}

const storageKey = (list: string): string => `msb.columns.${list}`

export interface ColumnChoice<R> {
  shown: readonly ListColumn<R>[]
  isShown: (key: string) => boolean
  toggle: (key: string) => void
}

/** Which columns of a list are shown, as chosen on this device. Kept is what was left out, so that a new column appears. */
export function useColumns<R>(list: string, columns: readonly ListColumn<R>[]): ColumnChoice<R> {
  const [hidden, setHidden] = useState<readonly string[]>(() => {
    const kept = platform.storage.get<unknown>(storageKey(list))
    return Array.isArray(kept) ? kept.filter((key): key is string => typeof key === 'string') : []
  })
  const isShown = (key: string): boolean => !hidden.includes(key) || columns.some((column) => column.key === key && column.fixed === true)
  const toggle = (key: string): void => {
    const next = hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key]
    setHidden(next)
    platform.storage.set(storageKey(list), next)
  }
  return { shown: columns.filter(({ key }) => isShown(key)), isShown, toggle }
}
