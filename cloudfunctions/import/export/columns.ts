import type { Subject } from '../../../shared/access/scope'
import type { Column } from '../../_sheets/write'

/** A column of a file: its heading, and what stands in it of a row of the list. */
export interface FileColumn<Row> extends Column {
  text(row: Row): string
}

/** Rows as texts, one a column. */
export const textsOf = <Row>(columns: readonly FileColumn<Row>[], rows: readonly Row[]): string[][] => rows.map((row) => columns.map(({ text }) => text(row)))

/** Rows read at once. */
export const BATCH = 500

/** Of a list that is of an area: whose it is, for the table of rights. */
export const OF_AREA = {
  subject: (_list: unknown, path: readonly string[] | null): Subject | null => path && { areas: path },
  areaOf: ({ areaId }: { areaId: string }): string => areaId,
}
