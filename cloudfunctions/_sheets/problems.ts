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
