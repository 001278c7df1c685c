import { fold } from '../../shared/kernel/fold'
import type { ImportKind } from '../../shared/register/import'
import { SHEETS } from '../../shared/register/sheets'
import { findHeading, type Heading as FoundHeading, type KnownField } from '../_sheets/heading'
import type { OpenTable } from '../_sheets/table'
import { statement } from '../_database/statement'
import type { Database } from '../_database/connection'
import { ofEachKind } from './kinds'
import type { Heading, Import } from './read-import'

const KNOWN = ofEachKind((_kind, name): Readonly<Record<string, KnownField>> => Object.fromEntries(Object.entries(SHEETS[name].fields).map(([field, { headings }]) => [field, { words: headings }])))

/** Is there a column of each group that is needed? */
const isComplete = (kind: ImportKind, columns: Readonly<Partial<Record<string, number>>>): boolean => SHEETS[kind].needs.every((group) => group.some((field) => columns[field] !== undefined))

type Known = Readonly<Record<string, KnownField>>

const readRemembered = statement<{ kind: string; source: string }, { words: Record<string, string> }>('import_remembered', `
  select m.words from mashangban.import_mappings m where m.tenant = :tenant and m.kind = :kind and m.source = :source`)

/** The fields of a kind with what they are headed: as the same source was mapped the last time, and else as everybody calls them. */
async function knownOf(database: Database, { kind, source }: Import): Promise<Known> {
  const last = new Map(Object.entries((await database.first(readRemembered, { kind, source }))?.words ?? {}))
  return Object.fromEntries(Object.entries(KNOWN[kind]).map(([field, { words }]) => [field, {
    words: [...[...last].flatMap(([text, mapped]) => (mapped === field ? [text] : [])), ...words.filter((word) => !last.has(fold(word)))],
  }]))
}

/** Whoever takes a row of data for the heading has data in it: of that nothing is kept. */
const IS_DATA = /\d{5}/

/** What is remembered of a sheet: which heading, folded, was which field. */
export const wordsOf = ({ headings, mapping }: Heading): Record<string, string> => Object.fromEntries(Object.entries(mapping)
  .map(([field, column]) => [fold(headings[column] ?? ''), field] as const).filter(([text]) => text !== '' && !IS_DATA.test(text)))

/** The texts of one line, and nothing read beyond it. */
async function textsAt(table: OpenTable, sheet: string, wanted: number): Promise<string[]> {
  for await (const { line, cells } of table.lines(sheet)) if (line >= wanted) return line === wanted ? cells.map(({ text }) => text) : []
  return []
}

interface Chosen {
  sheet: string
  heading: FoundHeading<string> | null
}

/** The sheet that was asked for; else the one with a heading that has all that is needed, or else the first. */
async function sheetOf(table: OpenTable, { sheet: asked, kind }: Import, known: Known): Promise<Chosen> {
  const chosen = async (sheet: string): Promise<Chosen> => ({ sheet, heading: findHeading(await table.beginning(sheet), known) })
  if (asked !== null && table.sheets.includes(asked)) return chosen(asked)
  for (const sheet of table.sheets) {
    const found = await chosen(sheet)
    if (found.heading !== null && isComplete(kind, found.heading.columns)) return found
  }
  return chosen(table.sheets[0] ?? '')
}

/**
 * Which sheet is read, and which of its columns is what: as it was mapped by hand; else as the same source was mapped the last time, and as
 * the headings say. `complete`: the columns that tell one thing from another are among them.
 */
export async function findColumns(database: Database, table: OpenTable, found: Import): Promise<{ sheet: string; heading: Heading | null; complete: boolean }> {
  const { sheet, heading: read } = await sheetOf(table, found, await knownOf(database, found))
  if (found.heading !== null && found.heading.headings.length === 0) {
    const heading = { ...found.heading, headings: await textsAt(table, sheet, found.heading.line) }
    return { sheet, heading, complete: isComplete(found.kind, heading.mapping) }
  }
  if (read === null) {
    const [first] = await table.beginning(sheet)
    return { sheet, heading: first === undefined ? null : { line: first.line, headings: first.cells.map(({ text }) => text), mapping: {} }, complete: false }
  }
  const mapping: Record<string, number> = {}
  for (const [field, column] of Object.entries(read.columns)) if (column !== undefined) mapping[field] = column
  return { sheet, heading: { line: read.line, headings: [...read.texts], mapping }, complete: isComplete(found.kind, mapping) }
}
