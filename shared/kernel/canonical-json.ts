/** What can be hashed: plain JSON, nothing that two machines could write differently. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * The one text of a JSON value: keys sorted by UTF-16 code unit, no spaces (as RFC 8785). Equal values give equal text, so it can be
 * hashed.
 * Throws TypeError on what JSON would silently drop or change: undefined, NaN, Infinity, functions, symbols, bigint, Date and other
 * class instances.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$')
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  // Array.from also visits holes, which map() would skip and JSON would turn into null.
  if (Array.isArray(value)) return `[${Array.from(value, (item, i) => write(item, `${path}[${i}]`)).join(',')}]`
  if (isPlainObject(value)) {
    const members = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${write(value[key], `${path}.${key}`)}`)
    return `{${members.join(',')}}`
  }
  throw new TypeError(`not canonical JSON at ${path}: ${typeof value === 'object' ? 'class instance' : String(value)}`)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // An object from another realm (a worker, a test sandbox) has another Object.prototype: its own prototype is still null.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
