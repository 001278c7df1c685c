import { maskName, maskPhone } from '../kernel/mask'
import type { Fold, RegisterField, Value, Values } from './field'
import { type Circumstances, readCell, type SheetCell } from './read-cell'
import type { RowProblem } from './row-problems'

/** A row of a sheet, read: the fields it names, or what is wrong with it. */
export interface ReadRow {
  /** What tells one thing from another: of a company its credit code; null where it can't be read, or only what stands in the register tells. */
  key: string | null
  /** What the row is called where it is shown. */
  name: string
  values: Values
  problems: RowProblem[]
  folds: readonly Fold[]
}

const MASKS: Partial<Record<RegisterField['kind'], (text: string) => string>> = { contactName: maskName, contactPhone: maskPhone }

/** As it may be shown among what is wrong: personal data masked, a long text cut. */
const shownOf = ({ kind }: RegisterField, text: string): string => (MASKS[kind] ?? ((each: string) => (each.length > 60 ? `${each.slice(0, 60)}…` : each)))(text.trim())

/** The fields of a sort of things, each by its name. */
export type FieldsOf<F extends string> = Readonly<Record<F, RegisterField>>
/** The cells of a row by field; of a column that is not there nothing. */
export type CellsOf<F extends string> = Partial<Record<F, SheetCell>>

/** Cells read one by one, before what several of them say together. */
export interface ReadCells<F extends string> {
  raw: Partial<Record<F, Value>>
  problems: RowProblem[]
  folds: Fold[]
  /** Notes what is wrong with a cell beyond what it says by itself; nothing where nothing is. */
  fault(field: F, problem: Pick<RowProblem, 'code' | 'facts'> | undefined): void
  /** Whether something is wrong with that cell. */
  isFaulty(field: F): boolean
}

/** Reads each cell of a row by the rules of its field. A cell that is not there or empty leaves what is kept. */
export function readCells<F extends string>(fields: FieldsOf<F>, cells: CellsOf<F>, circumstances: Circumstances): ReadCells<F> {
  const raw: Partial<Record<F, Value>> = {}
  const problems: RowProblem[] = []
  const folds: Fold[] = []
  const fault = (field: F, problem: Pick<RowProblem, 'code' | 'facts'> | undefined): void => {
    if (problem) problems.push({ ...problem, field, value: shownOf(fields[field], cells[field]?.text ?? '') })
  }
  for (const [field, cell] of Object.entries(cells) as [F, SheetCell][]) {
    const read = readCell(fields[field], cell, circumstances)
    folds.push(...read.folds)
    fault(field, read.problem)
    if (read.value !== undefined) raw[field] = read.value
  }
  return { raw, problems, folds, fault, isFaulty: (field) => problems.some((each) => each.field === field) }
}

/** What a new thing must have and this one has not. */
export const lacking = (fields: Readonly<Record<string, RegisterField>>, values: Values): RowProblem[] =>
  Object.entries(fields).flatMap(([field, { required }]) => (required && (values[field] === undefined || values[field] === null) ? [{ code: 'MISSING' as const, field, value: '' }] : []))
