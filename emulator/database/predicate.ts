// The document language: which operators are offered, and mingo set up to judge them.
import { Context } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as stages from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as operators from 'mingo/operators/query'
import { Query } from 'mingo/query'
import { invalidParameter, notEmulated, requestFailed } from './errors'
import { EXPRESSION_CORRECTIONS, QUERY_CORRECTIONS } from './mingo-corrections'
import { isDocument, isOperatorObject, type Document, type Value } from './value'

const FIELD_OPERATORS = new Set([
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$not',
  '$all',
  '$elemMatch',
  '$exists',
  '$size',
  '$mod',
  '$regex',
  '$options',
  '$type',
])
const TOP_OPERATORS = new Set(['$and', '$or', '$nor', '$expr'])
const LIST_OPERATORS = new Set(['$in', '$nin', '$all', '$mod'])

/** Built on plain mingo/query: the operators of the package's main entry cannot be replaced. */
export const CONTEXT = Context.init({
  query: { ...operators, ...QUERY_CORRECTIONS } as never,
  expression: { ...expressions, ...EXPRESSION_CORRECTIONS },
  accumulator: accumulators,
  pipeline: stages,
  projection: projections,
})

/**
 * Refuses every operator the emulator cannot judge faithfully.
 * @throws NOT_EMULATED (geography, schemas, text, code) or DATABASE_REQUEST_FAILED (operand of the wrong kind)
 */
export function checkFilter(filter: Document): void {
  for (const [key, demand] of Object.entries(filter)) {
    if (!key.startsWith('$')) checkDemand(demand)
    else if (!TOP_OPERATORS.has(key)) throw notEmulated(`the query operator ${key}`)
    else if (key !== '$expr') checkBranches(key, demand)
  }
}

function checkBranches(operator: string, demand: Value): void {
  if (!Array.isArray(demand) || demand.length === 0) throw requestFailed(`${operator} must be a nonempty array`)
  for (const branch of demand) {
    if (!isDocument(branch)) throw requestFailed(`${operator} entries must be objects`)
    checkFilter(branch)
  }
}

function checkDemand(demand: Value): void {
  if (!isOperatorObject(demand)) return
  for (const [operator, operand] of Object.entries(demand)) {
    if (!operator.startsWith('$')) throw requestFailed(`unknown operator: ${operator}`)
    if (!FIELD_OPERATORS.has(operator)) throw notEmulated(`the query operator ${operator}`)
    if (LIST_OPERATORS.has(operator) && !Array.isArray(operand)) throw requestFailed(`${operator} needs an array`)
    if (operator === '$not') checkDemand(operand)
    if (operator === '$elemMatch') {
      if (!isDocument(operand)) throw requestFailed('$elemMatch needs an object')
      if (Object.keys(operand).every((key) => FIELD_OPERATORS.has(key))) checkDemand(operand)
      else checkFilter(operand)
    }
  }
}

/** A test of whole documents against a filter that checkFilter has passed. */
export function compileFilter(filter: Document): (document: Document) => boolean {
  try {
    const query = new Query(filter, { context: CONTEXT })
    return (document) => query.test(document)
  } catch (cause) {
    throw invalidParameter(`the query cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}
