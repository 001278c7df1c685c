/**
 * A field of a form as plain data: its kind, its limits, its words. From it come the schema on the server (field-schema.ts), the same check
 * without a schema for the client (checks.ts), the control, its problems and its counter (problem.ts, miniapp/form), and the row in the docs.
 * There is no second set of limits.
 */
interface Words {
  /** Above the control; that of its kind when absent. */
  zh?: string
  /** Inside it while it is empty, for instance. */
  hint?: string
  /** Said when it was left empty; that of its kind when absent. */
  ask?: string
  /** May be left out. */
  optional?: true
}

interface Text extends Words {
  max: number
  min: number
}
/** Text of several lines, `min`..`max` code points. */
export interface ProseField extends Text { kind: 'prose' }
/** One line of text. */
export interface LineField extends Text { kind: 'line' }
/** Uploaded files, none as well. */
export interface FilesField extends Words { kind: 'files'; max: number }
/** One of few, with the word for each. */
export interface ChoiceField<W extends Readonly<Record<string, string>> = Readonly<Record<string, string>>> extends Words { kind: 'choice'; words: W }
/** Some of several words that the screen offers, `max` at most. */
export interface PicksField extends Words { kind: 'picks'; max: number }
/** Money, in 分, up to `max`. */
export interface MoneyField extends Words { kind: 'money'; max: number }
interface Plain<K extends string> extends Words { kind: K }

export type Field =
  | ProseField | LineField | FilesField | ChoiceField | PicksField | MoneyField
  | Plain<'unit'> | Plain<'person'> | Plain<'target'> | Plain<'region'> | Plain<'date'> | Plain<'flag'> | Plain<'phone'> | Plain<'visibility'>
export type FieldKind = Field['kind']

/** The fields of a form, in the order of the screen. */
export type Fields = Readonly<Record<string, Field>>

/** Taken when nothing is sent. */
export interface Defaulting<V> { initial: V }

export const prose = (max: number, min = 1): ProseField => ({ kind: 'prose', max, min })
export const line = (max: number, min = 1): LineField => ({ kind: 'line', max, min })
export const files = (max: number): FilesField => ({ kind: 'files', max })
export const choice = <const W extends Readonly<Record<string, string>>>(words: W): ChoiceField<W> => ({ kind: 'choice', words })
export const picks = (max: number): PicksField => ({ kind: 'picks', max })
export const money = (max: number): MoneyField => ({ kind: 'money', max })
export const unit: Plain<'unit'> = { kind: 'unit' }
export const person: Plain<'person'> = { kind: 'person' }
/** A unit or a person: on the wire `unitId` or `personId`, whatever the field is called. */
export const target: Plain<'target'> = { kind: 'target' }
export const region: Plain<'region'> = { kind: 'region' }
export const date: Plain<'date'> = { kind: 'date' }
export const flag: Plain<'flag'> = { kind: 'flag' }
export const phone: Plain<'phone'> = { kind: 'phone' }
/** For the filing side to read, or for the office only. */
export const VISIBILITIES = ['public', 'internal'] as const
export const visibility: Plain<'visibility'> = { kind: 'visibility' }

/** What may be sent for a field of that kind. */
export type ValueOf<F> =
  F extends ChoiceField<infer W> ? `${Exclude<keyof W, symbol>}`
    : F extends { kind: 'visibility' } ? (typeof VISIBILITIES)[number]
      : F extends { kind: 'flag' } ? boolean
        : F extends { kind: 'money' } ? number
          : F extends { kind: 'picks' } ? string[]
          : F extends { kind: 'files' } ? { fileId: string; name: string }[]
            : F extends { kind: 'target' } ? Place
              : string
export interface Place {
  unitId?: string | undefined
  personId?: string | undefined
}

/** May be left out. */
export const optional = <F extends Field>(field: F): F & { optional: true } => ({ ...field, optional: true })
/** Is `initial` when nothing is sent. */
export const defaulting = <F extends Field, const V extends ValueOf<F>>(field: F, initial: V): F & Defaulting<V> => ({ ...field, initial })
/** The same with words of its own. */
export const worded = <F extends Field>(field: F, words: Pick<Words, 'zh' | 'hint' | 'ask'>): F => ({ ...field, ...words })

/** The default of a field, undefined when it has none. */
export const initialOf = (field: Field): unknown => ('initial' in field ? field.initial : field.kind === 'files' || field.kind === 'picks' ? [] : undefined)
