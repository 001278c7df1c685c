import { COMPANY_FIELDS, type CompanyField } from '../../shared/register/company'
import { fold } from '../../shared/kernel/fold'
import type { RegisterField } from '../../shared/register/field'
import { headingOf, type KnownField } from '../_sheets/heading'
import type { OpenTable } from '../_sheets/table'
import { statement } from '../_database/statement'
import type { Database } from '../_database/connection'
import type { Heading, Import } from './read-import'

const KNOWN = Object.fromEntries((Object.entries(COMPANY_FIELDS) as [CompanyField, RegisterField][]).map(([field, { headings }]) =>
  [field, { words: headings, required: field === 'uscc' }])) as Record<CompanyField, KnownField>

const readRemembered = statement<{ kind: string; source: string; importId: string }, { heading: Heading }>('import_remembered', `
  select i.heading from mashangban.imports i where i.tenant = :tenant and i.kind = :kind and i.source = :source and i.heading is not null and i.id <> :importId and i.state <> 'failed' order by i.made_at desc limit 1`)

/** How the columns of the same source were mapped the last time, by what stood above them. */
async function remembered(database: Database, { kind, source, id }: Import): Promise<ReadonlyMap<string, CompanyField>> {
  const last = await database.first(readRemembered, { kind, source, importId: id })
  return new Map(Object.entries(last?.heading.mapping ?? {}).map(([field, column]) => [fold(last?.heading.headings[column] ?? ''), field as CompanyField] as const).filter(([text]) => text !== ''))
}

/** The texts of one line, and nothing read beyond it. */
async function textsAt(table: OpenTable, sheet: string, wanted: number): Promise<string[]> {
  for await (const { line, cells } of table.lines(sheet)) if (line >= wanted) return line === wanted ? cells.map(({ text }) => text) : []
  return []
}

/** The sheet with a heading we know, or else the first. */
async function sheetOf(table: OpenTable, asked: string | null): Promise<string> {
  if (asked !== null && table.sheets.includes(asked)) return asked
  for (const sheet of table.sheets) {
    const found = await headingOf(table.lines(sheet), KNOWN)
    if (found !== null && found.missing.length === 0) return sheet
  }
  return table.sheets[0] ?? ''
}

/**
 * Which sheet is read, and which of its columns is what: as it was mapped by hand; else as the headings say, and as the same source was mapped the
 * last time. `complete`: the column that tells one company from another is among them.
 */
export async function findColumns(database: Database, table: OpenTable, found: Import): Promise<{ sheet: string; heading: Heading | null; complete: boolean }> {
  const sheet = await sheetOf(table, found.sheet)
  if (found.heading !== null && found.heading.headings.length === 0) {
    const heading = { ...found.heading, headings: await textsAt(table, sheet, found.heading.line) }
    return { sheet, heading, complete: heading.mapping['uscc'] !== undefined }
  }
  const read = await headingOf(table.lines(sheet), KNOWN)
  if (read === null) {
    for await (const { line, cells } of table.lines(sheet)) return { sheet, heading: { line, headings: cells.map(({ text }) => text), mapping: {} }, complete: false }
    return { sheet, heading: null, complete: false }
  }
  const mapping: Record<string, number> = { ...read.columns }
  const before = await remembered(database, found)
  for (const column of read.unknown) {
    const field = before.get(fold(read.texts[column] ?? ''))
    if (field !== undefined && mapping[field] === undefined) mapping[field] = column
  }
  return { sheet, heading: { line: read.line, headings: [...read.texts], mapping }, complete: mapping['uscc'] !== undefined }
}
