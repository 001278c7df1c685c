import { maskName, maskPhone } from '../kernel/mask'
import type { Fold, RegisterField, RegisterFields, Value, Values } from './field'
import { type Circumstances, meant, readCell, type SheetCell } from './read-cell'
import type { RowProblem } from './row-problems'

/** A row of a sheet, read: the fields it names, or what is wrong with it. */
export interface ReadRow {
  /** What tells one thing from another: of a company its credit code (row-kinds.ts); null where it can't be read. */
  key: string | null
  /** What the row is called where it is shown. */
  name: string
  values: Values
  /** Personal data as it stands: to be sealed at once. */
  contact: { name: string; phone: string } | null
  problems: RowProblem[]
  folds: Fold[]
}

export type Cells = Readonly<Record<string, SheetCell | undefined>>

/** A row while it is read. */
export interface RowInHand {
  readonly cells: Cells
  readonly circumstances: Circumstances
  /** What each cell says by itself; undefined: nothing, or it is at fault. */
  readonly raw: Readonly<Record<string, Value | undefined>>
  /** What is kept of it: begins as `raw` without what stands apart, and what several cells say together is put in. */
  readonly values: Record<string, Value>
  readonly problems: readonly RowProblem[]
  contact: ReadRow['contact']
  /** Notes what is wrong with a field. */
  fault(field: string, problem: Pick<RowProblem, 'code' | 'facts'> | undefined): void
}

/** How rows of one kind are read: the fields, what several cells say together, in this order, and what tells one row from another. */
export interface RowKind {
  fields: RegisterFields
  /** Without these nobody knows which thing it is, whatever else the row says. */
  identity: readonly string[]
  name: string
  /** Fields that are not kept as they stand: what they say together with others is. */
  apart: readonly string[]
  together: readonly ((row: RowInHand) => void)[]
  keyOf(row: RowInHand): string | null
}

const MASKS: Partial<Record<RegisterField['kind'], (text: string) => string>> = { contactName: maskName, contactPhone: maskPhone, mobile: maskPhone }

/** As it may be shown among what is wrong: personal data masked, a long text cut. */
const shownOf = (field: RegisterField | undefined, text: string): string =>
  ((field && MASKS[field.kind]) ?? ((each: string) => (each.length > 60 ? `${each.slice(0, 60)}…` : each)))(text.trim())

/** Reads a row. A cell that is not there or empty leaves what is kept; what a new thing must have is asked for where it is written (needed). */
export function readRow(kind: RowKind, cells: Cells, circumstances: Circumstances): ReadRow {
  const raw: Record<string, Value | undefined> = {}
  const values: Record<string, Value> = {}
  const problems: RowProblem[] = []
  const folds: Fold[] = []
  const fault = (field: string, problem: Pick<RowProblem, 'code' | 'facts'> | undefined): void => {
    if (problem) problems.push({ ...problem, field, value: shownOf(kind.fields[field], cells[field]?.text ?? '') })
  }
  for (const name in cells) {
    const field = kind.fields[name]
    const cell = cells[name]
    if (field === undefined || cell === undefined) continue
    const read = readCell(field, cell, circumstances)
    if (read.folds.length > 0) folds.push(...read.folds)
    if (read.problem !== undefined) fault(name, read.problem)
    if (read.value === undefined) continue
    raw[name] = read.value
    if (!kind.apart.includes(name)) values[name] = read.value
  }
  const row: RowInHand = { cells, circumstances, raw, values, problems, contact: null, fault }
  for (const says of kind.together) says(row)
  for (const field of kind.identity) if (raw[field] === undefined && !problems.some((problem) => problem.field === field)) fault(field, { code: 'MISSING' })
  const name = raw[kind.name]
  return { key: kind.keyOf(row), name: typeof name === 'string' ? name : cells[kind.name]?.text.trim() ?? '', values, contact: row.contact, problems, folds }
}

/** What a new thing must have and this one has not. */
export const needed = ({ fields }: Pick<RowKind, 'fields'>, values: Values): RowProblem[] =>
  requiredOf(fields).flatMap((field) => (values[field] === undefined || values[field] === null ? [{ code: 'MISSING' as const, field, value: '' }] : []))

const required = new WeakMap<RegisterFields, readonly string[]>()
function requiredOf(fields: RegisterFields): readonly string[] {
  const names = required.get(fields) ?? Object.keys(fields).filter((field) => fields[field]?.required)
  required.set(fields, names)
  return names
}

/** The id of the thing that a field names, of those that fit; undefined: nobody knows which, which is noted. */
export function namedIn(row: RowInHand, field: string, ...asked: Parameters<typeof meant>): string | undefined {
  const { value, problem } = meant(...asked)
  row.fault(field, problem)
  return typeof value === 'string' ? value : undefined
}
