// Strict mode: what would be slow, leak across tenants or surprise in production is refused here, by name.
import { type Collection } from './catalog'
import { hasEquality, readConditions } from './conditions'
import { formatValue } from './ejson'
import { strictRefusal } from './errors'
import { type Plan, type SortOrder } from './planner'
import { type Document } from './value'

const TENANT = 'tenant'

/** The index that would serve the query: equalities, then `$in`, then the sort, then a range. */
function suggestion(filter: Document, sort: SortOrder): string {
  const { fields, residualFields } = readConditions(filter)
  const rank = (field: string): number => {
    const condition = fields.get(field)
    if (field === TENANT) return 0
    if (condition?.equals !== undefined) return 1
    if (condition?.oneOf) return 2
    return condition?.low || condition?.high ? 4 : 5
  }
  const sorts = new Map(sort)
  const names = [...new Set([TENANT, ...fields.keys(), ...residualFields])].filter((field) => field !== '_id' && !sorts.has(field))
  const before = names.filter((field) => rank(field) < 4).sort((a, b) => rank(a) - rank(b))
  const after = names.filter((field) => rank(field) === 4)
  const parts = [
    ...before.map((field) => `${field}:1`),
    ...sort.map(([field, direction]) => `${field}:${direction}`),
    ...after.map((field) => `${field}:1`),
  ]
  return `{${parts.join(', ')}}`
}

function described(collection: Collection, filter: Document, sort: SortOrder): string {
  const order = sort.length > 0 ? ` ordered by ${formatValue(Object.fromEntries(sort))}` : ''
  return `collection ${collection.name}, query ${formatValue(filter)}${order}`
}

/**
 * Passes a query that names its tenant and is served by `_id` or a declared index.
 *
 * Served: a demand besides the tenant narrows the index, or the tenant is the only demand. An order the index does not deliver
 * is passed only when the match is bounded by an equality or `$in` besides the tenant: the documents to sort are then few by design.
 * @throws STRICT_MODE naming the collection, the query and the missing index
 */
export function requireServed(collection: Collection, filter: Document, sort: SortOrder, plan: Plan): void {
  const where = described(collection, filter, sort)
  if (!hasEquality(filter, TENANT)) {
    throw strictRefusal(`${where}: the query does not name its tenant; add an equality on ${TENANT}`)
  }
  const problem = unservedBy(plan, filter, sort)
  if (problem) throw strictRefusal(`${where}: ${problem}; declare an index such as ${suggestion(filter, sort)}`)
}

function unservedBy(plan: Plan, filter: Document, sort: SortOrder): string | null {
  switch (plan.kind) {
    case 'ids':
      return null
    case 'everything':
      return 'no declared index serves it, the whole collection would be read'
    case 'union':
      return plan.branches.map((branch) => unservedBy(branch, filter, [])).find((problem) => problem !== null) ?? null
    case 'index': {
      const points = plan.pointFields.filter((field) => field !== TENANT)
      if (points.length === 0 && plan.rangeField === null && !plan.exact) {
        return `the index ${plan.index.name} narrows nothing but the tenant, every document of the tenant would be read`
      }
      if (!plan.sorted && sort.length > 0 && points.length === 0) return 'no declared index delivers this order'
      return null
    }
  }
}

/** An update that carries no operator: the SDK has dropped an empty nested object. @throws STRICT_MODE */
export function requireUpdateOperators(collection: Collection, update: Document): void {
  const operators = Object.entries(update)
  const empty =
    operators.length === 0 || operators.every(([, body]) => typeof body === 'object' && body !== null && Object.keys(body).length === 0)
  if (!empty) return
  throw strictRefusal(
    `collection ${collection.name}: the update is empty. The SDK flattens nested objects and drops empty ones without a word ` +
      '(update({ o: {} }) sends nothing); write the object with _.set({})',
  )
}

/** A plain write that waited on the lock of a live transaction, most likely its own. */
export function heldByTransaction(collection: Collection, filter: Document): Error {
  return strictRefusal(
    `collection ${collection.name}, query ${formatValue(filter)}: the document is locked by a transaction that is still open. ` +
      'where().update() and where().remove() carry no transactionId and run outside the transaction; inside one use doc(id)',
  )
}
