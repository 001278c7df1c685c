import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { folderForFiles, opened, refusalOf } from '../../support/sheets/read'
import { writeRaw } from '../../support/sheets/zips'

const at = folderForFiles()

function* times(count: number, piece: (nth: number) => string): Generator<string> {
  const chunk: string[] = []
  for (let nth = 0; nth < count; nth++) if (chunk.push(piece(nth)) === 2000) yield chunk.splice(0).join('')
  yield chunk.join('')
}
const csvOf = async (pieces: Iterable<string>): Promise<string> => {
  await pipeline(Readable.from(pieces), createWriteStream(at('large.csv')))
  return at('large.csv')
}
const cell = (reference: string, words: string): string => `<c r="${reference}" t="inlineStr"><is><t>${words}</t></is></c>`

/** MB of memory that a reading takes beyond what there was before. */
async function memoryOf(act: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().rss) }, 10)
  await act().finally(() => clearInterval(watch))
  return (most - before) / 1024 ** 2
}

it('reads 300,000 lines, and refuses more at the first line that is too many', async () => {
  const row = (nth: number): string => `<row r="${nth + 1}"><c r="A${nth + 1}"><v>${nth}</v></c></row>`
  await writeRaw(at('full.xlsx'), { rows: () => times(300_001, row) })
  expect(await refusalOf(at('full.xlsx'))).toBe('read')
  await writeRaw(at('more.xlsx'), { rows: () => times(300_021, row) })
  expect(await refusalOf(at('more.xlsx'))).toBe('SHEET_TOO_MANY_ROWS')
  const table = await opened(await csvOf(times(2_000_000, (nth) => `${nth},a\n`)))
  let last = 0
  await expect((async () => {
    for await (const { line } of table.lines('')) last = line
  })()).rejects.toMatchObject({ code: 'SHEET_TOO_MANY_ROWS', line: 300_021 })
  expect(last).toBe(300_020)
})

it('passes over what a formatted column leaves behind, and says that there is nothing', async () => {
  const path = await writeRaw(at('formatted.xlsx'), { rows: () => times(300_000, (nth) => `<row r="${nth + 1}"><c r="A${nth + 1}" s="1"/></row>`) })
  expect(await memoryOf(async () => expect(await refusalOf(path)).toBe('SHEET_EMPTY'))).toBeLessThan(200)
})

it('passes over millions of blank lines of a csv', async () => {
  expect(await memoryOf(async () => expect(await refusalOf(await csvOf(times(5_000_000, () => '\r\n')))).toBe('SHEET_EMPTY'))).toBeLessThan(200)
  expect(await memoryOf(async () => expect(await refusalOf(await csvOf(times(200_000, () => ',,,,,,,,,\n')))).toBe('SHEET_EMPTY'))).toBeLessThan(200)
})

it('refuses a cell of 10 MB before it lies in memory as a whole, as a text of the list as well', async () => {
  const long = '长'.repeat(3_500_000)
  expect(await refusalOf(await writeRaw(at('cell.xlsx'), { rows: `<row r="1">${cell('A1', long)}</row>` }))).toBe('SHEET_CELL_TOO_LONG')
  expect(await refusalOf(await writeRaw(at('string.xlsx'), { rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings: `<si><t>${long}</t></si>` }))).toBe('SHEET_CELL_TOO_LONG')
  expect(await refusalOf(await writeRaw(at('runs.xlsx'), { rows: `<row r="1"><c r="A1" t="inlineStr"><is>${'<r><t>长长长长</t></r>'.repeat(100_000)}</is></c></row>` }))).toBe('SHEET_CELL_TOO_LONG')
  expect(await refusalOf(await csvOf(['a,b\n', long, ',1\n']))).toBe('SHEET_CELL_TOO_LONG')
})

it('leaves nothing open when somebody stops reading', async () => {
  await writeRaw(at('stopped.xlsx'), { rows: () => times(50_000, (nth) => `<row r="${nth + 1}"><c r="A${nth + 1}"><v>${nth}</v></c></row>`) })
  const { openFiles } = await import('../../support/sheets/open-files')
  const before = openFiles()
  const [book, text] = [await opened(at('stopped.xlsx')), await opened(await csvOf(times(50_000, (nth) => `${nth},a\n`)))]
  for (let turn = 0; turn < 20; turn++) {
    for await (const _line of book.lines('表')) break
    for await (const _line of text.lines('')) break
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(openFiles()).toBeLessThanOrEqual(before)
})
