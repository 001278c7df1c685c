import type { Changes } from '../../../shared/register/changes'
import type { Values } from '../../../shared/register/field'
import type { Circumstances } from '../../../shared/register/read-cell'
import type { Cells, ReadRow } from '../../../shared/register/read-row'
import type { ThingKind } from '../../../shared/register/things'
import type { RowProblem } from '../../../shared/register/row-problems'
import type { Queries } from '../../_database/connection'
import type { Statement } from '../../_database/statement'
import type { Vault } from '../../_ports/vault'
import type { Knowable } from '../known-places'

/** A thing as it stands in the register. */
export interface ThingNow {
  id: string
  version: number
  values: Values
}

/** A row that has been read, and what is personal of it sealed. */
export type SealedRow = Omit<ReadRow, 'contact'>

/** A row of the sheet: what is left to know is what stands in the register. */
export interface SheetRow extends SealedRow {
  line: number
}

/** What the register says to a row. `key`: what the row is told from others by; null: nobody knows. */
export interface Met<Now> {
  key: string | null
  now: Now | null
  /** Why it cannot be told which thing is meant, or that it is none. */
  problems: readonly RowProblem[]
}

/** What a row would do, as what may hinder it asks. `now` null: it would make something. */
export interface Intent<Now> {
  line: number
  now: Now | null
  next: Values
}

/**
 * Everything that an import of one kind of things needs to know of them beside the look of its sheet (shared/register/sheets.ts); the rest is the same for all. SQL is of one alias: `t` where nothing else is said.
 * @template Now a thing as it stands.
 * @template Write a thing to be written.
 */
export interface Kind<Now extends ThingNow, Write extends object> {
  /** As what it is noted in the history. */
  of: ThingKind
  /** The table it lies in. */
  table: string
  /** SQL: the row as `Now`. */
  now(alias: string): string
  /** SQL: what tells one from another, as the stage keeps it. */
  keyOf(alias: string): string
  /** The same of a thing that is there. */
  keyNow(now: Now): string
  /** In which area it lies. */
  areaOf(now: Now): string
  /** Which of what a sheet may name has to be known. */
  knows: readonly Knowable[]

  /** Reads a row by the rules of the register. What is personal is sealed here and nowhere kept as it stood. */
  read(cells: Cells, circumstances: Circumstances, vault: Vault): SealedRow
  /** What the register says to a batch of rows, by line, to whoever imports into that area. One trip. */
  meet(database: Queries, rows: readonly SheetRow[], areaId: string): Promise<ReadonlyMap<number, Met<Now>>>
  /** What hinders a row that names nothing that is there from making it. */
  lacks(values: Values): RowProblem[]
  /** What else hinders, by line. At most one trip, and none where nothing does. */
  hinders(database: Queries, rows: readonly Intent<Now>[]): Promise<ReadonlyMap<number, RowProblem>>
  /** Things that lie there and are not in the sheet, in the order of their ids, and what becomes of them; null: they are let be. */
  absent: { read: Statement<{ importId: string; areaId: string; after: string; limit: number }, { now: Now }>; put: Values } | null

  /** The id of something new. */
  newId(salt: string): string
  /** A thing after its changes. `now` null: a new one. `mistaken`: what it loses was never its own. */
  write(id: string, now: Now | null, what: Changes, of: { line?: number; mistaken?: boolean }): Write
  /**
   * CTEs that write `:rows::jsonb` once the CTE `after` has given a row, with what changed noted (`:at`, `:personId`, `:run`, `:back`): `rows` with id and line, `put` the ids
   * that were written, `lost` an array of those that were not, as `ids`.
   */
  put(after: string): string
  /** A CTE `dropped` that deletes of `drops` (id, what) the first versions on which nothing hangs by now, and gives their ids. */
  dropped: string
}
