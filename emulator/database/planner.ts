// Chooses how the documents of a filter are found: by id, by one index, by several for `$or`, or by reading everything.
import { type Collection, type Index } from './catalog'
import { readConditions, withBranch, type Bound, type Conditions, type FieldCondition, type Scalar } from './conditions'
import { afterPrefix, encodeKey, invert, rangeWithinType, sameType, type KeyBound } from './ordered-key'
import { numbered, type KeyRange } from './store'
import { type Document } from './value'

export type SortOrder = readonly (readonly [field: string, direction: 1 | -1])[]

/** More points than this are read as a wider range and tested document by document. */
const MAX_POINTS = 2000

/** Reading one index. With several ranges and a served sort, the ranges are merged in key order. */
export interface IndexPlan {
  kind: 'index'
  index: Index
  ranges: (KeyRange & { prefixLength: number })[]
  reverse: boolean
  /** The index delivers the requested order. */
  sorted: boolean
  /** Every demand of the filter is expressed by the ranges: no document needs testing. */
  exact: boolean
  /** One document may appear more than once. */
  mayRepeat: boolean
  /** Fields bound by equality or `$in`, then the field with a range, if any. */
  pointFields: string[]
  rangeField: string | null
}

export type Plan =
  | { kind: 'ids'; ids: Buffer[]; sorted: boolean; exact: boolean }
  | IndexPlan
  | { kind: 'union'; branches: Plan[]; sorted: false; exact: false }
  | { kind: 'everything'; sorted: boolean; exact: boolean }

/** The cheapest plan the declared indexes allow. `sort` may be empty. */
export function plan(collection: Collection, filter: Document, sort: SortOrder): Plan {
  return choose(collection, readConditions(filter), sort)
}

function choose(collection: Collection, conditions: Conditions, sort: SortOrder): Plan {
  const byId = planIds(conditions, sort)
  if (byId) return byId
  let best: { plan: IndexPlan; score: number } | null = null
  for (const index of collection.indexes) {
    const candidate = planIndex(index, conditions, sort)
    if (candidate && (!best || candidate.score > best.score)) best = candidate
  }
  if (best) return best.plan
  const union = planUnion(collection, conditions)
  if (union) return union
  const demands = conditions.residual + conditions.alternatives.length + understoodCount(conditions)
  const byIdOrder = sort.length > 0 && sort[0]?.[0] === '_id' && sort[0][1] === 1
  return { kind: 'everything', sorted: sort.length === 0 || byIdOrder, exact: demands === 0 }
}

function understoodCount(conditions: Conditions): number {
  let count = 0
  for (const { understood } of conditions.fields.values()) count += understood
  return count
}

function planIds(conditions: Conditions, sort: SortOrder): Plan | null {
  const id = conditions.fields.get('_id')
  const values = id?.equals !== undefined ? [id.equals] : id?.oneOf
  if (!values) return null
  const exact = conditions.residual === 0 && conditions.alternatives.length === 0 && understoodCount(conditions) === 1
  return { kind: 'ids', ids: distinctKeys(values), sorted: sort.length === 0 || values.length === 1, exact }
}

function distinctKeys(values: readonly Scalar[]): Buffer[] {
  const keys = new Map<string, Buffer>()
  for (const value of values) {
    const key = encodeKey(value)
    keys.set(key.toString('latin1'), key)
  }
  return [...keys.values()].sort(Buffer.compare)
}

/** `$or`: each branch, with all other demands added, must itself be served. */
function planUnion(collection: Collection, conditions: Conditions): Plan | null {
  const [branches, ...others] = conditions.alternatives
  if (!branches || branches.length === 0) return null
  const rest = { ...conditions, alternatives: others }
  const plans = branches.map((branch) => choose(collection, withBranch(rest, branch), []))
  return plans.some((branch) => branch.kind === 'everything') ? null : { kind: 'union', branches: plans, sorted: false, exact: false }
}

interface Points {
  prefixes: Buffer[]
  used: number
  fields: string[]
  /** Parts bound to exactly one value: a sort on them changes nothing. */
  constant: Set<string>
  arrayPointBound: boolean
}

function pointValues(condition: FieldCondition | undefined): readonly Scalar[] | null {
  if (condition?.equals !== undefined) return [condition.equals]
  return condition?.oneOf ?? null
}

