import type { Actor } from '../../../shared/access/actor'
import type { GovernedName } from '../../../shared/access/rights'
import { keptFailure } from '../../../shared/api/errors'
import type { AskedList, ExportRow } from '../../../shared/api/export.api'
import type { Instant } from '../../../shared/kernel/instant'
import type { Sealed } from '../../../shared/kernel/sealed'
import type { ExportState } from '../../../shared/register/export'
import { readInstant, readOptional } from '../../_database/instants'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import type { Vault } from '../../_ports/vault'

/** An export as it lies in its table. */
export interface Export {
  id: string
  person_id: string
  list: ExportRow['of']
  asked: object
  words: string
  state: ExportState
  rows: number
  object: string
  failure: string | null
  made_at: string
  ended_at: string | null
  until: string
}

/** What a statement that names an export gives of it: whose it is for the table of rights, and the row for whoever may. */
export interface NamedExport {
  actor: Omit<Actor, 'personId'>
  personId: string | null
  found: Export | null
}

/** The select of NamedExport. */
export const namedExport = (action: GovernedName): string => `select ${ACTOR} as actor, e.person_id as "personId", ${withinReach(action, { persons: 'array[e.person_id]' }, 'to_jsonb(e)')} as found
  from (select 1) one left join mashangban.exports e on e.tenant = :tenant and e.id = :exportId`

/** A list as it is kept for as long as the log is: what was searched for may be somebody's number. */
export const sealedList = (list: AskedList, vault: Vault): object => ('search' in list && list.search !== undefined ? { ...list, search: vault.seal(list.search) } : list)
/** The same as it was asked for. */
export const openedList = ({ asked }: Pick<Export, 'asked'>, vault: Vault): AskedList => {
  const { search } = asked as { search?: Sealed }
  return (search === undefined ? asked : { ...asked, search: vault.open(search) }) as AskedList
}

/** As a line of the log. A file whose time is over is over, whether it has been deleted yet or not. */
export const rowOf = ({ id, list, words, state, rows, failure, made_at, ended_at, until }: Omit<Export, 'asked' | 'person_id' | 'object'>, now: Instant): ExportRow => ({
  id, of: list, words, state: state === 'ready' && readInstant(until) <= now ? 'over' : state, rows, madeAt: readInstant(made_at), endedAt: readOptional(ended_at), until: readInstant(until), failure: keptFailure(failure, 'EXPORT_FAILED'),
})
