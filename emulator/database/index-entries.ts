// From a document to the keys it has in one index.
import { type IndexDeclaration } from './declaration'
import { requestFailed } from './errors'
import { EMPTY_ARRAY_KEY, encodeKey, invert } from './ordered-key'
import { isDocument, type Document, type Value } from './value'

/** LMDB holds keys of at most 1978 bytes; the id and the index number share that room. */
const MAX_ENTRY_BYTES = 1600

/** The keys of a document in an index, and which parts of the index came from an array. */
export interface IndexEntries {
  keys: Buffer[]
  /** Bit n is set when part n was reached through an array. */
  arrayParts: number
}

/** Where a field path first meets an array: the path so far, its items, and what is left to walk inside each. */
interface ArrayMeeting {
  at: string
  items: Value[]
  rest: string[]
}

function walk(document: Document, path: string[]): { value: Value | undefined; meeting: ArrayMeeting | null } {
  let current: Value | undefined = document
  for (let depth = 0; depth < path.length; depth++) {
    if (Array.isArray(current))
      return { value: undefined, meeting: { at: path.slice(0, depth).join('.'), items: current, rest: path.slice(depth) } }
    current = isDocument(current) ? current[path[depth] as string] : undefined
  }
  if (Array.isArray(current)) return { value: undefined, meeting: { at: path.join('.'), items: current, rest: [] } }
  return { value: current, meeting: null }
}

function insideItem(item: Value, rest: string[], index: IndexDeclaration): Value | undefined {
  let current: Value | undefined = item
  for (const field of rest) {
    if (Array.isArray(current)) throw requestFailed(`an index over arrays inside arrays is not offered, index: ${index.name}`)
    current = isDocument(current) ? current[field] : undefined
  }
  if (rest.length > 0 && Array.isArray(current))
    throw requestFailed(`an index over arrays inside arrays is not offered, index: ${index.name}`)
  return current
}

/**
 * All keys of `document` in `index`, without the id.
 * @throws DATABASE_REQUEST_FAILED when two parts are different arrays, or a key is too long to store.
 */
export function indexEntries(index: IndexDeclaration, document: Document): IndexEntries {
  const walks = index.keys.map(([field]) => walk(document, field.split('.')))
  const meetings = walks.flatMap(({ meeting }) => (meeting ? [meeting] : []))
  const first = meetings[0]
  if (meetings.some((meeting) => meeting.at !== first?.at)) {
    const paths = meetings.map((meeting) => `[${meeting.at}]`).join(' ')
    throw requestFailed(`cannot index parallel arrays ${paths}, index: ${index.name}: an index may hold one array`)
  }
  let arrayParts = 0
  const part = (value: Buffer, position: number): Buffer => (index.keys[position]?.[1] === -1 ? invert(value) : value)
  const single = walks.map(({ value, meeting }, position) => {
    if (meeting) arrayParts |= 1 << position
    return meeting ? null : part(encodeKey(value), position)
  })
  const compose = (item: Value | undefined, empty: boolean): Buffer =>
    Buffer.concat(
      single.map((encoded, position) => {
        if (encoded) return encoded
        const rest = (walks[position]?.meeting as ArrayMeeting).rest
        if (empty) return part(rest.length === 0 ? EMPTY_ARRAY_KEY : encodeKey(null), position)
        return part(encodeKey(insideItem(item as Value, rest, index)), position)
      }),
    )
  const keys = first
    ? distinct(first.items.length > 0 ? first.items.map((item) => compose(item, false)) : [compose(undefined, true)])
    : [compose(undefined, false)]
  const tooLong = keys.find((key) => key.length > MAX_ENTRY_BYTES)
  if (tooLong)
    throw requestFailed(`the indexed value is too long (${tooLong.length} bytes, at most ${MAX_ENTRY_BYTES}), index: ${index.name}`)
  return { keys, arrayParts }
}

function distinct(keys: Buffer[]): Buffer[] {
  if (keys.length < 2) return keys
  const seen = new Map<string, Buffer>()
  for (const key of keys) seen.set(key.toString('latin1'), key)
  return [...seen.values()]
}
