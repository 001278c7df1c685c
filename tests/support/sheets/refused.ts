import type { SheetProblem } from '../../../shared/register/sheet-problems'

/** What each sample is refused as; the others are read. */
export const REFUSED: Readonly<Record<string, SheetProblem>> = {
  'zero-bytes.xlsx': 'SHEET_EMPTY', 'blank-lines.csv': 'SHEET_EMPTY', 'blank-rows.xlsx': 'SHEET_EMPTY',
  'password.xlsx': 'SHEET_PASSWORD',
  'old.xls': 'SHEET_OLD_XLS', 'page.xls': 'SHEET_OLD_XLS', 'office-2003.xls': 'SHEET_OLD_XLS', 'binary.xlsb': 'SHEET_OLD_XLS',
  'open-document.ods': 'SHEET_OTHER_PROGRAM', 'apple.numbers': 'SHEET_OTHER_PROGRAM',
  'document.doc.xlsx': 'SHEET_NOT_A_TABLE', 'picture.xlsx': 'SHEET_NOT_A_TABLE', 'paper.xlsx': 'SHEET_NOT_A_TABLE', 'program.csv': 'SHEET_NOT_A_TABLE',
  'archive.xlsx': 'SHEET_NOT_A_TABLE', 'document.xlsx': 'SHEET_NOT_A_TABLE',
  'bomb.xlsx': 'SHEET_TOO_LARGE', 'long-cell.xlsx': 'SHEET_CELL_TOO_LONG', 'wide.xlsx': 'SHEET_TOO_WIDE',
  'cut.xlsx': 'SHEET_DAMAGED', 'open-quote.csv': 'SHEET_DAMAGED',
}
export const READ = ['companies.xlsx', 'outside.xlsx', 'gb18030.csv', 'utf-8.csv', 'utf-8-mark.csv', 'utf-16.csv', 'semicolons.csv']
