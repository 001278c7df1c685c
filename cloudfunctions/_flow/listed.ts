import type { ActionName, ParsedOf } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { type Reader, signedIn, type UseCase } from '../_runtime/use-case'
import { cursorAfter, type Key, type Keyset, keyOf } from './keyset'

/** What every list takes. */
interface Asked {
  cursor?: string | undefined
  limit: number
}

/** A page as it was read: its rows (null: the reader has them already), and the key from which the next one goes on (null: there is no more). */
export interface Page<Row> {
  items: readonly Row[] | null
  next: readonly (string | number)[] | null
}

type RowOf<Found> = Found extends Page<infer Row> ? Row : never
type AnswerOf<A extends ActionName> = Awaited<ReturnType<UseCase<A>>>

/** Gives the rows of a page as they are viewed, and the cursor. */
export type Viewing<Found> = <View>(view: (row: RowOf<Found>) => View) => { items: View[]; next: string | null }

/** That of a page as it was read. */
export const viewing = <Found extends Page<unknown>>(keyset: Keyset, found: Found): Viewing<Found> => (view) =>
  ({ items: ((found.items ?? []) as RowOf<Found>[]).map(view), next: cursorAfter(keyset, found.next) })

/** A list as it is kept: where a page is read, in which order, and what is answered to whom. */
export interface ListSource<A extends ActionName, Found extends Page<unknown>> {
  keyset: Keyset
  newestFirst(input: ParsedOf<A>): boolean
  /** One page: one trip. `limit` is one more than a page has, which tells whether there is another. */
  read(input: ParsedOf<A>, after: Key & { limit: number }, reader: Reader): Promise<Found>
  /** Asks the table of rights of what was found; `page` gives the rows as they are viewed, and the cursor. */
  answer(found: Found, page: Viewing<Found>, input: ParsedOf<A>, reader: Reader): AnswerOf<A>
}

/** The one use case of every list: a page at a time by its key, and a cursor for the next. One trip. Refuses a cursor that nobody was given. */
export const listed = <A extends ActionName, Found extends Page<unknown>>({ keyset, newestFirst, read, answer }: ListSource<A, Found>): UseCase<A> => async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { cursor, limit } = input as Asked
  const after = keyOf(keyset, cursor, newestFirst(input))
  // Every action may refuse its input.
  if (!after) return refuse('INPUT_INVALID', [{ path: 'cursor', code: 'INPUT_INVALID' }])
  const found = await read(input, { ...after, limit: limit + 1 }, call)
  return answer(found, viewing(keyset, found), input, call)
}

/** A page of rows of which one more was read than it has. */
export const pageOf = <Row>(read: readonly Row[], limit: number, keyOfRow: (row: Row) => readonly (string | number)[]): Page<Row> => {
  const items = read.slice(0, limit - 1)
  const last = items.at(-1)
  return { items, next: last && read.length >= limit ? keyOfRow(last) : null }
}
