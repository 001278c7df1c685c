/** A cell as text, and what had to be done to read it so (reported to the user, never refused). */
export interface Cell {
  text: string
  folded?: 'date' | 'number' | 'formula' | 'scientific' | 'boolean' | 'rich'
  /** The number has lost digits in the spreadsheet (over 15 digits kept as a number, or written in short as 9.13E+17). */
  lossy?: true
}

export interface Line {
  /** As the spreadsheet numbers it, from 1. */
  line: number
  /** Up to the last cell with something in it. */
  cells: readonly Cell[]
}

/** A cell with nothing in it: one for all. */
export const EMPTY_CELL: Cell = Object.freeze({ text: '' })
