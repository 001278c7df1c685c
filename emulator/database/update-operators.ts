// The update operators the SDK offers, with MongoDB's types and refusals. One row per operator.
import { notEmulated, requestFailed } from './errors'
import { encodeKey } from './ordered-key'
import { checkFilter, compileFilter } from './predicate'
import { readSort, sortDocuments } from './projecting'
import { locate, type Place } from './update-path'
import { isDocument, isOperatorObject, type Document, type Value } from './value'

export type UpdateOperator = (document: Document, path: string, operand: Value, now: () => number) => void

const same = (a: Value, b: Value): boolean => encodeKey(a).equals(encodeKey(b))

function placeFor(document: Document, path: string): Place {
  return locate(document, path, true) as Place
}

function numberOperand(operator: string, path: string, operand: Value): number {
  if (typeof operand !== 'number')
    throw requestFailed(`cannot apply ${operator} with a non-numeric argument: {${path}: ${JSON.stringify(operand)}}`)
  return operand
}

function arithmetic(
  operator: string,
  initial: (operand: number) => number,
  apply: (current: number, operand: number) => number,
): UpdateOperator {
  return (document, path, operand) => {
    const by = numberOperand(operator, path, operand)
    const place = placeFor(document, path)
    const current = place.get()
    if (current !== undefined && typeof current !== 'number') {
      throw requestFailed(
        `cannot apply ${operator} to a value of non-numeric type: the field '${path}' is ${current === null ? 'null' : typeof current}`,
      )
    }
    place.set(current === undefined ? initial(by) : apply(current, by))
  }
}

function extreme(keep: (order: number) => boolean): UpdateOperator {
  return (document, path, operand) => {
    const place = placeFor(document, path)
    const current = place.get()
    if (current === undefined || keep(Buffer.compare(encodeKey(operand), encodeKey(current)))) place.set(operand)
  }
}

/** The array at a path, as a copy to change; absent gives null, anything else is refused. */
function arrayAt(operator: string, place: Place | null): Value[] | null {
  const current = place?.get()
  if (current === undefined) return null
  if (!Array.isArray(current)) {
    throw requestFailed(
      `the field '${place?.path ?? ''}' must be an array but is ${current === null ? 'null' : typeof current} (${operator})`,
    )
  }
  return [...current]
}

function isEachModifier(operand: Value): operand is Document {
  return isDocument(operand) && '$each' in operand
}

function eachOf(operator: string, operand: Value): Value[] {
  if (!isEachModifier(operand)) return [operand]
  const each = operand['$each']
  if (!Array.isArray(each)) throw requestFailed(`the argument to $each in ${operator} must be an array`)
  return each
}

function sortItems(items: Value[], order: Value): Value[] {
  if (order === 1 || order === -1) return [...items].sort((a, b) => Buffer.compare(encodeKey(a), encodeKey(b)) * order)
  if (!isDocument(order)) throw requestFailed('$sort in $push must be 1, -1 or an object')
  return sortDocuments(
    items.map((item) => (isDocument(item) ? item : {})),
    readSort(order),
  )
}

function push(document: Document, path: string, operand: Value): void {
  const place = placeFor(document, path)
  let items = arrayAt('$push', place) ?? []
  const added = eachOf('$push', operand)
  const modifiers: Document = isEachModifier(operand) ? operand : {}
  const unknown = Object.keys(modifiers).find((key) => !['$each', '$position', '$slice', '$sort'].includes(key))
  if (unknown) throw requestFailed(`unrecognized clause in $push: ${unknown}`)
  const position = modifiers['$position']
  if (position !== undefined && typeof position !== 'number') throw requestFailed('$position must be a number')
  items.splice(position ?? items.length, 0, ...added)
  if (modifiers['$sort'] !== undefined) items = sortItems(items, modifiers['$sort'])
  const slice = modifiers['$slice']
  if (slice !== undefined) {
    if (typeof slice !== 'number') throw requestFailed('$slice must be a number')
    items = slice < 0 ? items.slice(slice) : items.slice(0, slice)
  }
  place.set(items)
}

