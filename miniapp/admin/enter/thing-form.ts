import type { OutputOf, Reply } from '@shared/api'
import { type Field, type Fields, line, worded } from '@shared/form/field'
import type { SentOfFields } from '@shared/form/field-schema'
import type { Mutation } from '@/data/use-mutation'
import type { Chosen, FormValues, Problems } from '@/form/values'
import type { Compared } from '../meanwhile'
import type { One, ThingOf } from '../thing-words'

/** What a new one is begun from: the area, or the unit, on whose page it was asked for. */
export interface Beginning {
  area: One<'area'> | null
  unit: One<'unit'> | null
}

/** The form of one kind of thing, with the limits of the action that saves it. */
export interface ThingForm<K extends ThingOf, F extends Fields> {
  of: K
  fields: F
  /** What stands in it of one that is registered. */
  startOf: (thing: One<K>) => Partial<FormValues<F>>
  /** What stands in a new one. */
  fresh: (from: Beginning) => Partial<FormValues<F>>
  /** Fields that are not asked for: what never changes, what follows from another. */
  hidden: (values: FormValues<F>, begun: One<K> | null) => readonly (keyof F & string)[]
  /** Beside the label of a field, instead of the usual words. */
  beside?: (begun: One<K> | null) => Partial<Record<keyof F & string, string>>
  /** What no single field can tell. */
  also?: (values: FormValues<F>, begun: One<K> | null) => Problems<F>
  send: (run: Mutation['run'], input: SentOfFields<F>, begun: One<K> | null, over: One<K> | null) => Promise<Reply<OutputOf<'register.saveArea'>> | null>
  /** At which field a refusal is mended. */
  fieldOf: Readonly<Record<string, keyof F & string>>
  compared: Compared<One<K>>
  /** Said where somebody else changed what cannot be compared. */
  sealed: string
}

/** A field as the register calls it. */
export const called = <F extends Field>(field: F, { zh }: { zh: string }, words: { hint?: string } = {}): F => worded(field, { zh, ask: `请填${zh}`, ...words })
/** The same of what is chosen. */
export const chosenAs = <F extends Field>(field: F, { zh }: { zh: string }): F => worded(field, { zh, ask: `请选${zh}` })
/** A line as long as the register keeps it. */
export const lineAs = (field: { zh: string, max: number }, words: { hint?: string } = {}) => called(line(field.max), field, words)

export const areaChosen = ({ id, name }: { id: string, name: string }): Chosen => ({ kind: 'region', id, name })
export const unitChosen = ({ id, name }: { id: string, name: string }): Chosen => ({ kind: 'unit', id, name })
/** Which one, and over which version. */
export const which = (begun: { id: string } | null, over: { version: number } | null): { id: string | null, seen?: number } => ({ id: begun?.id ?? null, ...(over === null ? {} : { seen: over.version }) })
