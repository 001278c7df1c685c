import type { TrailEntry } from '../../shared/flow/shape'
import type { EntriesRow, EntryContentsRow } from '../_database/rows'
import { readInstant } from '../_database/instants'
import { namedBy, valuesJson } from '../_database/values'

interface ReadEntry {
  seq: number
  at: string
  kind: TrailEntry['kind']
  internal: boolean
  person_id: string
  status: TrailEntry['status']
  commitment: string
  hash: string
  mask: string | null
  salt: string | null
  content: TrailEntry['content']
}

const ENTRY_COLUMNS = ['seq', 'at', 'kind', 'internal', 'person_id', 'status', 'commitment', 'hash', 'mask'] as const
/** Null where they were erased. */
const CONTENT_COLUMNS = ['salt', 'content'] as const

/** An entry of the record with its content, as it was read. */
export type EntryJson = readonly unknown[]

/** SQL: a row of entries joined (left) with its content as EntryJson. */
export const entryJson = (e: string, x: string): string => valuesJson([...ENTRY_COLUMNS.map((column) => `${e}.${column}`), ...CONTENT_COLUMNS.map((column) => `${x}.${column}`)])

const readEntry = namedBy<ReadEntry>([...ENTRY_COLUMNS, ...CONTENT_COLUMNS])

/** The entry as it was written; of the flow that it was asked for. */
export function entryOf<T extends TrailEntry>(read: EntryJson): T {
  const { at, internal, person_id, ...entry } = readEntry(read)
  return { ...entry, at: readInstant(at), visibility: internal ? 'internal' : 'public', by: person_id } as T
}

/** The rows of new entries: the record, and beside it what they say. */
export function entryRows(of: string, id: string, entries: readonly TrailEntry[], tenant: string): { entries: EntriesRow[]; contents: (Omit<EntryContentsRow, 'salt'> & { salt: string | null })[] } {
  return {
    entries: entries.map(({ seq, at, kind, visibility, by, status, commitment, hash, mask }) => ({ tenant, of, id, seq, at, kind, internal: visibility === 'internal', person_id: by, status, commitment, hash, mask })),
    contents: entries.map(({ seq, salt, content }) => ({ tenant, of, id, seq, salt, content })),
  }
}
