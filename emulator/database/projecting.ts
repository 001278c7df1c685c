// What comes after finding: order in memory, and the fields the caller asked for.
import { Query } from 'mingo/query'
import { notEmulated, requestFailed } from './errors'
import { EMPTY_ARRAY_KEY, encodeKey } from './ordered-key'
import { type SortOrder } from './planner'
import { CONTEXT } from './predicate'
import { isDocument, type Document, type Value } from './value'

/** Reads `{ field: 1 | -1 }`. @throws DATABASE_REQUEST_FAILED on any other direction. */
export function readSort(order: Document): SortOrder {
  return Object.entries(order).map(([field, direction]): readonly [string, 1 | -1] => {
    if (direction !== 1 && direction !== -1) throw requestFailed(`bad sort direction for ${field}: ${JSON.stringify(direction)}`)
    return [field, direction]
  })
}

function valuesAt(value: Value | undefined, path: string[]): (Value | undefined)[] {
  const [field, ...rest] = path
  if (Array.isArray(value)) return value.flatMap((item) => (field === undefined ? [item] : valuesAt(item, path)))
  if (field === undefined) return [value]
  return valuesAt(isDocument(value) ? value[field] : undefined, rest)
}

/** An array sorts by its least item going up and by its greatest going down, as in MongoDB. */
function sortKey(document: Document, field: string, direction: 1 | -1): Buffer {
  const keys = valuesAt(document, field.split('.')).map(encodeKey)
  if (keys.length === 0) return EMPTY_ARRAY_KEY
  return keys.reduce((chosen, key) => (Buffer.compare(key, chosen) * direction < 0 ? key : chosen))
}

/** Stable sort in MongoDB's order of values. */
export function sortDocuments(documents: Document[], sort: SortOrder): Document[] {
  if (sort.length === 0) return documents
  const keyed = documents.map((document) => ({ document, keys: sort.map(([field, direction]) => sortKey(document, field, direction)) }))
  keyed.sort((a, b) => {
    for (const [position, [, direction]] of sort.entries()) {
      const order = Buffer.compare(a.keys[position] as Buffer, b.keys[position] as Buffer)
      if (order !== 0) return order * direction
    }
    return 0
  })
  return keyed.map(({ document }) => document)
}

const PROJECTION_OPERATORS = new Set(['$slice', '$elemMatch'])

/** The names of a projection that only lists whole top-level fields, which needs no interpreter; null for any other. */
function wholeFields(projection: Document): Set<string> | null {
  const names = Object.keys(projection)
  const plain = names.length > 0 && names.every((name) => !name.includes('.') && !name.startsWith('$') && (projection[name] === 1 || projection[name] === true))
  return plain ? new Set([...names, '_id']) : null
}

const pick = (document: Document, fields: ReadonlySet<string>): Document => {
  const picked: Document = {}
  for (const field in document) if (fields.has(field)) picked[field] = document[field] as Value
  return picked
}

/** Applies a projection. @throws NOT_EMULATED for operators other than `$slice` and `$elemMatch`. */
export function projectDocuments(documents: Document[], projection: Document): Document[] {
  for (const rule of Object.values(projection)) {
    if (!isDocument(rule)) continue
    for (const operator of Object.keys(rule)) {
      if (operator.startsWith('$') && !PROJECTION_OPERATORS.has(operator)) throw notEmulated(`the projection operator ${operator}`)
    }
  }
  const fields = wholeFields(projection)
  if (fields) return documents.map((document) => pick(document, fields))
  const query = new Query({}, { context: CONTEXT })
  return query.find<Document>(documents, projection).all()
}
