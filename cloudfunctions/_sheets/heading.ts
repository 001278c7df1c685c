import { fold } from '../../shared/kernel/fold'
import type { Line } from './cell'

/** How far down a heading is looked for: lines with something in them. Above it stand titles and instructions. */
export const HEADING_WITHIN = 20

/** A field that may stand in a table: the words its heading may have, the usual one first. */
export interface KnownField {
  words: readonly string[]
}

export interface Heading<F extends string> {
  /** As the spreadsheet numbers it, of two lines the lower one; what follows is data. */
  line: number
  /** Of each field that was found, its column from 0: should there be several, the one with the more usual heading, or else the first. */
  columns: Readonly<Partial<Record<F, number>>>
  /** The headings as they stand, by column. */
  texts: readonly string[]
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

/** What may be the heading: a line, or two of which the upper one has the names of groups. */
interface Candidate {
  line: number
  texts: readonly string[]
  /** What stands over a column that has a heading of its own, by column. */
  groups: readonly string[]
}

const oneLine = ({ line, cells }: Line): Candidate => ({ line, texts: cells.map(({ text }) => text), groups: [] })

/** 联系人 over 姓名 and 电话; a column that is blank below has its heading above. The name of a group stands over its first column only. */
function twoLines(upper: Line, lower: Line): Candidate {
  const [above, below] = [oneLine(upper).texts, oneLine(lower).texts]
  const [texts, groups]: [string[], string[]] = [[], []]
  for (let column = 0, group = ''; column < Math.max(above.length, below.length); column++) {
    const [over = '', own = ''] = [above[column], below[column]]
    if (over.trim() !== '') group = over
    texts.push(own.trim() === '' ? over : own)
    groups.push(own.trim() === '' ? '' : group)
  }
  return { line: lower.line, texts, groups }
}

/** Lines by themselves come first: of those that find equally much, the first is taken. */
const candidatesOf = (lines: readonly Line[]): Candidate[] => [
  ...lines.map(oneLine),
  ...lines.flatMap((lower, at) => {
    const upper = lines[at - 1]
    return upper?.line === lower.line - 1 ? [twoLines(upper, lower)] : []
  }),
]

/** The fields that claim a heading: with the name of its group before it, or else by itself. */
const claimants = <F>(text: string, group: string, claims: Claims<F>): readonly F[] =>
  [...(group === '' ? [] : formsOf(group + text)), ...formsOf(text)].map((form) => claims.get(form)).find((fields) => fields !== undefined) ?? []

/** How usual a heading is for a field: 0 for the first of its words. Beside 角色 a column 职务 has titles in it. */
function rankOf(text: string, group: string, { words }: KnownField): number {
  const forms = new Set([...formsOf(group + text), ...formsOf(text)])
  const rank = words.findIndex((word) => forms.has(fold(word)))
  return rank < 0 ? words.length : rank
}

/** A candidate read as the heading, whatever it is. */
function readAs<F extends string>({ line, texts, groups }: Candidate, known: Readonly<Record<F, KnownField>>, claims: Claims<F>): Heading<F> {
  const columns: Partial<Record<F, number>> = {}
  const ranks = new Map<F, number>()
  const [unknown, contested, repeated]: [number[], { column: number; fields: readonly F[] }[], { column: number; field: F }[]] = [[], [], []]
  for (const [column, text] of texts.entries()) {
    if (text.trim() === '') continue
    const fields = claimants(text, groups[column] ?? '', claims)
    const [field] = fields
    if (field === undefined) unknown.push(column)
    else {
      const rank = rankOf(text, groups[column] ?? '', known[field])
      const other = columns[field]
      const isMoreUsual = other === undefined || rank < (ranks.get(field) ?? 0)
      if (isMoreUsual) {
        columns[field] = column
        ranks.set(field, rank)
      }
      if (other !== undefined) repeated.push({ column: isMoreUsual ? other : column, field })
    }
    if (fields.length > 1) contested.push({ column, fields })
  }
  return { line, columns, texts, unknown, contested, repeated }
}

/**
 * The heading among the first lines of a table: the line with most fields in it, the first of those that have equally many; or two lines, one below
 * the other, if together they have more. Null = no line has the heading of any field. Lines beyond the first 20 are not looked at.
 */
export function findHeading<F extends string>(lines: readonly Line[], known: Readonly<Record<F, KnownField>>): Heading<F> | null {
  const claims = claimsOf(known)
  let [best, most]: [Heading<F> | null, number] = [null, 0]
  for (const candidate of candidatesOf(lines.slice(0, HEADING_WITHIN))) {
    const heading = readAs(candidate, known, claims)
    const found = Object.keys(heading.columns).length
    if (found > most) [best, most] = [heading, found]
  }
  return best
}

/** The lines among which a heading may stand: reads no further, and leaves nothing open. Throws what the lines throw. */
export async function firstOf(lines: AsyncIterable<Line>): Promise<Line[]> {
  const first: Line[] = []
  for await (const line of lines) if (first.push(line) === HEADING_WITHIN) break
  return first
}

/** The lines below a heading: the data. */
export async function* below(heading: { readonly line: number }, lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  for await (const line of lines) if (line.line > heading.line) yield line
}
