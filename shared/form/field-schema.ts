import * as z from 'zod/mini'
import { type Field, type FieldKind, type Fields, initialOf, type Place, type ValueOf, VISIBILITIES } from './field'
import * as wire from './fields'

type MayBeAbsent = { optional: true }
type HasInitial = { initial: unknown } | { kind: 'files' | 'picks' }
type Flat<T> = { [K in keyof T]: T[K] }
/** A target is two names on the wire, whatever it is called here. */
type Targets<F extends Fields> = { [N in keyof F]: F[N] extends { kind: 'target' } ? N : never }[keyof F]
type Spread<F extends Fields> = [Targets<F>] extends [never] ? unknown : Place
type Loose<F extends Fields, Of> = Exclude<{ [N in keyof F]: F[N] extends Of ? N : never }[keyof F], Targets<F>>
type Values<F extends Fields, Absent> =
  Flat<{ [N in Exclude<keyof F, Loose<F, Absent> | Targets<F>>]: ValueOf<F[N]> } & { [N in Loose<F, Absent>]?: ValueOf<F[N]> | undefined } & Spread<F>>

/** What is read from a filled-in form: defaults filled in. */
export type InputOfFields<F extends Fields> = Values<F, MayBeAbsent>
/** What may be sent: whatever has a default may be left out. */
export type SentOfFields<F extends Fields> = Values<F, MayBeAbsent | HasInitial>

type SchemaOf<F> =
  F extends MayBeAbsent ? z.ZodMiniOptional<z.ZodMiniType<ValueOf<F>>>
    : F extends HasInitial ? z.ZodMiniDefault<z.ZodMiniType<ValueOf<F>>>
      : z.ZodMiniType<ValueOf<F>>

const place = { unitId: z.optional(wire.id), personId: z.optional(wire.id) }
const isNamed = ({ unitId, personId }: Place): boolean => unitId !== undefined || personId !== undefined

const MAKE: { readonly [K in FieldKind]: (field: Extract<Field, { kind: K }>) => z.ZodMiniType } = {
  prose: ({ max, min }) => wire.prose(max, min),
  line: ({ max, min }) => wire.line(max, min),
  files: ({ max }) => wire.files(max),
  choice: ({ words }) => z.enum(Object.keys(words), 'INPUT_INVALID'),
  picks: ({ max }) => wire.picks(max),
  money: ({ max }) => z.int('INPUT_TYPE').check(z.minimum(0, 'INPUT_INVALID'), z.maximum(max, 'INPUT_INVALID')),
  unit: () => wire.id,
  person: () => wire.id,
  region: () => wire.id,
  target: () => z.object(place).check(z.refine(isNamed, { error: 'INPUT_MISSING', path: ['unitId'] })),
  date: () => wire.day,
  flag: () => z.boolean('INPUT_TYPE'),
  phone: () => wire.phone,
  visibility: () => z.enum(VISIBILITIES, 'INPUT_INVALID'),
}

/** The schema of one field: it takes what checks.ts takes and gives the same codes. */
export function schemaOf<F extends Field>(field: F): SchemaOf<F> {
  const base = MAKE[field.kind](field as never)
  const initial = initialOf(field)
  const schema = field.optional ? z.optional(base) : initial === undefined || field.kind === 'files' || field.kind === 'picks' ? base : z._default(base, initial)
  return schema as unknown as SchemaOf<F>
}

/** The names and schemas that fields have on the wire. */
export const wireOf = (fields: Fields): Record<string, z.ZodMiniType> =>
  Object.assign({}, ...Object.entries(fields).map(([name, field]) => (field.kind === 'target' ? place : { [name]: schemaOf(field) }))) as Record<string, z.ZodMiniType>

const mustName = (fields: Fields): boolean => Object.values(fields).some(({ kind, optional }) => kind === 'target' && !optional)

/** One object of all fields, after what comes with them (`more`: an id, a version). */
export function schemaOfFields<F extends Fields, const M extends Record<string, z.ZodMiniType> = Record<never, never>>(fields: F, more?: M):
z.ZodMiniType<InputOfFields<F> & z.output<z.ZodMiniObject<M>>, SentOfFields<F> & z.input<z.ZodMiniObject<M>>> {
  const schema = z.object({ ...more, ...wireOf(fields) })
  const whole = mustName(fields) ? schema.check(z.refine((input) => isNamed(input as Place), { error: 'INPUT_MISSING', path: ['unitId'] })) : schema
  return whole as unknown as ReturnType<typeof schemaOfFields<F, M>>
}
