import type { AreaId, PersonId } from '../../shared/kernel/ids'
import type { Role } from '../../shared/access/roles'
import type { Instant } from '../../shared/kernel/instant'
import type { SettingPath } from '../../shared/settings/path'
import type { Count } from '../../shared/settings/quotas'
import type { Flow } from '../../shared/flow/flow'
import type { Recorded, RecordedRow, Shape } from '../../shared/flow/shape'
import { valuesJson } from '../_database/values'

/** An aggregate as it was read, or as much of it as a row of a list needs: values of columns, instants as PostgreSQL writes them. */
export type ReadDoc = readonly unknown[]

/** Where the aggregates of a flow are found besides their own row. */
export interface Placed {
  /** The area it lies in and its ancestors, nearest first. */
  areaPath: readonly AreaId[]
  /** Columns that the lists of an area are narrowed by, as they stand beside each of its places. */
  facets: Readonly<Record<string, string | boolean | null>>
  /** Who is kept informed, as far as he may read it. */
  followers: readonly PersonId[]
  /** What it is found by: title first. */
  words: readonly string[]
}

/**
 * How the aggregates of one flow lie in their table. The statements of this folder are made from it: they know no flow. Every table has the
 * columns of COMMON; `placed` is null for a child, which is found by its parent alone.
 */
export interface Kept<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S> = D> {
  flow: Flow<S, D, R>
  table: string
  /** Columns that acts change. */
  changed: readonly string[]
  /** Columns of a row of a list, and of the whole. */
  rowColumns: readonly string[]
  columns: readonly string[]
  rowOf(read: ReadDoc): R
  /** Throws TypeError when it was read as a row of a list (a bug). */
  docOf(read: ReadDoc): D
  /** The row of a document, columns and all. */
  toRow(doc: D, tenant: string): object
  /** What stays in the database when an act is written: words, and what is set once. */
  untouched: Record<string, null>
  placed: ((doc: D) => Placed) | null
  /** The places whose settings hold for it. */
  under(doc: D): SettingPath
  /** Acts that whoever handled it may not do: whether the actor did is read with it. */
  asksHandled?: { acts: readonly string[]; sql: (c: string) => string }
  /** What an act is counted to, where it may be done only so often. */
  counts?: (act: S['act'], doc: D, by: { personId: PersonId; role: Role }, now: Instant) => readonly Count[]
  /** Acts after which nobody may have it: the desks of its areas are read with it. `takes`: which units. */
  givenUp?: { acts: readonly string[]; takes: string }
}

/** Of whatever flow: which documents go with which tables is known where one is taken out of the table of flows. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyKept = Kept<any, any, any>

const columnsJson = (c: string, columns: readonly string[]): string => valuesJson(columns.map((column) => `${c}.${column}`))

/** SQL: a row of the table (by its alias) as `ReadDoc`: all of it, or what a row of a list needs. */
export const docJson = ({ columns }: Pick<AnyKept, 'columns'>, c: string): string => columnsJson(c, columns)
export const rowJson = ({ rowColumns }: Pick<AnyKept, 'rowColumns'>, c: string): string => columnsJson(c, rowColumns)
