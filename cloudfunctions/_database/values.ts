/**
 * SQL: expressions as one JSON array, to be read by `namedBy`. Not as an object: it would write out every name for every row, which doubles what
 * the server and the reader have to do for a list.
 */
export const valuesJson = (expressions: readonly string[]): string => `json_build_array(${expressions.join(', ')})`

/** Gives values that were read as an array their names back, in the same order. The reader throws TypeError when there are fewer values than names (a bug). */
export function namedBy<T extends object>(names: readonly (keyof T & string)[]): (values: readonly unknown[]) => T {
  return (values) => {
    if (values.length < names.length) throw new TypeError(`${values.length} values were read for ${names.length} names: ${names.join(', ')}`)
    const named: Record<string, unknown> = {}
    let at = 0
    for (const name of names) named[name] = values[at++]
    return named as T
  }
}
