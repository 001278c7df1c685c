import { penOf } from './written'

/**
 * Rows on their way to the server as one text: their columns one after another, each with its values one after another. A thousand wide rows as JSON cost the server
 * as much to read as half their writing costs (measured: 36 ms as jsonb, 17 ms so, of which sending is 10).
 */
const COLUMN = '\u001e'
const VALUE = '\u001f'
const ELEMENT = '\u001d'
const SEPARATORS = /[\u001d-\u001f]/g

/** How a column travels: a text; one that may be null, of which the empty one is null; a list of texts, none of them empty; or something else, read by its cast (a number may be null). */
export type PackedType = 'text' | 'text or null' | 'text[]' | 'jsonb' | 'int' | 'boolean'

const escaped = (type: PackedType, value: unknown): string => {
  if (type === 'jsonb') return JSON.stringify(value)
  if (type === 'text[]') return (value as readonly string[]).map((each) => each.replace(SEPARATORS, ' ')).join(ELEMENT)
  if (value === null) return ''
  return typeof value === 'string' ? value.replace(SEPARATORS, ' ') : String(value)
}

/** Rows as `unpacked` of the same columns reads them. A separator (no text on paper has one) becomes a space. */
export function packed(rows: readonly object[], columns: Readonly<Record<string, PackedType>>): Buffer {
  const pen = penOf()
  Object.entries(columns).forEach(([column, type], place) => {
    if (place > 0) pen.add(COLUMN)
    pen.add(rows.map((row) => escaped(type, (row as Record<string, unknown>)[column])).join(VALUE))
  })
  return pen.end()
}

const literal = (separator: string): string => `E'\\x${separator.charCodeAt(0).toString(16)}'`

const READ: Readonly<Record<PackedType, (value: string) => string>> = {
  text: (value) => `coalesce(${value}, '')`,
  'text or null': (value) => value,
  'text[]': (value) => `coalesce(string_to_array(${value}, ${literal(ELEMENT)}), '{}')`,
  jsonb: (value) => `${value}::jsonb`,
  int: (value) => `${value}::int`,
  boolean: (value) => `${value}::boolean`,
}

/** SQL: a subselect of the rows that the parameter has packed. */
export function unpacked(parameter: string, columns: Readonly<Record<string, PackedType>>): string {
  const names = Object.keys(columns)
  const arrays = names.map((_, at) => `string_to_array(t.columns[${at + 1}], ${literal(VALUE)}, '')`)
  return `(select ${Object.entries(columns).map(([column, type]) => `${READ[type](`u.${column}`)} as ${column}`).join(', ')}
    from (select string_to_array(${parameter}, ${literal(COLUMN)}) as columns offset 0) t, unnest(${arrays.join(', ')}) u(${names.join(', ')}))`
}
