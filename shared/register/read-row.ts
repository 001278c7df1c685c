import { maskName, maskPhone } from '../kernel/mask'
import { COMPANY_FIELDS, type CompanyField } from './company'
import type { Fold, RegisterField, Value, Values } from './field'
import { type Circumstances, meant, readCell, type SheetCell } from './read-cell'
import type { RowProblem } from './row-problems'

/** A row of a sheet, read: the fields it names, or what is wrong with it. */
export interface ReadRow {
  /** What tells one thing from another: of a company its credit code; null where it can't be read. */
  key: string | null
  /** What the row is called where it is shown. */
  name: string
  values: Values
  /** Personal data as it stands: to be sealed at once. */
  contact: { name: string; phone: string } | null
  problems: RowProblem[]
  folds: Fold[]
}

const MASKS: Partial<Record<RegisterField['kind'], (text: string) => string>> = { contactName: maskName, contactPhone: maskPhone }

/** As it may be shown among what is wrong: personal data masked, a long text cut. */
const shownOf = ({ kind }: RegisterField, text: string): string => (MASKS[kind] ?? ((each: string) => (each.length > 60 ? `${each.slice(0, 60)}…` : each)))(text.trim())

type Cells = Partial<Record<CompanyField, SheetCell>>

/** Reads a row of companies. A cell that is not there or empty leaves what is kept; what a new one must have is asked for where it is written (needed). */
export function readCompanyRow(cells: Cells, circumstances: Circumstances): ReadRow {
  const raw: Partial<Record<CompanyField, Value>> = {}
  const problems: RowProblem[] = []
  const folds: Fold[] = []
  const fault = (field: CompanyField, problem: Pick<RowProblem, 'code' | 'facts'> | undefined): void => {
    if (problem) problems.push({ ...problem, field, value: shownOf(COMPANY_FIELDS[field], cells[field]?.text ?? '') })
  }
  for (const [field, cell] of Object.entries(cells) as [CompanyField, SheetCell][]) {
    const read = readCell(COMPANY_FIELDS[field], cell, circumstances)
    folds.push(...read.folds)
    fault(field, read.problem)
    if (read.value !== undefined) raw[field] = read.value
  }
  const { gridId, officerId, officerPhone, contactName, contactPhone, ...values } = raw
  const resolved: Partial<Record<CompanyField, Value>> = { ...values }
  if (typeof gridId === 'string' && typeof raw.areaId === 'string') {
    const area = raw.areaId
    const grid = meant(circumstances.areas, gridId, 'BELOW_UNKNOWN', 'AREA_SEVERAL', ({ within }) => within?.includes(area) ?? false)
    fault('gridId', grid.problem)
    if (grid.value !== undefined) resolved.areaId = grid.value
  }
  if (typeof officerId === 'string') {
    const fits = typeof officerPhone === 'string' ? ({ phone }: { phone?: string | null }) => (phone ?? '').replace(/\D/g, '') === officerPhone : undefined
    const official = meant(circumstances.officials, officerId, 'OFFICIAL_UNKNOWN', 'OFFICIAL_SEVERAL', fits)
    fault('officerId', official.problem)
    if (official.value !== undefined) resolved.officerId = official.value
  }
  if (contactName !== undefined && contactPhone === undefined && !problems.some(({ field }) => field === 'contactPhone')) fault('contactName', { code: 'CONTACT_NAME' })
  const contact = typeof contactPhone === 'string' ? { name: typeof contactName === 'string' ? contactName : '', phone: contactPhone } : null
  // Without a key nobody knows which company it is, whatever else it says.
  if (cells.uscc === undefined || (raw.uscc === undefined && !problems.some(({ field }) => field === 'uscc'))) fault('uscc', { code: 'MISSING' })
  return {
    key: typeof raw.uscc === 'string' ? raw.uscc : null,
    name: typeof raw.name === 'string' ? raw.name : cells.name?.text.trim() ?? '',
    values: resolved, contact, problems, folds,
  }
}

/** What a new company must have and this one has not. */
export const needed = (values: Values): RowProblem[] =>
  (Object.entries(COMPANY_FIELDS) as [CompanyField, RegisterField][]).flatMap(([field, { required }]) =>
    (required && (values[field] === undefined || values[field] === null) ? [{ code: 'MISSING' as const, field, value: '' }] : []))
