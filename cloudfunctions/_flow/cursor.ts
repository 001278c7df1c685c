import { Instant } from '../../shared/kernel/instant-schema'
import { INFINITY, readInstant } from '../_database/instants'

/** Where a page begins: after the row with this key. */
export interface Key {
  afterAt: string
  afterId: string
}

/** Before the first row: the smallest key, or the largest where the newest come first. */
const startOf = (desc: boolean): Key => ({ afterAt: desc ? INFINITY : `-${INFINITY}`, afterId: '' })

/** `<instant or infinity>|<id>` */
const CURSOR = /^([^|]+)\|([\w-]{1,64})$/

/** Where a page begins; null for a cursor that nobody was given: a date that does not exist would be an error of the database. */
export function keyOf(cursor: string | undefined, desc: boolean): Key | null {
  if (cursor === undefined) return startOf(desc)
  const [, afterAt = '', afterId = ''] = CURSOR.exec(cursor) ?? []
  return afterAt === INFINITY || Instant.safeParse(afterAt).success ? { afterAt, afterId } : null
}

/** The cursor that goes on after the row with that key, as the database wrote it; null: there is no more. */
export const cursorAfter = (key: readonly [at: string, id: string] | null): string | null => key && `${readInstant(key[0])}|${key[1]}`
