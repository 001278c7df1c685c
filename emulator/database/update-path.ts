// Walking and changing a document along a dotted path, with MongoDB's refusals.
import { requestFailed } from './errors'
import { isDocument, type Document, type Value } from './value'

/** The object or array that holds the last step of a path. */
export interface Place {
  get(): Value | undefined
  set(value: Value): void
  remove(): void
  /** For messages. */
  path: string
}

const ARRAY_POSITION = /^(0|[1-9]\d*)$/
const MAX_ARRAY_GAP = 1000

function checkSegments(path: string): string[] {
  const segments = path.split('.')
  for (const segment of segments) {
    if (segment === '') throw requestFailed(`the field path '${path}' contains an empty field name`)
    if (segment.startsWith('$')) throw requestFailed(`the field path '${path}' uses '${segment}': positional operators are not offered`)
    if (segment === '__proto__') throw requestFailed(`the field path '${path}' is not allowed`)
  }
  return segments
}

function describe(value: Value | undefined): string {
  if (value === null) return 'null'
  if (value instanceof Date) return 'date'
  return Array.isArray(value) ? 'array' : typeof value
}

/**
 * The place a path names. With `create`, missing objects on the way are made; without, a missing way gives null.
 * @throws DATABASE_REQUEST_FAILED when the way leads through null or a scalar (only with `create`), or an array is given a field name
 */
export function locate(document: Document, path: string, create: boolean): Place | null {
  const segments = checkSegments(path)
  let current: Document | Value[] = document
  for (const [depth, segment] of segments.slice(0, -1).entries()) {
    const next: Value | undefined = step(current, segment, path, create)
    if (next === undefined) {
      if (!create) return null
      const made: Document = {}
      assign(current, segment, made)
      current = made
    } else if (Array.isArray(next) || isDocument(next)) current = next
    else if (!create) return null
    else
      throw requestFailed(
        `cannot create field '${segments[depth + 1]}' in '${path}': '${segments.slice(0, depth + 1).join('.')}' is ${describe(next)}`,
      )
  }
  const last = segments[segments.length - 1] as string
  const holder = current
  if (Array.isArray(holder) && !ARRAY_POSITION.test(last)) {
    if (!create) return null
    throw requestFailed(`cannot create field '${last}' in '${path}': its parent is an array`)
  }
  return {
    path,
    get: () => step(holder, last, path, false),
    set: (value) => assign(holder, last, value),
    remove() {
      if (Array.isArray(holder)) {
        if (Number(last) < holder.length) holder[Number(last)] = null // $unset leaves a hole of null in an array
      } else delete holder[last]
    },
  }
}

function step(holder: Document | Value[], segment: string, path: string, create: boolean): Value | undefined {
  if (!Array.isArray(holder)) return Object.hasOwn(holder, segment) ? holder[segment] : undefined
  if (ARRAY_POSITION.test(segment)) return holder[Number(segment)]
  if (create) throw requestFailed(`cannot use the part '${segment}' of '${path}' to traverse an array`)
  return undefined
}

function assign(holder: Document | Value[], segment: string, value: Value): void {
  if (!Array.isArray(holder)) {
    holder[segment] = value
    return
  }
  const position = Number(segment)
  if (position > holder.length + MAX_ARRAY_GAP) throw requestFailed(`array position ${position} lies too far beyond the end`)
  while (holder.length < position) holder.push(null)
  holder[position] = value
}
