// Where mingo 7.2.7 differs from MongoDB in operators the SDK offers. Each row is checked by the conformance table.
import { evalExpr } from 'mingo/core'
import { $substrBytes } from 'mingo/operators/expression'
import { Query } from 'mingo/query'
import { resolve } from 'mingo/util'
import { requestFailed } from './errors'
import { type Document } from './value'

type Test = (document: unknown) => boolean
type Expression = (document: unknown, expression: unknown, options: object) => unknown

const TOP_OPERATORS = new Set(['$and', '$or', '$nor'])

/** mingo takes a bare number for an object that lacks every field; only objects can meet demands on fields. */
function elemMatch(selector: string, demand: unknown, options: object): Test {
  const criteria = demand as Document
  const onValues = Object.keys(criteria).every((key) => key.startsWith('$') && !TOP_OPERATORS.has(key))
  const query = new Query(onValues ? { item: criteria } : criteria, options)
  return (document) => {
    const items = resolve(document as never, selector)
    if (!Array.isArray(items)) return false
    return items.some((item: unknown) =>
      onValues ? query.test({ item }) : typeof item === 'object' && item !== null && query.test(item as Document),
    )
  }
}

/** mingo computes with null as 0; only numbers have a remainder. */
function modulo(selector: string, demand: unknown): Test {
  const [divisor, remainder] = demand as [unknown, unknown]
  if (typeof divisor !== 'number' || typeof remainder !== 'number' || divisor === 0)
    throw requestFailed('$mod needs a divisor other than 0 and a remainder')
  return (document) => {
    const value = resolve(document as never, selector, { unwrapArray: true })
    return (Array.isArray(value) ? value : [value]).some(
      (item) => typeof item === 'number' && Math.trunc(item) % Math.trunc(divisor) === Math.trunc(remainder),
    )
  }
}

const evaluate = (document: unknown, expression: unknown, options: object): unknown => evalExpr(document, expression, options as never)

/** Weeks begin on Sunday and the days before the first Sunday are week 0; mingo counts them as week 1. */
const week: Expression = (document, expression, options) => {
  const dayOfYear = evaluate(document, { $dayOfYear: expression }, options)
  const dayOfWeek = evaluate(document, { $dayOfWeek: expression }, options)
  return typeof dayOfYear === 'number' && typeof dayOfWeek === 'number' ? Math.floor((dayOfYear - dayOfWeek + 7) / 7) : null
}

function listOf(document: unknown, expression: unknown, options: object): unknown[] {
  return (Array.isArray(expression) ? expression : [expression]).map((part) => evaluate(document, part, options))
}

/** The one-argument form, which mingo refuses. */
const truncate: Expression = (document, expression, options) => {
  const [value, places] = listOf(document, expression, options)
  if (value === null || value === undefined) return null
  if (typeof value !== 'number') throw requestFailed('$trunc only supports numeric types')
  const scale = 10 ** (typeof places === 'number' ? places : 0)
  return Math.trunc(value * scale) / scale
}

type Units = (text: string) => { length: number; cut(start: number, end: number): string }

const codePoints: Units = (text) => {
  const points = [...text]
  return { length: points.length, cut: (start, end) => points.slice(start, end).join('') }
}

const bytes: Units = (text) => {
  const buffer = Buffer.from(text)
  return { length: buffer.length, cut: (start, end) => buffer.subarray(start, end).toString() }
}

/** mingo lacks `$indexOfCP` and counts `$indexOfBytes` in UTF-16 units. */
function indexOf(name: string, units: Units): Expression {
  return (document, expression, options) => {
    const [text, wanted, start, end] = listOf(document, expression, options)
    if (text === null || text === undefined) return null
    if (typeof text !== 'string' || typeof wanted !== 'string') throw requestFailed(`${name} requires strings`)
    const whole = units(text)
    const from = typeof start === 'number' ? start : 0
    const part = whole.cut(from, typeof end === 'number' ? end : whole.length)
    const position = part.indexOf(wanted)
    return position < 0 ? -1 : from + units(part.slice(0, position)).length
  }
}

/** A negative length means the rest of the text. */
const substring: Expression = (document, expression, options) => {
  const [text, start, length] = listOf(document, expression, options)
  const rest = typeof length === 'number' && length < 0
  const count = rest ? Math.max(0, Buffer.byteLength(String(text ?? '')) - Number(start)) : length
  return $substrBytes({}, [{ $literal: text ?? null }, start, count] as never, options as never)
}

export const QUERY_CORRECTIONS = { $elemMatch: elemMatch, $mod: modulo }

export const EXPRESSION_CORRECTIONS = {
  $week: week,
  $trunc: truncate,
  $indexOfCP: indexOf('$indexOfCP', codePoints),
  $indexOfBytes: indexOf('$indexOfBytes', bytes),
  $substr: substring,
  $substrBytes: substring,
}
