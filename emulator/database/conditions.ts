// What a filter demands of single fields, as far as an index could use it.
import { isOperatorObject, isScalar, type Document, type Value } from './value'

export type Scalar = null | boolean | number | string | Date

export interface Bound {
  value: Scalar
  inclusive: boolean
}

/** The usable demands on one field. All of them hold at once. */
export interface FieldCondition {
  equals?: Scalar
  oneOf?: Scalar[]
  low?: Bound
  high?: Bound
  /** How many of the filter's demands were understood as one of the above. */
  understood: number
}

/** A filter taken apart. `residual` counts demands no index bound can express, so each document must be tested. */
export interface Conditions {
  fields: Map<string, FieldCondition>
  alternatives: Document[][]
  residual: number
  /** Names of fields in demands that are not bounds, for messages. */
  residualFields: string[]
}

/** Splits a filter into demands that all hold. `$and` is opened, `$or` kept as alternatives, the rest is residual. */
export function readConditions(filter: Document): Conditions {
  const conditions: Conditions = { fields: new Map(), alternatives: [], residual: 0, residualFields: [] }
  collect(filter, conditions)
  return conditions
}

/** The demands of one branch of `$or` together with everything else the filter demands. */
export function withBranch(conditions: Conditions, branch: Document): Conditions {
  const joined: Conditions = {
    fields: new Map([...conditions.fields].map(([field, condition]) => [field, { ...condition }])),
    alternatives: [],
    residual: conditions.residual + conditions.alternatives.length,
    residualFields: [...conditions.residualFields],
  }
  collect(branch, joined)
  return joined
}

function collect(filter: Document, into: Conditions): void {
  for (const [key, demand] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(demand)) demand.forEach((part) => collect(part as Document, into))
    else if (key === '$or' && Array.isArray(demand)) into.alternatives.push(demand as Document[])
    else if (key.startsWith('$')) into.residual++
    else collectField(key, demand, into)
  }
}

function collectField(field: string, demand: Value, into: Conditions): void {
  const condition = into.fields.get(field) ?? { understood: 0 }
  const operators: Document = isOperatorObject(demand) ? demand : { $eq: demand }
  for (const [operator, operand] of Object.entries(operators)) {
    if (take(condition, operator, operand)) condition.understood++
    else {
      into.residual++
      into.residualFields.push(field)
    }
  }
  into.fields.set(field, condition)
}

/** True when the demand is now held by the condition; a second demand of the same kind stays residual. */
function take(condition: FieldCondition, operator: string, operand: Value): boolean {
  switch (operator) {
    case '$eq':
      if (!isScalar(operand) || condition.equals !== undefined) return false
      condition.equals = operand
      return true
    case '$in':
      if (!Array.isArray(operand) || !operand.every(isScalar) || condition.oneOf) return false
      condition.oneOf = operand
      return true
    case '$gt':
    case '$gte':
      if (!isBoundValue(operand) || condition.low) return false
      condition.low = { value: operand, inclusive: operator === '$gte' }
      return true
    case '$lt':
    case '$lte':
      if (!isBoundValue(operand) || condition.high) return false
      condition.high = { value: operand, inclusive: operator === '$lte' }
      return true
    default:
      return false
  }
}

function isBoundValue(operand: Value): operand is Scalar {
  return isScalar(operand) && operand !== null && !(typeof operand === 'number' && Number.isNaN(operand))
}

/** True when the filter demands one exact value of `field` at its top level. */
export function hasEquality(filter: Document, field: string): boolean {
  return readConditions(filter).fields.get(field)?.equals !== undefined
}
