import type { Field, FieldKind, ValueOf } from '../form/field'
import type { Instant } from '../kernel/instant'

/** How what was chosen is held against a column: it is that, it is true, nothing stands there, it lies in a span (its end left out), or in that area or one below it, who stands there is away now. */
export type Comparison = 'is' | 'yes' | 'none' | 'in' | 'under' | 'away'

/** Kinds of field that a list can be narrowed by. */
export type FilterKind = Extract<FieldKind, 'choice' | 'flag' | 'date' | 'region' | 'unit'>
export type FilterField = Extract<Field, { kind: FilterKind }>

/** One thing a list can be narrowed by: how it is chosen (a field), and the column that answers. */
export interface Filter<F extends FilterField = FilterField> {
  field: F
  column: string
  by: Comparison
  /** With `none`: in this column neither. */
  also?: string
  /** The span that a chosen word or day stands for: with `in`, and only there. */
  span?: (chosen: string, now: Instant) => Span
}

/** From the first moment to before the second. */
export type Span = readonly [from: Instant | '-infinity', before: Instant | 'infinity']
export type Filters = Readonly<Record<string, Filter>>

/** What may be asked of a list, each part optional. */
export type Narrowed<F extends Filters> = { readonly [N in keyof F]?: ValueOf<F[N]['field']> | undefined }

/** An order of what is going on beside the list's own (what is due next): newest first by an instant. */
export interface Order {
  zh: string
  column: string
}

/**
 * A column of the table at a desk: how it is headed, and under which headings it is written into a file (in none without them). What stands in a cell
 * is a matter of words and looks, which the page has.
 */
export interface ListColumn {
  zh: string
  file?: Readonly<Record<string, string>>
  /** Always there: without it nobody knows which row it is. */
  fixed?: true
}
export type ListColumns = Readonly<Record<string, ListColumn>>

/**
 * A list as data. Its rows and who may read them come from the audience of its flow (a tab is one token); from this come what it may be narrowed
 * by (an area or a unit: one of where the list is of, else the list is refused), in which parts of the open pile it is counted, and how else it is ordered. Every filter's column is of the row itself: it is judged before
 * the page is cut, never after.
 */
export interface ListTable<F extends Filters = Filters, P extends string = string, O extends string = string, C extends ListColumns = ListColumns> {
  filters: F
  /** Parts of the open pile with a number of their own, by what narrows to them. */
  parts: Readonly<Record<P, Narrowed<F>>>
  orders: Readonly<Record<O, Order>>
  columns: C
}

/** A list whose parts name only its own filters. */
export const listTable = <const F extends Filters, const P extends string, const O extends string, const C extends ListColumns>(table: ListTable<F, P, O, C>): ListTable<F, P, O, C> => table

/** What is compared, by the name of the filter: null where nothing was asked. Words and days become spans. */
export function compared<F extends Filters>({ filters }: Pick<ListTable<F>, 'filters'>, asked: Narrowed<F>, now: Instant): Record<keyof F & string, string | boolean | Span | null> {
  const entries = Object.entries(filters).map(([name, { span }]) => {
    const chosen = (asked as Record<string, string | boolean | undefined>)[name]
    return [name, chosen === undefined ? null : span ? span(String(chosen), now) : chosen] as const
  })
  return Object.fromEntries(entries) as Record<keyof F & string, string | boolean | Span | null>
}

/** Is anything asked? A flag that is off asks for nothing. */
export const isNarrowed = (asked: Readonly<Record<string, unknown>>): boolean => Object.values(asked).some((chosen) => chosen !== undefined && chosen !== false)
