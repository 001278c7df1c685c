import type { ChoiceField, Fields, ValueOf } from '../form/field'
import type { FileRef } from './shape'
import type { Target } from './target'

/** Fields that name a place or a person: looked up before the core sees them. On the wire they are called `unitId` and `personId`. */
type Looked = { kind: 'target' } | { kind: 'unit' } | { kind: 'person' }
type Named<F extends Fields, Of> = { [N in keyof F]: F[N] extends Of ? N : never }[keyof F]
type Loose<F extends Fields> = Exclude<Named<F, { optional: true }>, Named<F, Looked | { kind: 'files' }>>
type Sure<F extends Fields> = Exclude<keyof F, Loose<F> | Named<F, Looked | { kind: 'files' }>>
type Value<F> = F extends ChoiceField<infer W> ? `${Exclude<keyof W, symbol>}` : ValueOf<F>

/** What comes with an act as the core sees it: files by reference; a place looked up: undefined = not named, null = named but not found. */
export type CoreInput<F extends Fields> =
  & { [N in Sure<F>]: Value<F[N]> }
  & { [N in Loose<F>]?: Value<F[N]> | undefined }
  & ([Named<F, { kind: 'files' }>] extends [never] ? unknown : { files?: FileRef[] })
  & ([Named<F, Looked>] extends [never] ? unknown : { target?: Target | null | undefined })

/** Acts of a table that come over the wire: those with fields, be they none. The others the system does by itself. */
export type WireAct<A> = { [K in keyof A & string]: A[K] extends { fields: Fields } ? K : never }[keyof A & string]

/** What comes with each act that has fields, read off the table. */
export type InputOfActs<A> = { [K in WireAct<A>]: A[K] extends { fields: infer F extends Fields } ? CoreInput<F> : never }

/** The acts of a table that come over the wire, in its order. */
export const wireActs = <A extends Readonly<Record<string, object>>>(acts: A): [WireAct<A>, ...WireAct<A>[]] =>
  Object.entries(acts).filter(([, row]) => 'fields' in row).map(([act]) => act) as [WireAct<A>, ...WireAct<A>[]]
