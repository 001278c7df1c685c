/** What a document may hold once it has left the wire. */
export type Value = null | boolean | number | string | Date | RegExp | Value[] | Document

export interface Document {
  [field: string]: Value
}

/** A plain object: neither null, array, date nor regular expression. */
export function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof RegExp)
}

/** A value an index bound can hold. */
export function isScalar(value: unknown): value is null | boolean | number | string | Date {
  return value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' || value instanceof Date
}

/** True for `{ $gt: 1 }`: an object whose keys are operators. */
export function isOperatorObject(value: unknown): value is Document {
  if (!isDocument(value)) return false
  const first = Object.keys(value)[0]
  return first !== undefined && first.startsWith('$')
}

/** A deep copy. Not structuredClone: its dates belong to another realm inside test runners and fail `instanceof`. */
export function copyValue(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyValue)
  if (value instanceof Date) return new Date(value.getTime())
  return isDocument(value) ? copyDocument(value) : value
}

/** copyValue for a whole document. */
export function copyDocument(document: Document): Document {
  const copy: Document = {}
  for (const [field, value] of Object.entries(document)) copy[field] = copyValue(value)
  return copy
}
