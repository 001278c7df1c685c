import { useState } from 'react'
import { labelOf } from '@shared/form/label'
import { chinaInstant } from '@shared/kernel/instant'
import { type FilterField, type Filters, isNarrowed, type ListTable, type Narrowed } from '@shared/list/list'
import { dateWords } from '@/words/time'

/** What is offered of a list's filters: all words of a choice, those that can be met in the pile that is looked at, or the names of places by their ids. */
export type Offered<F extends Filters> = { readonly [N in keyof F]?: OfferedWords }
type OfferedWords = true | readonly string[] | Readonly<Record<string, string>>
/** Of places there is a choice of names. */
export type NarrowField = Exclude<FilterField, { kind: 'region' | 'unit' }>

type Chosen = Readonly<Record<string, string | boolean | undefined>>

export interface Narrowing {
  /** The fields that are offered, each with the words that can be chosen. */
  fields: Readonly<Record<string, NarrowField>>
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

/** A choice with only the words that can be met; null while there is nothing to choose from. */
function offeredField(field: FilterField, only: OfferedWords): NarrowField | null {
  if (field.kind === 'region' || field.kind === 'unit') {
    const { zh } = field
    return only === true || Object.keys(only).length === 0 ? null : { kind: 'choice', words: only as Readonly<Record<string, string>>, ...(zh === undefined ? {} : { zh }) }
  }
  if (!Array.isArray(only) || field.kind !== 'choice') return field
  return { ...field, words: Object.fromEntries(Object.entries(field.words).filter(([word]) => only.includes(word))) }
}

function wordsOf(field: NarrowField, chosen: string | boolean): string {
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
  const fields = Object.fromEntries(Object.entries<OfferedWords | undefined>(offered).flatMap(([name, only]) => {
    const filter = table.filters[name]
    const field = filter === undefined || only === undefined ? null : offeredField(filter.field, only)
    return field === null ? [] : [[name, field]]
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
    words: Object.entries(meant).map(([name, value]) => ({ name, words: wordsOf(fields[name] as NarrowField, value as string | boolean) })),
    drop: (name) => setChosen((before) => ({ ...before, [name]: undefined })),
    asked: {
      ...(isNarrowed(meant) ? { filters: meant as Narrowed<F> } : {}),
      ...(sorts && order !== null ? { order: order as O } : {}),
    },
  }
}
