import { named } from '@/session/dress'
/** What of a thing can be compared: what it is called, and its words. */
export type Compared<T> = readonly (readonly [label: string, words: (thing: T) => string | null])[]

/** What differs between a thing as it was and as it is, in words. */
export const differences = <T>(compared: Compared<T>, was: T, is: T): { label: string, before: string | null, after: string | null }[] =>
  compared.flatMap(([label, words]) => (words(was) === words(is) ? [] : [{ label: named(label), before: words(was), after: words(is) }]))

/** Of what somebody else has changed meanwhile: the fields that were left alone here take it over; what was written stays. `before`, `after`: what stood in the form then and would stand in it now. */
export const takenOver = <V extends object>(values: V, before: Partial<V>, after: Partial<V>): Partial<V> =>
  Object.fromEntries(Object.entries(after).filter(([field]) => JSON.stringify(values[field as keyof V]) === JSON.stringify(before[field as keyof V]))) as Partial<V>
