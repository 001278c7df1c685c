import { safeParse } from 'zod/mini'
import type { ZodMiniType } from 'zod/mini'
import { type ActionName, type ReplyError, specOf } from '../../shared/api'
import { detailsOf } from '../../shared/api/details'

/**
 * Where the data of a reply is not what its contract declares, as paths such as `items[].phone`; empty when it is. What is there and not
 * declared counts as much as what is missing or of another type: it would reach a phone that nobody meant it for.
 */
export function undeclaredIn(action: ActionName, data: unknown): readonly string[] {
  return beyond(specOf(action).output, data, [])
}

/** The same of a refusal: where its details are not what is declared for its code (shared/api/details.ts), as `CASE_CHANGED details.newer[].by`. */
export function undeclaredInRefusal({ code, details }: Pick<ReplyError, 'code' | 'details'>): readonly string[] {
  const declared = detailsOf(code)
  if (declared) return beyond(declared, details, ['details']).map((path) => `${code} ${path}`)
  return details === undefined ? [] : [`${code} details`]
}

function beyond(declared: ZodMiniType, data: unknown, from: Path): readonly string[] {
  const parsed = safeParse(declared, data)
  if (!parsed.success) return distinct(parsed.error.issues.map((issue) => `${pathOf([...from, ...issue.path])} (${issue.code})`))
  return distinct(moreThan(parsed.data, data, from))
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
