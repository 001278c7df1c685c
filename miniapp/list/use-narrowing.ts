import { useState } from 'react'
import { labelOf } from '@shared/form/label'
import { chinaInstant } from '@shared/kernel/instant'
import { type FilterField, type Filters, isNarrowed, type ListTable, type Narrowed } from '@shared/list/list'
import { dateWords } from '@/words/time'

/** What is offered of a list's filters: all words of a choice, or those that can be met in the pile that is looked at. */
export type Offered<F extends Filters> = { readonly [N in keyof F]?: true | readonly string[] }

type Chosen = Readonly<Record<string, string | boolean | undefined>>

export interface Narrowing {
  /** The fields that are offered, each with the words that can be chosen. */
  fields: Readonly<Record<string, FilterField>>
  /** Orders that are offered, by name: what they are called. */
  orders: Readonly<Record<string, string>>
  chosen: Chosen
  order: string | null
  /** All at once, as they stand in the sheet. */
  apply: (chosen: Chosen, order: string | null) => void
  /** What is chosen, in words; each can be taken away. */
  words: readonly { name: string, words: string }[]
  drop: (name: string) => void
}

/** A choice with only the words that can be met. */
function offeredField(field: FilterField, only: true | readonly string[]): FilterField {
  if (only === true || field.kind !== 'choice') return field
  return { ...field, words: Object.fromEntries(Object.entries(field.words).filter(([word]) => only.includes(word))) }
}

function wordsOf(field: FilterField, chosen: string | boolean): string {
  if (field.kind === 'choice') return field.words[String(chosen)] ?? ''
  return field.kind === 'date' ? `${labelOf(field)}：${dateWords(chinaInstant(String(chosen)))}` : labelOf(field)
}

/**
 * By what a list is narrowed, and in which order it stands; both last as long as the page. `asked` is what the server is asked: only what is
 * offered at this moment, so that a filter of another pile narrows nothing unseen.
 */
export function useNarrowing<F extends Filters, O extends string>(
  table: ListTable<F, string, O>, offered: Offered<F>, options: { sorts?: boolean, start?: Narrowed<F> } = {},
): Narrowing & { asked: { filters?: Narrowed<F>, order?: O } } {
  const [chosen, setChosen] = useState<Chosen>(() => (options.start ?? {}))
  const [order, setOrder] = useState<string | null>(null)
  const fields = Object.fromEntries(Object.entries(offered).flatMap(([name, only]) => {
    const filter = table.filters[name]
    return filter === undefined || only === undefined ? [] : [[name, offeredField(filter.field, only)]]
  }))
  const meant = Object.fromEntries(Object.entries(chosen).filter(([name, value]) => {
    const field = fields[name]
    return field !== undefined && value !== undefined && value !== '' && value !== false && (field.kind !== 'choice' || String(value) in field.words)
  }))
  const sorts = options.sorts === true
  return {
    fields,
    orders: sorts ? Object.fromEntries(Object.entries<{ zh: string }>(table.orders).map(([name, { zh }]) => [name, zh])) : {},
    chosen: meant,
    order: sorts ? order : null,
    apply: (next, by) => {
      setChosen(next)
      setOrder(by)
    },
    words: Object.entries(meant).map(([name, value]) => ({ name, words: wordsOf(fields[name] as FilterField, value as string | boolean) })),
    drop: (name) => setChosen((before) => ({ ...before, [name]: undefined })),
    asked: {
      ...(isNarrowed(meant) ? { filters: meant as Narrowed<F> } : {}),
      ...(sorts && order !== null ? { order: order as O } : {}),
    },
  }
}
