import { Instant } from '../../shared/kernel/instant-schema'
import { INFINITY, readInstant } from '../_database/instants'

type PartType = 'instant' | 'text' | 'int'
type Value = string | number | null

/** The columns that a list is ordered by, together unique: a page goes on after the key of the last row before it. */
export type Keyset = Readonly<Record<string, PartType>>

/** Where a page begins, as parameters of its statement (`afterAt`, `afterId` …; their names follow from the keyset): before the first row the outermost instant, or null. */
export type Key = object

/** Most lists: by an instant, and by id where it is the same. */
export const BY_INSTANT = { at: 'instant', id: 'text' } as const satisfies Keyset

const SQL_TYPE: Record<PartType, string> = { instant: 'timestamptz', text: 'text', int: 'int' }
const FORM: Record<PartType, RegExp> = { instant: /^[^|]+$/, text: /^[\w.:@-]{1,64}$/, int: /^\d{1,9}$/ }

const parameterOf = (part: string): string => `after${part.charAt(0).toUpperCase()}${part.slice(1)}`

/** SQL: does this row come after the key? `columns` are an expression for each of its parts. */
export function afterKey<K extends Keyset>(keyset: K, columns: Record<keyof K & string, string>, desc: boolean): string {
  const parts = Object.keys(keyset) as (keyof K & string)[]
  const parameters = parts.map((part) => `:${parameterOf(part)}::${SQL_TYPE[keyset[part] ?? 'text']}`)
  const after = `(${parts.map((part) => columns[part]).join(', ')}) ${desc ? '<' : '>'} (${parameters.join(', ')})`
  // An instant has a value beyond all others, which keeps this one comparison a bound of the index; a text has none.
  return Object.values(keyset)[0] === 'instant' ? after : `(${parameters[0] ?? ''} is null or ${after})`
}

const START: Record<PartType, (desc: boolean) => Value> = { instant: (desc) => (desc ? INFINITY : `-${INFINITY}`), text: () => null, int: () => null }

function valueOf(type: PartType, text: string): Value | undefined {
  if (!FORM[type].test(text)) return undefined
  if (type === 'int') return Number(text)
  // A date that does not exist would be an error of the database.
  return type === 'text' || text === INFINITY || Instant.safeParse(text).success ? text : undefined
}

/** Where a page begins; null for a cursor that nobody was given. */
export function keyOf(keyset: Keyset, cursor: string | undefined, desc: boolean): Key | null {
  const parts = Object.entries(keyset)
  const texts = cursor?.split('|')
  if (texts && texts.length !== parts.length) return null
  const values = parts.map(([part, type], at) => [parameterOf(part), texts ? valueOf(type, texts[at] ?? '') : START[type](desc)] as const)
  return values.every(([, value]) => value !== undefined) ? Object.fromEntries(values) : null
}

/** The cursor that goes on after the row with these values, as the database wrote them in the order of the key; null: there is no more. Opaque to clients. */
export const cursorAfter = (keyset: Keyset, values: readonly (string | number)[] | null): string | null =>
  values && Object.values(keyset).map((type, at) => (type === 'instant' ? readInstant(String(values[at])) : values[at])).join('|')
