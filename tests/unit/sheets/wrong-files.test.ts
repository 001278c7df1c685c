import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { SHEET_PROBLEMS, type SheetProblem } from '../../../shared/register/sheet-problems'
import { folderForFiles, refusalOf, sample, textsOf } from '../../support/sheets/read'

const at = folderForFiles()

/** What each sample is refused as; the others are read. */
const REFUSED: Readonly<Record<string, SheetProblem>> = {
  'zero-bytes.xlsx': 'SHEET_EMPTY', 'blank-lines.csv': 'SHEET_EMPTY', 'blank-rows.xlsx': 'SHEET_EMPTY',
  'password.xlsx': 'SHEET_PASSWORD',
  'old.xls': 'SHEET_OLD_XLS', 'page.xls': 'SHEET_OLD_XLS', 'office-2003.xls': 'SHEET_OLD_XLS', 'binary.xlsb': 'SHEET_OLD_XLS',
  'open-document.ods': 'SHEET_OTHER_PROGRAM', 'apple.numbers': 'SHEET_OTHER_PROGRAM',
  'document.doc.xlsx': 'SHEET_NOT_A_TABLE', 'picture.xlsx': 'SHEET_NOT_A_TABLE', 'paper.xlsx': 'SHEET_NOT_A_TABLE', 'program.csv': 'SHEET_NOT_A_TABLE',
  'archive.xlsx': 'SHEET_NOT_A_TABLE', 'document.xlsx': 'SHEET_NOT_A_TABLE',
  'bomb.xlsx': 'SHEET_TOO_LARGE', 'long-cell.xlsx': 'SHEET_CELL_TOO_LONG', 'wide.xlsx': 'SHEET_TOO_WIDE',
  'cut.xlsx': 'SHEET_DAMAGED', 'open-quote.csv': 'SHEET_DAMAGED',
}
const READ = ['companies.xlsx', 'outside.xlsx', 'gb18030.csv', 'utf-8.csv', 'utf-8-mark.csv', 'utf-16.csv', 'semicolons.csv']

it.each(Object.entries(REFUSED))('%s is %s', async (name, code) => expect(await refusalOf(sample(name))).toBe(code))

it.each(READ)('%s is read', async (name) => expect(await refusalOf(sample(name))).toBe('read'))

it('knows every sample', () => expect(readdirSync(sample('.')).sort()).toEqual([...Object.keys(REFUSED), ...READ].sort()))

it('inflates no more than was declared, whatever that was', async () => {
  const bytes = readFileSync(sample('bomb.xlsx'))
  // In the list of contents a name stands 46 bytes after the beginning of its entry, and the size it inflates to at byte 24.
  const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46
  expect(bytes.readUInt32LE(entry + 24)).toBeGreaterThan(40 * 1024 ** 2)
  bytes.writeUInt32LE(70_000, entry + 24)
  writeFileSync(at('lying.xlsx'), bytes)
  expect(await refusalOf(at('lying.xlsx'))).toBe('SHEET_DAMAGED')
})

it('asks nobody for what lies outside of the file: the value it had counts', async () => expect(await textsOf(sample('outside.xlsx'))).toEqual([['7']]))

it('says of each problem what to do next, in sentences that end', () => {
  for (const sentence of Object.values(SHEET_PROBLEMS)) expect(sentence).toMatch(/请[^。]+。$/)
})

it('throws what the disk throws: a file that is not there is no refusal', async () => expect(refusalOf(sample('not-there.xlsx'))).rejects.toMatchObject({ code: 'ENOENT' }))
