// The body of one wire action, read once and checked.
import { type Collection } from './catalog'
import { parseDocument } from './ejson'
import { invalidParameter } from './errors'
import { checkFilter } from './predicate'
import { isScalar, type Document } from './value'

export type Params = Record<string, unknown>

/** Which documents a request means: `DOC` by id, `WHERE` by filter. */
export interface Target {
  collection: Collection
  filter: Document
  byDocument: boolean
}

export const DEFAULT_LIMIT = 100
export const MAX_LIMIT = 1000

/** @throws INVALID_PARAM on an unreadable query, NOT_EMULATED on operators the emulator lacks */
export function readTarget(collection: Collection, params: Params, now: () => number): Target {
  const filter = parseDocument(params['query'], now)
  checkFilter(filter)
  const byDocument = params['queryType'] === 'DOC'
  // An empty query would otherwise mean any document.
  if (byDocument && !isScalar(filter['_id'])) throw invalidParameter('a request for one document must name its _id')
  return { collection, filter, byDocument }
}

/** A non-negative whole number, or `fallback` when absent. @throws INVALID_PARAM */
export function readCount(name: string, value: unknown, fallback: number): number {
  if (value === undefined || value === null) return fallback
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalidParameter(`${name} must be a whole number of at least 0`)
  return value
}
