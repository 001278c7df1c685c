import { type Field, type Fields, initialOf, type ValueOf } from '@shared/form/field'
import type { SentOfFields } from '@shared/form/field-schema'
import { foldedProse, inkOf } from '@shared/kernel/text'
import { counterOf, problemOf } from '@shared/form/problem'

/** A place or person that was chosen, with the name it is shown under. */
export interface Chosen {
  kind: 'unit' | 'person' | 'region'
  id: string
  name: string
}

export interface SentFile {
  fileId: string
  name: string
}

type Named = { kind: 'unit' } | { kind: 'person' } | { kind: 'target' } | { kind: 'region' }

/** What a control holds while it is being filled in: null = nothing chosen yet. */
export type FormValue<F> =
  F extends Named ? Chosen | null
    : F extends { kind: 'choice' } ? ValueOf<F> | null
      : F extends { kind: 'money' } ? string
        : F extends { kind: 'files' } ? readonly SentFile[]
          : F extends { kind: 'picks' } ? readonly string[]
            : ValueOf<F>
export type FormValues<F extends Fields> = { readonly [N in keyof F]: FormValue<F[N]> }
export type Problems<F extends Fields = Fields> = Partial<Record<keyof F & string, string>>

const isNamed = ({ kind }: Field): boolean => kind === 'unit' || kind === 'person' || kind === 'target' || kind === 'region'

/** A person makes a choice himself, also where the wire would take one for him. */
const isChosen = ({ kind }: Field): boolean => kind === 'choice'

function emptyValue(field: Field): unknown {
  if (isNamed(field) || isChosen(field)) return null
  return initialOf(field) ?? (field.kind === 'flag' ? false : '')
}

/** A form nobody has written in yet. */
export const emptyOf = <F extends Fields>(fields: F): FormValues<F> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, emptyValue(field)])) as FormValues<F>

/** 「12.5」 → 1250 分; what is no amount goes to the schema as it is, which refuses it. */
const cents = (yuan: string): unknown => (/^\d+(\.\d{1,2})?$/.test(yuan.trim()) ? Math.round(Number(yuan) * 100) : yuan.trim())

/** A value as it is sent; undefined when there is nothing to send. */
function sentValue(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'string') {
    // What cannot be seen is nothing; whatever can be is sent as it stands.
    if (field.optional && inkOf(foldedProse(value)) === 0) return undefined
    return field.kind === 'money' && value.trim() !== '' ? cents(value) : field.kind === 'money' ? undefined : value
  }
  if (!isNamed(field)) return Array.isArray(value) ? [...(value as unknown[])] : value
  const { kind, id } = value as Chosen
  return field.kind === 'target' ? { [kind === 'unit' ? 'unitId' : 'personId']: id } : id
}

/** What is wrong with one control, in words; undefined when it may be sent. */
export function problemIn(field: Field, value: unknown): string | undefined {
  const sent = sentValue(field, value)
  const asked = isChosen(field) && !field.optional && sent === undefined ? { ...field, initial: undefined } : field
  return problemOf(asked, sent) ?? undefined
}

/** Is more written than the field takes? */
export function isTooMuch(field: Field | undefined, value: unknown): boolean {
  const counter = field === undefined ? null : counterOf(field, value)
  return counter !== null && counter.used > counter.max
}

/** What is still wrong with a form, a sentence per field, in the order of the screen; empty when it may be sent. The server checks the same again. */
export function problemsOf<F extends Fields>(fields: F, values: FormValues<F>): Problems<F> {
  const wrong = Object.entries(fields).map(([name, field]) => [name, problemIn(field, values[name])] as const)
  return Object.fromEntries(wrong.filter(([, problem]) => problem !== undefined)) as Problems<F>
}

/** What goes over the wire for a filled-in form: exactly the parts that its fields name. */
export function inputOf<F extends Fields>(fields: F, values: FormValues<F>): SentOfFields<F> {
  const parts = Object.entries(fields).map(([name, field]): object => {
    const sent = sentValue(field, values[name])
    return sent === undefined ? {} : field.kind === 'target' ? (sent as object) : { [name]: sent }
  })
  return Object.assign({}, ...parts) as SentOfFields<F>
}
