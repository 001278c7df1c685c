import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { SYSTEM_ACTOR } from '../../shared/access/actor'
import type { Circumstances } from '../../shared/flow/flow'
import type { Change, Recorded, Ref, Shape } from '../../shared/flow/shape'
import type { Instant } from '../../shared/kernel/instant'
import { ok, type Result } from '../../shared/kernel/result'
import type { Queries } from '../_database/connection'
import { type Statement, statement } from '../_database/statement'
import type { CalendarsAt } from '../_ports/settings'
import { type ChildrenRead, childrenJson, withChildren } from './family'
import { FLOWS, keptOf } from './flows'
import { type AnyKept, docJson, type ReadDoc } from './kept'
import { type Doing, writeChange } from './store'

/** Times an event is decided again when somebody acted meanwhile (design §2). */
const ATTEMPTS = 4

/** As it is stored, for `docOf` to read one by one: a spoiled one must not keep the others from being read. */
export interface Stored {
  found: ReadDoc
  children: ChildrenRead
}

const byId = (kept: AnyKept, name: string, lock: string): Statement<{ ids: string[] }, Stored & { id: string }> => statement<{ ids: string[] }, Stored & { id: string }>(`${kept.flow.of}_${name}`, `
  select c.id, ${docJson(kept, 'c')} as found, ${childrenJson(kept, 'c.id')} as children from ${kept.table} c where c.tenant = :tenant and c.id = any(:ids::text[])${lock}`)

const READS = Object.fromEntries(Object.entries(FLOWS).map(([of, kept]) => [of, { plain: byId(kept, 'by_id', ''), locked: byId(kept, 'lock', ' for update') }]))

/** Aggregates of one flow by id. Unknown ids are left out. One trip. */
export async function load(queries: Queries, of: string, ids: readonly string[], { locked = false } = {}): Promise<Map<string, Stored>> {
  const reads = READS[of]
  if (!reads || ids.length === 0) return new Map()
  const rows = await queries.rows(locked ? reads.locked : reads.plain, { ids: [...ids] })
  return new Map(rows.map(({ id, ...stored }) => [id, stored]))
}

/** When something happens by itself, and under which calendar wherever it lies. */
export interface Happening {
  now: Instant
  calendars: CalendarsAt
  salt(): string
}

/** What is decided about an aggregate by itself: what the system makes of it; null when there is nothing to do. */
export type Event = (kept: AnyKept, current: Recorded<Shape>, at: Circumstances) => Result<Change<Shape, Recorded<Shape>> | null, Refusal>

/** Decides an event on what was read and writes it, children and all; null when there was nothing to do, false when somebody was faster. */
export async function decideAndWrite(
  queries: Queries, tenant: string, of: string, stored: Stored, event: Event, at: Happening, doing: Partial<Doing> = {},
): Promise<Result<boolean | null, Refusal>> {
  const kept = keptOf(of)
  const current = kept.docOf(stored.found) as Recorded<Shape>
  const circumstances = { now: at.now, calendar: at.calendars(kept.under(current)), salt: at.salt() }
  const decided = event(kept, current, circumstances)
  if (!decided.ok) return decided
  if (decided.value === null) return ok(null)
  const pieces = withChildren(kept, current, decided.value, stored.children, circumstances, at.salt)
  if (!pieces.ok) return pieces as Result<never, Refusal>
  return ok(await writeChange(queries, tenant, pieces.value, { doer: SYSTEM_ACTOR.personId, at: at.now, ...doing }))
}

/**
 * Something happens to an aggregate by itself (the system is the doer): read, decide, write; decided again when somebody acted meanwhile. True when
 * it was written. Refusal BUSY after four tries, CASE_NOT_FOUND when it is not there; whatever `event` refuses.
 */
export async function changeByItself(queries: Queries, tenant: string, { of, id }: Ref, event: Event, at: Happening): Promise<Result<boolean, Refusal>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = (await load(queries, of, [id])).get(id)
    if (!stored) return refuse('CASE_NOT_FOUND')
    const written = await decideAndWrite(queries, tenant, of, stored, event, at)
    if (!written.ok) return written
    if (written.value !== false) return ok(written.value === true)
  }
  return refuse('BUSY')
}

/**
 * Leaves an entry of the system in a record, inside a transaction that does more than that: the row is locked, so that whoever acts meanwhile
 * waits and no decision has to be made twice. Two trips, one when there is no such aggregate. Throws when the entry can't be decided (no
 * calendar): the whole transaction is undone, and the job tries again.
 */
export async function noteOn(queries: Queries, tenant: string, { of, id }: Ref, event: Event, at: Happening): Promise<void> {
  const stored = (await load(queries, of, [id], { locked: true })).get(id)
  if (!stored) return
  const written = await decideAndWrite(queries, tenant, of, stored, event, at)
  if (!written.ok) throw new Error(written.error.code)
}