function addToSet(document: Document, path: string, operand: Value): void {
  const place = placeFor(document, path)
  const items = arrayAt('$addToSet', place) ?? []
  for (const added of eachOf('$addToSet', operand)) if (!items.some((item) => same(item, added))) items.push(added)
  place.set(items)
}

function pullTest(operand: Value): (item: Value) => boolean {
  if (operand instanceof RegExp) return (item) => typeof item === 'string' && operand.test(item)
  if (!isDocument(operand)) return (item) => same(item, operand)
  const onValues = isOperatorObject(operand)
  const filter: Document = onValues ? { item: operand } : operand
  checkFilter(filter)
  const test = compileFilter(filter)
  return onValues ? (item) => test({ item }) : (item) => isDocument(item) && test(item)
}

function filterArray(operator: string, unwanted: (operand: Value) => (item: Value) => boolean): UpdateOperator {
  return (document, path, operand) => {
    const place = locate(document, path, false)
    const items = arrayAt(operator, place)
    if (items) place?.set(items.filter((item) => !unwanted(operand)(item)))
  }
}

function pullAllTest(operand: Value): (item: Value) => boolean {
  if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument')
  return (item) => operand.some((unwanted) => same(unwanted, item))
}

function pop(document: Document, path: string, operand: Value): void {
  if (operand !== 1 && operand !== -1) throw requestFailed(`$pop expects 1 or -1, found: ${JSON.stringify(operand)}`)
  const place = locate(document, path, false)
  const items = arrayAt('$pop', place)
  if (items) place?.set(operand === 1 ? items.slice(0, -1) : items.slice(1))
}

function rename(document: Document, path: string, operand: Value): void {
  if (typeof operand !== 'string') throw requestFailed('$rename needs the new name')
  if (operand === path) throw requestFailed(`the source and target of $rename must differ: ${path}`)
  const source = locate(document, path, false)
  const value = source?.get()
  if (!source || value === undefined) return
  source.remove()
  placeFor(document, operand).set(value)
}

function bit(document: Document, path: string, operand: Value): void {
  const place = placeFor(document, path)
  let current = place.get() ?? 0
  if (!isDocument(operand)) throw requestFailed('$bit needs an object such as { and: 1 }')
  for (const [name, mask] of Object.entries(operand)) {
    if (!Number.isInteger(current) || !Number.isInteger(mask))
      throw requestFailed(`cannot apply $bit to a value that is not an integer: '${path}'`)
    const [left, right] = [current as number, mask as number]
    if (name === 'and') current = left & right
    else if (name === 'or') current = left | right
    else if (name === 'xor') current = left ^ right
    else throw requestFailed(`the $bit operator expects and, or, xor; found ${name}`)
  }
  place.set(current)
}

function currentDate(document: Document, path: string, operand: Value, now: () => number): void {
  if (isDocument(operand) && operand['$type'] !== 'date') throw notEmulated('$currentDate with a type other than date')
  placeFor(document, path).set(new Date(now()))
}

export const UPDATE_OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  $set: (document, path, operand) => placeFor(document, path).set(operand),
  $unset: (document, path) => locate(document, path, false)?.remove(),
  $inc: arithmetic(
    '$inc',
    (by) => by,
    (current, by) => current + by,
  ),
  $mul: arithmetic(
    '$mul',
    () => 0,
    (current, by) => current * by,
  ),
  $min: extreme((order) => order < 0),
  $max: extreme((order) => order > 0),
  $push: push,
  $addToSet: addToSet,
  $pull: filterArray('$pull', pullTest),
  $pullAll: filterArray('$pullAll', pullAllTest),
  $pop: pop,
  $rename: rename,
  $bit: bit,
  $currentDate: currentDate,
}
