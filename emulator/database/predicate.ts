// The document language: which operators are offered, and mingo set up to judge them.
import { Context, evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as stages from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as operators from 'mingo/operators/query'
import { Query } from 'mingo/query'
import { resolve } from 'mingo/util'
import { invalidParameter, notEmulated, requestFailed } from './errors'
import { isDocument, isOperatorObject, type Document, type Value } from './value'

const FIELD_OPERATORS = new Set(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$nin', '$not', '$all', '$elemMatch', '$exists', '$size', '$mod', '$regex', '$options', '$type'])
const TOP_OPERATORS = new Set(['$and', '$or', '$nor', '$expr'])
const LIST_OPERATORS = new Set(['$in', '$nin', '$all', '$mod'])

type Test = (document: unknown) => boolean

/** mingo's own `$elemMatch` takes a bare number for an object that lacks every field; only objects can meet field demands. */
function elemMatch(selector: string, demand: unknown, options: object): Test {
  const criteria = demand as Document
  const onValues = Object.keys(criteria).every((key) => key.startsWith('$') && !TOP_OPERATORS.has(key))
  const query = new Query(onValues ? { item: criteria } : criteria, options)
  return (document) => {
    const items = resolve(document as object as never, selector) as unknown
    if (!Array.isArray(items)) return false
    return items.some((item: unknown) => (onValues ? query.test({ item }) : typeof item === 'object' && item !== null && query.test(item as Document)))
  }
}

/** Weeks begin on Sunday and the days before the first Sunday are week 0; mingo counts them as week 1. */
function week(document: unknown, expression: unknown, options: object): number | null {
  const evaluate = (operator: string): unknown => evalExpr(document as never, { [operator]: expression } as never, options as never) as unknown
  const dayOfYear = evaluate('$dayOfYear')
  const dayOfWeek = evaluate('$dayOfWeek')
  return typeof dayOfYear === 'number' && typeof dayOfWeek === 'number' ? Math.floor((dayOfYear - dayOfWeek + 7) / 7) : null
}

export const CONTEXT = Context.init({
  query: { ...operators, $elemMatch: elemMatch } as never,
  expression: { ...expressions, $week: week } as never,
  accumulator: accumulators as never,
  pipeline: stages as never,
  projection: projections as never,
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
    const query = new Query(filter as never, { context: CONTEXT })
    return (document) => query.test(document)
  } catch (cause) {
    throw invalidParameter(`the query cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}