/** Equality and `$in` on the leading parts. Two parts from one array cannot both be bound: different items may satisfy them. */
function leadingPoints(index: Index, conditions: Conditions): Points {
  const points: Points = { prefixes: [Buffer.alloc(0)], used: 0, fields: [], constant: new Set(), arrayPointBound: false }
  for (const [position, [field, direction]] of index.keys.entries()) {
    const values = pointValues(conditions.fields.get(field))
    const fromArray = (index.arrayParts & (1 << position)) !== 0
    if (!values || (fromArray && points.arrayPointBound)) break
    const parts = distinctKeys(values).map((key) => (direction === -1 ? invert(key) : key))
    if (parts.length * points.prefixes.length > MAX_POINTS) break
    points.prefixes = points.prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])))
    points.used++
    points.fields.push(field)
    if (parts.length === 1) points.constant.add(field)
    if (fromArray) points.arrayPointBound = true
  }
  return points
}

interface RangePart {
  low: Buffer
  high: Buffer
  /** How many of the field's demands the range expresses. */
  expressed: number
}

function rangeOf(condition: FieldCondition, direction: 1 | -1, fromArray: boolean): RangePart | null {
  const bound = (side: Bound | undefined): KeyBound | undefined => side && { key: encodeKey(side.value), inclusive: side.inclusive }
  const low = bound(condition.low)
  const high = bound(condition.high)
  const sample = (low ?? high)?.key
  if (!sample) return null
  // Over an array, the two bounds may be met by different items: only one of them can narrow the range.
  const both = low && high && !fromArray && sameType(low.key, high.key)
  const range = rangeWithinType(sample, direction, low, both || !low ? high : undefined)
  return { ...range, expressed: both ? 2 : 1 }
}

function planIndex(index: Index, conditions: Conditions, sort: SortOrder): { plan: IndexPlan; score: number } | null {
  const points = leadingPoints(index, conditions)
  const next = index.keys[points.used]
  const nextFromArray = (index.arrayParts & (1 << points.used)) !== 0
  const nextCondition = next ? conditions.fields.get(next[0]) : undefined
  const range = next && nextCondition && !(nextFromArray && points.arrayPointBound) ? rangeOf(nextCondition, next[1], nextFromArray) : null
  const order = servedOrder(index, points, sort)
  if (points.used === 0 && !range && !(order && sort.length > 0)) return null

  const expressed = points.fields.length + (range?.expressed ?? 0)
  const exact =
    conditions.residual === 0 &&
    conditions.alternatives.length === 0 &&
    expressed === understoodCount(conditions) &&
    !nullOverPath(index, points, conditions)
  const ranges = points.prefixes.map((prefix) => {
    const base = numbered(index.number, prefix)
    const low = range ? Buffer.concat([base, range.low]) : base
    const high = range ? Buffer.concat([base, range.high]) : afterPrefix(base)
    return { low, high, prefixLength: base.length }
  })
  const sorted = sort.length === 0 || order !== null
  const mayRepeat = index.arrayParts !== 0
  const chosen: IndexPlan = {
    kind: 'index',
    index,
    ranges,
    reverse: order?.reverse ?? false,
    sorted,
    exact,
    mayRepeat,
    pointFields: points.fields,
    rangeField: range ? (next?.[0] ?? null) : null,
  }
  const score =
    points.used * 10 + (range ? 5 : 0) + (sorted && sort.length > 0 ? 6 : 0) + (index.unique && points.used === index.keys.length ? 20 : 0)
  return { plan: chosen, score }
}

/** `{ 'a.b': null }` also means "a is not an object", which an entry made through an array cannot tell. */
function nullOverPath(index: Index, points: Points, conditions: Conditions): boolean {
  return points.fields.some((field, position) => {
    const values = pointValues(conditions.fields.get(field)) ?? []
    return values.includes(null) && (index.arrayParts & (1 << position)) !== 0 && index.keys[position] !== undefined
  })
}

/** Whether the entries under the points come in the wanted order, read forwards or backwards. */
function servedOrder(index: Index, points: Points, sort: SortOrder): { reverse: boolean } | null {
  const wanted = sort.filter(([field]) => !points.constant.has(field))
  if (wanted.length === 0) return { reverse: false }
  let reverse: boolean | null = null
  for (const [offset, [field, direction]] of wanted.entries()) {
    const position = points.used + offset
    const part = index.keys[position]
    const ascending: 1 | -1 | null = part
      ? part[0] === field
        ? part[1]
        : null
      : position === index.keys.length && field === '_id'
        ? 1
        : null
    if (ascending === null || (part && (index.arrayParts & (1 << position)) !== 0)) return null
    const backwards = ascending !== direction
    if (reverse !== null && reverse !== backwards) return null
    reverse = backwards
  }
  return { reverse: reverse ?? false }
}
