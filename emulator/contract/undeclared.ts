import { safeParse } from 'zod/mini'
import { type ActionName, specOf } from '../../shared/api'

/**
 * Where the data of a reply is not what its contract declares, as paths such as `items[].phone`; empty when it is. What is there and not
 * declared counts as much as what is missing or of another type: it would reach a phone that nobody meant it for.
 */
export function undeclaredIn(action: ActionName, data: unknown): readonly string[] {
  const parsed = safeParse(specOf(action).output, data)
  if (!parsed.success) return distinct(parsed.error.issues.map((issue) => `${pathOf(issue.path)} (${issue.code})`))
  return distinct(moreThan(parsed.data, data, []))
}

type Path = readonly PropertyKey[]
const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Schemas leave out what they do not know: what is in `data` and not in what they took. */
function moreThan(taken: unknown, data: unknown, path: Path): string[] {
  if (!isFields(data) || !isFields(taken)) return []
  return Object.entries(data).flatMap(([key, value]) => {
    const here = [...path, Array.isArray(data) ? Number(key) : key]
    return Object.hasOwn(taken, key) ? moreThan(taken[key], value, here) : [pathOf(here)]
  })
}

const pathOf = (path: Path): string => path.map((part, at) => (typeof part === 'number' ? '[]' : `${at === 0 ? '' : '.'}${String(part)}`)).join('') || '(all of it)'
const distinct = (paths: readonly string[]): readonly string[] => [...new Set(paths)]
