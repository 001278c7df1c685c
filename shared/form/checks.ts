import type { InputError } from './errors'
import { type Field, type FieldKind, initialOf, VISIBILITIES } from './field'
import * as text from './text-checks'

type Code = InputError | null
type Check = (value: unknown) => Code

const anObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

const ofText = (check: text.TextCheck): Check => (value) => (typeof value === 'string' ? text.codeOfText(check, value) : 'INPUT_TYPE')

/** A list that is too long is so whatever stands in it. */
const ofList = (item: Check, max: number): Check => (value) => {
  if (!Array.isArray(value)) return 'INPUT_TYPE'
  return value.length > max ? 'INPUT_TOO_LONG' : Array.from(value, item).find((code) => code !== null) ?? null
}

const oneOf = (words: readonly unknown[]): Check => (value) => (words.includes(value) ? null : 'INPUT_INVALID')

const [id, fileId, fileName] = [ofText(text.id), ofText(text.fileId), ofText(text.fileName)]
const idOrNone: Check = (value) => (value === undefined ? null : id(value))

const file: Check = (value) => (anObject(value) ? fileId(value.fileId) ?? fileName(value.name) : 'INPUT_TYPE')

const place: Check = (value) => {
  if (!anObject(value)) return 'INPUT_TYPE'
  return idOrNone(value.unitId) ?? idOrNone(value.personId) ?? (value.unitId === undefined && value.personId === undefined ? 'INPUT_MISSING' : null)
}

const money = (max: number): Check => (value) => (!Number.isSafeInteger(value) ? 'INPUT_TYPE' : (value as number) < 0 || (value as number) > max ? 'INPUT_INVALID' : null)

const CHECKS: { readonly [K in FieldKind]: (field: Extract<Field, { kind: K }>) => Check } = {
  prose: ({ max, min }) => ofText(text.prose(max, min)),
  line: ({ max, min }) => ofText(text.line(max, min)),
  files: ({ max }) => ofList(file, max),
  choice: ({ words }) => oneOf(Object.keys(words)),
  picks: ({ max }) => ofList(ofText(text.pick), max),
  money: ({ max }) => money(max),
  unit: () => id,
  person: () => id,
  region: () => id,
  target: () => place,
  date: () => ofText(text.day),
  flag: () => (value) => (typeof value === 'boolean' ? null : 'INPUT_TYPE'),
  phone: () => ofText(text.phone),
  visibility: () => oneOf(VISIBILITIES),
}

/** The code that the server would give for that value, null when it takes it: that of its schema (field-schema.ts), without the schema. */
export function codeOf(field: Field, value: unknown): Code {
  if (value === undefined && (field.optional || initialOf(field) !== undefined)) return null
  return value === undefined || value === null ? 'INPUT_MISSING' : CHECKS[field.kind](field as never)(value)
}
