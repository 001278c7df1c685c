// Extended JSON as the SDK speaks it: canonical on the way in, relaxed on the way out and on disk.
import { invalidParameter, notEmulated } from './errors'
import { isDocument, type Document, type Value } from './value'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Wrapper = (body: Json, now: () => number) => Value

const MAX_ISO_YEAR_MS = 253402318799999

/** One row per wrapper object the SDK may send; a row missing here is a plain document. */
const WRAPPERS: Record<string, Wrapper> = {
  $numberInt: (body) => Number(body),
  $numberLong: (body) => Number(body),
  $numberDouble: (body) => Number(body),
  $date: (body) => new Date(typeof body === 'string' ? body : Number(isJsonObject(body) ? body['$numberLong'] : body)),
  $oid: (body) => String(body),
  $undefined: () => null,
  $regularExpression: (body) => toRegExp(body),
  $tcb_server_date: (body, now) => new Date(now() + serverDateOffset(body)),
  $numberDecimal: () => refuse('$numberDecimal'),
  $binary: () => refuse('$binary'),
  $timestamp: () => refuse('$timestamp'),
  $minKey: () => refuse('$minKey'),
  $maxKey: () => refuse('$maxKey'),
}

function refuse(type: string): never {
  throw notEmulated(`values of type ${type}`)
}

function isJsonObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toRegExp(body: Json): RegExp {
  if (!isJsonObject(body)) throw invalidParameter('a regular expression needs a pattern')
  const flags = String(body['options'] ?? '').replace(/[^imsu]/g, '')
  try {
    return new RegExp(String(body['pattern']), flags)
  } catch (cause) {
    throw invalidParameter(`the regular expression cannot be read: ${String(cause)}`)
  }
}

function serverDateOffset(body: Json): number {
  if (!isJsonObject(body)) return 0
  const offset = body['offset']
  if (offset === undefined) return 0
  return Number(isJsonObject(offset) ? Object.values(offset)[0] : offset)
}

function revive(json: Json, now: () => number): Value {
  if (typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) return json.map((item) => revive(item, now))
  for (const key in json) {
    const wrapper = key.startsWith('$') ? WRAPPERS[key] : undefined
    // A filter such as {$regularExpression: …} has one key; {pattern, options} never mixes with others.
    if (wrapper && Object.keys(json).length === 1) return wrapper(json[key] as Json, now)
    break
  }
  const document: Document = {}
  for (const key in json) {
    if (key === '__proto__') throw invalidParameter('a field cannot be called __proto__')
    document[key] = revive(json[key] as Json, now)
  }
  return document
}

/** Reads one EJSON text. Numbers become JS numbers, ObjectIds their hex text, server dates `now()` plus their offset. */
export function parseValue(text: string, now: () => number): Value {
  let json: Json
  try {
    json = JSON.parse(text) as Json
  } catch {
    throw invalidParameter('the text is not JSON')
  }
  return revive(json, now)
}

/** Like parseValue, for a text that must hold an object; an absent text is the empty object. */
export function parseDocument(text: unknown, now: () => number): Document {
  if (text === undefined || text === null || text === '') return {}
  if (typeof text !== 'string') throw invalidParameter('expected EJSON text')
  const value = parseValue(text, now)
  if (!isDocument(value)) throw invalidParameter('expected an object')
  return value
}

/** Copies only where something has no JSON form, so that ordinary documents are not cloned. */
function toJson(value: Value): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) }
  if (value === undefined) return null
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) {
    const at = value.getTime()
    return { $date: at >= 0 && at <= MAX_ISO_YEAR_MS ? value.toISOString() : { $numberLong: String(at) } }
  }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (Array.isArray(value)) {
    let copy: Json[] | null = null
    value.forEach((item, position) => {
      const json = toJson(item)
      if (json !== item && !copy) copy = value.slice() as Json[]
      if (copy) copy[position] = json
    })
    return copy ?? (value as Json[])
  }
  let copy: { [key: string]: Json } | null = null
  for (const key in value) {
    const item = value[key] as Value
    const json = toJson(item)
    if (json !== item && !copy) copy = { ...(value as { [key: string]: Json }) }
    if (copy) copy[key] = json
  }
  return copy ?? (value as { [key: string]: Json })
}

/** Relaxed EJSON of a value: the form stored on disk and sent to the SDK. */
export function formatValue(value: Value): string {
  return JSON.stringify(toJson(value))
}

/** Reads what formatValue wrote to disk. */
export function readStored(text: string): Document {
  const json = JSON.parse(text) as Json
  return (text.includes('{"$') ? revive(json, () => 0) : json) as Document
}
