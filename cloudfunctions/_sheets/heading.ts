import { fold } from '../../shared/kernel/fold'
import type { Line } from './cell'

/** How far down a heading is looked for: lines with something in them. Above it stand titles and instructions. */
export const HEADING_WITHIN = 20

/** A field that may stand in a table: the words its heading may have, the usual one first. */
export interface KnownField {
  words: readonly string[]
  required?: boolean
}

export interface Heading<F extends string> {
  /** As the spreadsheet numbers it; what follows is data. */
  line: number
  /** Of each field that was found, its column from 0: the first one, should there be several. */
  columns: Readonly<Partial<Record<F, number>>>
  /** The headings as they stand, by column. */
  texts: readonly string[]
  /** Required fields without a column. */
  missing: readonly F[]
  /** Columns with a heading that no field knows. */
  unknown: readonly number[]
  /** Columns whose heading two fields claim: given to the first of them. */
  contested: readonly { column: number; fields: readonly F[] }[]
  /** Columns of a field that has one already: not read. */
  repeated: readonly { column: number; field: F }[]
}

const REMARK = /（[^（）]*）|\([^()]*\)|【[^【】]*】|\[[^[\]]*\]|〔[^〔〕]*〕/g

/** A heading in the forms it is compared in: with and without remarks in brackets; width, case, spaces, line breaks, asterisks and other marks never count. */
function formsOf(heading: string): string[] {
  const [whole, bare] = [fold(heading), fold(heading.replace(REMARK, ''))]
  return bare === '' || bare === whole ? [whole] : [whole, bare]
}

type Claims<F> = ReadonlyMap<string, readonly F[]>

/** Which fields claim a word. */
function claimsOf<F extends string>(known: Readonly<Record<F, KnownField>>): Claims<F> {
  const claims = new Map<string, F[]>()
  for (const field of Object.keys(known) as F[]) {
    for (const word of new Set(known[field].words.map(fold))) claims.set(word, [...(claims.get(word) ?? []), field])
  }
  return claims
}

const claimants = <F>(text: string, claims: Claims<F>): readonly F[] => formsOf(text).map((form) => claims.get(form)).find((fields) => fields !== undefined) ?? []

/** A line read as the heading, whatever it is. */
function readAs<F extends string>({ line, cells }: Line, known: Readonly<Record<F, KnownField>>, claims: Claims<F>): Heading<F> {
  const columns: Partial<Record<F, number>> = {}
  const [unknown, contested, repeated]: [number[], { column: number; fields: readonly F[] }[], { column: number; field: F }[]] = [[], [], []]
  for (const [column, { text }] of cells.entries()) {
    if (text.trim() === '') continue
    const fields = claimants(text, claims)
    const [field] = fields
    if (field === undefined) unknown.push(column)
    else if (columns[field] === undefined) columns[field] = column
    else repeated.push({ column, field })
    if (fields.length > 1) contested.push({ column, fields })
  }
  const missing = (Object.keys(known) as F[]).filter((field) => known[field].required && columns[field] === undefined)
  return { line, columns, texts: cells.map(({ text }) => text), missing, unknown, contested, repeated }
}

/**
 * The heading among the first lines of a table: the line with most fields in it, the first of those that have equally many. Null = no line has the
 * heading of any field. Lines beyond the first 20 are not looked at.
 */
export function findHeading<F extends string>(lines: readonly Line[], known: Readonly<Record<F, KnownField>>): Heading<F> | null {
  const claims = claimsOf(known)
  let [best, most]: [Heading<F> | null, number] = [null, 0]
  for (const line of lines.slice(0, HEADING_WITHIN)) {
    const heading = readAs(line, known, claims)
    const found = Object.keys(heading.columns).length
    if (found > most) [best, most] = [heading, found]
  }
  return best
}

/** The heading of a sheet. Reads no further than a heading may stand, and leaves nothing open. Throws what the lines throw. */
export async function headingOf<F extends string>(lines: AsyncIterable<Line>, known: Readonly<Record<F, KnownField>>): Promise<Heading<F> | null> {
  const first: Line[] = []
  for await (const line of lines) if (first.push(line) === HEADING_WITHIN) break
  return findHeading(first, known)
}

/** The lines below a heading: the data. */
export async function* below(heading: { readonly line: number }, lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  for await (const line of lines) if (line.line > heading.line) yield line
}
