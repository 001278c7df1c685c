// From a document and an update to the new document.
import { notEmulated, requestFailed } from './errors'
import { UPDATE_OPERATORS } from './update-operators'
import { copyDocument, copyValue, isDocument, type Document, type Value } from './value'

/** CloudBase's documented limit of one document, counted on its stored text. */
export const MAX_DOCUMENT_BYTES = 512 * 1024
const MAX_DEPTH = 100

/** Bare fields beside operators mean `$set`, as the SDK's raw mode may send them. @throws NOT_EMULATED for unknown operators */
export function normalizeUpdate(update: Document): Document {
  const operators: Document = {}
  for (const [key, body] of Object.entries(update)) {
    if (!key.startsWith('$')) operators['$set'] = { ...(operators['$set'] as Document | undefined), [key]: body }
    else if (!Object.hasOwn(UPDATE_OPERATORS, key)) throw notEmulated(`the update operator ${key}`)
    else if (!isDocument(body)) throw requestFailed(`${key} needs an object of fields`)
    else operators[key] = { ...(operators[key] as Document | undefined), ...body }
  }
  refuseConflicts(operators)
  return operators
}

/** Two operators on one path, or on a path and one inside it, have no defined order. */
function refuseConflicts(operators: Document): void {
  const paths: string[] = []
  for (const [operator, body] of Object.entries(operators)) {
    for (const [path, operand] of Object.entries(body as Document))
      paths.push(path, ...(operator === '$rename' && typeof operand === 'string' ? [operand] : []))
  }
  const known = new Set<string>()
  for (const path of paths.sort()) {
    const clash = known.has(path) || path.split('.').some((_, end, parts) => end > 0 && known.has(parts.slice(0, end).join('.')))
    if (clash) throw requestFailed(`updating the path '${path}' would create a conflict at '${path}'`)
    known.add(path)
  }
}

/**
 * The document after the update. The old one is not touched.
 * @throws DATABASE_REQUEST_FAILED on wrong types, ways through null or scalars, or a change of `_id`
 */
export function applyUpdate(document: Document, operators: Document, now: () => number): Document {
  const next = copyDocument(document)
  for (const [operator, body] of Object.entries(operators)) {
    const apply = UPDATE_OPERATORS[operator]
    if (!apply) throw notEmulated(`the update operator ${operator}`)
    for (const [path, operand] of Object.entries(body as Document)) apply(next, path, copyValue(operand), now)
  }
  if (JSON.stringify(next['_id']) !== JSON.stringify(document['_id']))
    throw requestFailed("performing an update on the path '_id' would modify the immutable field '_id'")
  return next
}

/** @throws DATABASE_REQUEST_FAILED when a field name cannot be stored */
export function checkStorable(value: Value, depth = 0): void {
  if (depth > MAX_DEPTH) throw requestFailed(`documents may be nested ${MAX_DEPTH} levels deep`)
  if (Array.isArray(value)) {
    for (const item of value) checkStorable(item, depth + 1)
    return
  }
  if (!isDocument(value)) return
  for (const [field, item] of Object.entries(value)) {
    if (field.startsWith('$')) throw requestFailed(`the dollar ($) prefixed field '${field}' is not valid for storage`)
    if (field.includes('.')) throw requestFailed(`the dotted field '${field}' is not valid for storage`)
    if (field.includes('\0')) throw requestFailed('a field name may not contain a null character')
    checkStorable(item, depth + 1)
  }
}
