import { SHEET_PROBLEMS, type SheetProblem } from '../../shared/register/sheet-problems'

export { SHEET_PROBLEMS, type SheetProblem }

/** What is met while rows are read, when nothing can be handed back any more but the end: a refusal in the way of a throw. */
export class SheetError extends Error {
  /** @param line where it was met, as the spreadsheet numbers its lines; null = not in a line. */
  constructor(readonly code: SheetProblem, readonly line: number | null = null, cause?: unknown) {
    super(line === null ? code : `${code} in line ${line}`, { cause })
    this.name = 'SheetError'
  }
}

/** What was thrown while a file was taken apart: faults of the disk and of the program are those, all else is damage of the file. */
export const asDamage = (cause: unknown): unknown =>
  cause instanceof SheetError || cause instanceof TypeError || cause instanceof RangeError || (cause instanceof Error && 'syscall' in cause) ? cause : new SheetError('SHEET_DAMAGED', null, cause)
