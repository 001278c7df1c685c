import type { Actor } from '../../shared/access/actor'
import type { Refusal } from '../../shared/api'
import type { GovernedName } from '../../shared/access/rights'
import type { Result } from '../../shared/kernel/result'
import type { ImportCounts, ImportKind, ImportState } from '../../shared/register/import'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { allowed, type May } from '../_runtime/governed'
import type { Reader } from '../_runtime/use-case'

/** Where the headings of a sheet stand, and which field each column (from 0) was taken for. */
export interface Heading {
  line: number
  headings: string[]
  mapping: Record<string, number>
}

/** What one field's changes look like: the first that was met. */
export interface Example {
  name: string
  before: string | null
  after: string | null
}

/** Counts as they are kept, with an example of each change. */
export interface KeptCounts extends ImportCounts {
  examples?: Record<string, Example>
}

/** An import as it lies in its table. */
export interface Import {
  id: string
  kind: ImportKind
  area_id: string
  person_id: string
  name: string
  source: string
  object: string
  size: number
  sha256: string
  state: ImportState
  format: string | null
  encoding: string | null
  sheets: string[] | null
  sheet: string | null
  heading: Heading | null
  close_absent: boolean
  line: number
  total: number
  after: string | null
  counts: KeptCounts
  failure: string | null
  made_at: string
  began_at: string | null
  ended_at: string | null
  until: string
}

/** What a statement that names an import gives of it: where it lies for the table of rights, and the row for whoever may. */
export interface NamedImport {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  found: Import | null
}

/** Columns of NamedImport; `read`: what is read of it (alias i, its area a) for whoever may. */
export const namedImport = (action: GovernedName, read = 'to_jsonb(i)'): string => `${ACTOR} as actor, a.path, ${withinReach(action, { areas: 'a.path' }, read)} as found`

/** From what they are read: nothing of it is there where there is no such import. */
export const FROM_IMPORT = `from (select 1) one left join mashangban.imports i on i.tenant = :tenant and i.id = :importId left join mashangban.areas a on a.tenant = :tenant and a.id = i.area_id`

/** Asks the table of rights. */
export const mayImport = (call: Pick<Reader, 'action' | 'caller'>, { actor, path }: Pick<NamedImport, 'actor' | 'path'>): Result<May, Refusal> => allowed(call, actor, path && { areas: path }, 'IMPORT_NOT_FOUND')
