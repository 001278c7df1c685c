import { canonicalJson } from '../kernel/canonical-json'
import type { Value, Values } from './field'

/** What a change did to a thing of the register: the fields that changed, each with what stood there before and after; `before` null in all of a new one. */
export type Changes = Readonly<Record<string, readonly [before: Value, after: Value]>>

/** What was done to a thing, in words. */
export const changeWords = ({ created, back, dropped }: { created: boolean; back: boolean; dropped: boolean }): string =>
  (back ? '撤销导入，恢复原样' : dropped ? '去掉' : created ? '登记' : '更正')

/** What two sealed lists are compared by: their keyed hashes, never what is inside. */
const compared = (value: Value): string =>
  canonicalJson(Array.isArray(value) ? value.map((each: Value) => (typeof each === 'object' && each !== null && 'mark' in each ? (each as { mark: string }).mark : each)) : value)

/** What `next` changes of `now`; fields that it does not name stay. Null for `now`: all of it is new. */
export function changesOf(now: Values | null, next: Values): Changes {
  return Object.fromEntries(Object.entries(next).flatMap(([field, after]) => {
    const before = now?.[field] ?? null
    return now !== null && compared(before) === compared(after) ? [] : [[field, [before, after] as const]]
  }))
}

/** The thing after its changes, in their order: what the history replays to. */
export const replayed = (all: readonly Changes[]): Values =>
  Object.fromEntries(all.flatMap((changes) => Object.entries(changes).map(([field, [, after]]) => [field, after] as const)))

/** What stands in the fields of a change after it. */
export const after = (changes: Changes): Values => Object.fromEntries(Object.entries(changes).map(([field, [, value]]) => [field, value]))

/** What undoes a change. */
export const undone = (changes: Changes): Values => Object.fromEntries(Object.entries(changes).map(([field, [before]]) => [field, before]))
