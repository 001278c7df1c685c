import type { Change, Ref, Shape } from '../../shared/flow/shape'
import { HEAD, HEARS } from './beside'
import { roleOf } from './reading'

/** A notice on its way in: tokens become persons in the statement that writes it, by the memberships of that instant. */
export interface NoticeRow extends Ref {
  /** Of two notices of one entry to one person the lower rank is written. */
  rank: number
  kind: string
  seq: number
  at: string
  body: string
  persons: string[]
  roles: string[]
  places: string[]
}

/** The notices of a change, those of one kind and entry together. */
export function noticesFor(ref: Ref, { entries, notices }: Change<Shape, unknown>): NoticeRow[] {
  const rows = new Map<string, NoticeRow>()
  for (const { seq, kind, body, to } of notices) {
    const key = `${seq}|${kind}`
    const row = rows.get(key) ?? { ...ref, rank: rows.size, kind, seq, at: entries.find((entry) => entry.seq === seq)?.at ?? '', body, persons: [], roles: [], places: [] }
    rows.set(key, row)
    const cut = to.indexOf(':')
    const [token, place] = [to.slice(0, cut), to.slice(cut + 1)]
    if (token === 'p') row.persons.push(place)
    else {
      row.roles.push(token === HEAD || token === HEARS ? token : roleOf(token as Parameters<typeof roleOf>[0]))
      row.places.push(place)
    }
  }
  return [...rows.values()]
}
