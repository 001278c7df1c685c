/** A column of what is written: its heading, and how wide it is drawn, in digits of the usual font (a Chinese character takes two). */
export interface Column {
  heading: string
  width: number
}

type Remarks = readonly (readonly string[])[]

/** What is written: rows as texts, one a column, taken one after the other as fast as they can be written. */
export interface SheetPlan {
  name: string
  columns: readonly Column[]
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>
  /** Lines above the heading, each in its first cell. */
  above?: readonly string[]
  /**
   * Lines of the second sheet, 说明: who wrote it out, when, by which filter. A function is asked after the last row, and knows how many there were. A csv has no second
   * sheet and leaves them out: put there what must not be lost into `above`.
   */
  remarks?: Remarks | (() => Remarks)
}
