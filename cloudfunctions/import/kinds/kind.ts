import type { Instant } from '../../../shared/kernel/instant'
import type { Changes } from '../../../shared/register/changes'
import type { Values } from '../../../shared/register/field'
import type { KnownThing } from '../../../shared/register/known'
import type { Circumstances } from '../../../shared/register/read-cell'
import type { Cells, ReadRow } from '../../../shared/register/read-row'
import type { ThingKind } from '../../../shared/register/things'
import type { RowProblem } from '../../../shared/register/row-problems'
import type { Queries } from '../../_database/connection'
import type { Statement } from '../../_database/statement'
import type { Vault } from '../../_ports/vault'
import type { Grown } from '../count-anew'
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
  /** When it is written: rows on which others build come before them. */
  turn: number
}

/** Which import it is, of whom, into which area it brings things, and when. */
export interface Whose {
  importId: string
  areaId: string
  personId: string
  now: Instant
}

/** What a sheet says as a whole, where its rows bear on one another. */
export interface Survey {
  /** What its rows may name: also what others of them make. */
  circumstances: Circumstances
  /** A row, with what the others say to it. */
  amid(row: SheetRow): SheetRow
}

/** What the register says to a row. `key`: what the row is told from others by; null: nobody knows. */
export interface Met<Now> {
  key: string | null
  now: Now | null
  /** Why it cannot be told which thing is meant, or what speaks against it. */
  problems: readonly RowProblem[]
  /** What the row says, in the light of that; left out: what it said before. */
  values?: Values
  /** The line that bears what is said of the thing, where several may speak of it: this one, or another, with which it goes. Left out: the first that names it, and no other may. */
  bearer?: number
}

/** What a row would do, as what may hinder it asks. `now` null: it would make something. */
export interface Intent<Now> {
  line: number
  now: Now | null
  next: Values
}

/**
 * Everything that an import of one kind of things needs to know of them beside the look of its sheet (shared/register/sheets.ts); the rest is the same for all.
 * @template Now a thing as it stands.
 * @template Write a thing to be written.
 */
export interface Kind<Now extends ThingNow, Write extends object> {
  /** As what it is noted in the history. */
  of: ThingKind
  /** SQL: a subselect of the things (`t` within it) of which `which` holds, each with its `id`. */
  rows(which: string): string
  /** SQL: is it the one whose key, as the stage keeps it, is that expression? */
  keyIs(alias: string, key: string): string
  /** SQL: is it that one by now, long after? Of a few rows that somebody looks at. */
  keyIsNow(alias: string, key: string): string
  /** SQL: is it the one of that id? */
  idIs(alias: string, id: string): string
  /** SQL: the keys that rows of the stage have of those whose ids are in an array. */
  keysOf(ids: string): string
  /** SQL: a row of `changes` (its alias) that says no more than that it goes on under another name: nobody has touched it. */
  silent(change: string): string
  /** SQL: a row of the subselect as `Now`. */
  now(alias: string): string
  /** Its key. */
  keyNow(now: Now): string
  /** What lies beneath and comes with it where it is not there yet: taken back after it. `idIn`: SQL, the id of the one of a row of the stage (its alias). Null: nothing. */
  beneath: { kind: Beneath; idIn(row: string): string } | null
  /** The table that sheets of it fill by hundreds of thousands, which is counted anew on the way; null: none. */
  grows: Grown | null
  /** Its key says something to people. */
  isKeyShown: boolean
  /** Did a change make it? */
  isMaking(version: number, what: Changes): boolean
  /** In which area it lies. */
  areaOf(now: Now): string
  /** Which of what a sheet may name has to be known. */
  knows: readonly Knowable[]

  /** Reads a row by the rules of the register. What is personal is sealed here and nowhere kept as it stood. */
  read(cells: Cells, circumstances: Circumstances, vault: Vault): SealedRow
  /** Looks through a sheet before its rows are read, where they bear on one another; null: they do not. At most one trip, or one for each thousand rows. */
  survey: ((database: Queries, rows: AsyncIterable<{ line: number; cells: Cells }>, about: Whose & { circumstances: Circumstances; areas: readonly KnownThing[] }) => Promise<Survey>) | null
  /** What the register says to a batch of rows, by line. One trip. */
  meet(database: Queries, rows: readonly SheetRow[], whose: Whose): Promise<ReadonlyMap<number, Met<Now>>>
  /** What hinders a row that names nothing that is there from making it. */
  lacks(values: Values): RowProblem[]
  /** What else hinders, by line. At most one trip, and none where nothing does. */
  hinders(database: Queries, rows: readonly Intent<Now>[]): Promise<ReadonlyMap<number, RowProblem>>
  /** Things that lie there and are not in the sheet, in the order of their ids, and what becomes of them; null: they are let be. */
  absent: { read: Statement<{ importId: string; areaId: string; after: string; limit: number }, { now: Now }>; put: Values } | null

  /** The id of something new, of its key or drawn. */
  newId(salt: string, key: string): string
  /** A thing after its changes. `now` null: a new one. `mistaken`: what it loses was never its own. Null: somebody has been quicker. */
  write(id: string, now: Now | null, what: Changes, of: { line?: number; mistaken?: boolean }): Write | null
  /** Rows as they travel: as JSON, or packed where they are very many. */
  pack(rows: readonly Write[]): readonly Write[] | Buffer
  /**
   * CTEs that write `:rows` once the CTE `after` has given a row, with what changed noted (`:at`, `:personId`, `:run`, `:back`): `rows` with id and line, `put` the ids
   * that were written, `lost` an array of those that were not, as `ids`.
   */
  put(after: string): string
  /** CTEs, the last of them `dropped`, that delete of `drops` (id, version, what) the first versions on which nothing hangs by now, and gives their ids. */
  dropped: string
  /**
   * Walks over what stood in these areas between two ids, after it was taken out by hundreds of thousands: an index keeps what is gone until somebody meets it, and the first
   * list to come there would walk over all of it at once.
   */
  walk?: Statement<{ areas: string[]; from: string; to: string }, { left: number }>
}

/** What taking back needs to know of a kind. */
export type Returnable<Now extends ThingNow, Write extends object> = Pick<Kind<Now, Write>, 'of' | 'rows' | 'idIs' | 'keysOf' | 'silent' | 'now' | 'isMaking' | 'write' | 'pack' | 'put' | 'dropped' | 'walk'>
export type Beneath = Returnable<ThingNow, object>
