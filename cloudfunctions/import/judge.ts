import { after, changesOf } from '../../shared/register/changes'
import type { Fold } from '../../shared/register/field'
import type { CompanyField } from '../../shared/register/company'
import { needed, type ReadRow, readRow } from '../../shared/register/read-row'
import { ROW_KINDS } from '../../shared/register/row-kinds'
import { type Circumstances, liesIn, type SheetCell } from '../../shared/register/read-cell'
import type { Vault } from '../_ports/vault'
import type { CompanyNow } from '../_register/company-rows'
import { sealContact } from '../_register/contacts'
import type { StagedRow } from './stage'

/** A row of the sheet, read and sealed: what is left to know is what stands in the register. */
export interface JudgedRow {
  line: number
  read: Omit<ReadRow, 'contact'>
  folds: readonly Fold[]
}

/** The cells of a line by field. */
const cellsOf = (cells: readonly SheetCell[], mapping: Readonly<Record<string, number>>): Partial<Record<CompanyField, SheetCell>> =>
  Object.fromEntries(Object.entries(mapping).flatMap(([field, column]) => { const cell = cells[column]; return cell ? [[field, cell] as const] : [] }))

/** Reads a line by the rules of the register. What is personal is sealed here and nowhere kept as it stood. */
export function readLine(line: number, cells: readonly SheetCell[], mapping: Readonly<Record<string, number>>, circumstances: Circumstances, vault: Vault): JudgedRow {
  const { contact, ...read } = readRow(ROW_KINDS.company, cellsOf(cells, mapping), circumstances)
  const values = contact === null ? read.values : { ...read.values, contacts: [{ ...sealContact(vault, contact) }] }
  return { line, read: { ...read, values }, folds: read.folds }
}

const ENDED: readonly unknown[] = ['closed', 'moved']

/** Does this row end a company that is in business? */
export const endsIt = ({ read }: JudgedRow, now: CompanyNow | undefined): boolean => now?.values.state === 'operating' && ENDED.includes(read.values['state'])

/**
 * What a row does to the register as it stands: a row of the stage. `first`: the line that has the same company already. `open`: requests of it that are
 * going on, where it would end.
 */
export function judge({ line, read }: JudgedRow, now: CompanyNow | undefined, { areas, within }: Pick<Circumstances, 'areas' | 'within'>, first: number | undefined, open: number): StagedRow {
  // Of a company of somebody else nothing is told but that it is one.
  if (now !== undefined && !liesIn(areas, String(now.values.areaId), within)) {
    return { line, key: read.key, id: null, version: null, name: read.name, act: 'bad', put: {}, what: {}, problems: [{ code: 'ELSEWHERE', field: 'uscc', value: read.key ?? '' }] }
  }
  const problems = [...read.problems]
  if (first !== undefined) problems.push({ code: 'TWICE', field: 'uscc', value: read.key ?? '', facts: { line: first } })
  if (open > 0) problems.push({ code: 'OPEN_CASES', field: 'state', value: '', facts: { count: open } })
  if (now === undefined && problems.length === 0) problems.push(...needed(ROW_KINDS.company, read.values))
  const row = { line, key: read.key, id: now?.id ?? null, version: now?.version ?? null, name: read.name !== '' ? read.name : String(now?.values.name ?? '') }
  if (problems.length > 0) return { ...row, act: 'bad', put: {}, what: {}, problems }
  // Of a new one all is put, so that nothing stands there twice; of another one what changes.
  if (now === undefined) return { ...row, act: 'new', put: read.values, what: {}, problems }
  const what = changesOf(now.values, read.values)
  return { ...row, act: Object.keys(what).length === 0 ? 'same' : 'changed', put: after(what), what, problems }
}
