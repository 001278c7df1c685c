import type { Actor } from '../../shared/access/actor'
import type { GovernedName } from '../../shared/access/rights'
import type { Refusal } from '../../shared/api'
import type { Chosen, PrintRow } from '../../shared/api/print.api'
import type { Instant } from '../../shared/kernel/instant'
import type { Result } from '../../shared/kernel/result'
import type { PrintedOf, PrintState, PrintTemplate } from '../../shared/register/print'
import { readInstant, readOptional } from '../_database/instants'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { allowed, type May } from '../_runtime/governed'
import type { Reader } from '../_runtime/use-case'

/** A printing as it lies in its table. */
export interface Print {
  id: string
  area_id: string
  person_id: string
  of: PrintedOf
  template: PrintTemplate
  chosen: Chosen
  words: string
  state: PrintState
  found: { before: number; unknown: string[] }
  total: number
  done: number
  left_out: number
  sample: string
  list: string
  failure: string | null
  made_at: string
  ended_at: string | null
  until: string
}

/** What a statement that names a printing gives of it: where it lies for the table of rights, and the row for whoever may. */
export interface NamedPrint {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  found: Print | null
}

/** Columns of NamedPrint; `read`: what is read of it (alias p, its area a) for whoever may. */
export const namedPrint = (action: GovernedName, read = 'to_jsonb(p)'): string => `${ACTOR} as actor, a.path, ${withinReach(action, { areas: 'a.path' }, read)} as found`

/** From what they are read: nothing of it is there where there is no such printing. */
export const FROM_PRINT = `from (select 1) one left join mashangban.prints p on p.tenant = :tenant and p.id = :printId left join mashangban.areas a on a.tenant = :tenant and a.id = p.area_id`

/** Asks the table of rights. */
export const mayPrint = (call: Pick<Reader, 'action' | 'caller'>, { actor, path }: Pick<NamedPrint, 'actor' | 'path'>): Result<May, Refusal> => allowed(call, actor, path && { areas: path }, 'PRINT_NOT_FOUND')

/** As a line of the record. Files whose time is over are over, whether they have been deleted yet or not. */
export const rowOf = (row: Omit<Print, 'area_id' | 'person_id' | 'chosen' | 'found' | 'sample' | 'list' | 'failure'> & { who: string | null }, now: Instant): PrintRow => ({
  id: row.id, of: row.of, template: row.template, words: row.words, state: row.state === 'ready' && readInstant(row.until) <= now ? 'over' : row.state,
  total: row.total, done: row.done, leftOut: row.left_out, madeAt: readInstant(row.made_at), endedAt: readOptional(row.ended_at), until: readInstant(row.until), who: row.who,
})
