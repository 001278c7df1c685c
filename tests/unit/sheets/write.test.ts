import { readFileSync } from 'node:fs'
import { PassThrough, Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { openPromise } from 'yauzl'
import { type SheetPlan, writeCsv, writeXlsx } from '../../../cloudfunctions/_sheets/write'
import { folderForFiles, linesOf, opened, textsOf } from '../../support/sheets/read'

const at = folderForFiles()
const DRAWN_AT = new Date('2026-03-01T00:00:00Z')
const planOf = (rows: SheetPlan['rows'], more: Partial<SheetPlan> = {}): SheetPlan => ({ name: '企业', columns: [{ heading: '名称', width: 30 }, { heading: '电话', width: 14 }], rows, ...more })

/** What makes trouble in cells: beginnings of formulas, signs of XML and of csv, escapes, what other kinds of cells look like. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', "'", ',', ';', '<', '&', ']]>', '_x000D_', '_x005F_', '_', '云澜', '𠮷', ' ', '　', '1E+12', '00'), { maxLength: 6 }).map((pieces) => pieces.join('')),
)
/** A row with something in it: blank ones are not read back. */
const tableOf = fc.array(fc.tuple(words, words).filter((texts) => texts.some((text) => text.trim() !== '')), { maxLength: 8 })
const shown = (texts: readonly string[]): string[] => (texts.at(-1) === '' ? texts.slice(0, -1) : [...texts])
const clean = (text: string): string => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, '')

it('reads from xlsx what it wrote, as texts', async () => {
  await fc.assert(fc.asyncProperty(tableOf, async (rows) => {
    const cleaned = rows.map((texts) => texts.map(clean)).filter((texts) => texts.some((text) => text.trim() !== ''))
    await writeXlsx(at('property.xlsx'), planOf(cleaned), DRAWN_AT)
    const lines = await linesOf(at('property.xlsx'))
    expect(lines.slice(1).map(({ cells }) => cells.map(({ text }) => text))).toEqual(cleaned.map(shown))
    expect(lines.flatMap(({ cells }) => cells).every(({ folded }) => folded === undefined)).toBe(true)
  }), { numRuns: 150 })
})

it('reads from csv what it wrote', async () => {
  // A csv has texts only: what looks like a number cut short, or like ="…", is read as that.
  const plain = tableOf.map((rows) => rows.map((texts) => texts.map((text) => (/E\+|^="/.test(text) ? '' : clean(text)))).filter((texts) => texts.some((text) => text.trim() !== '')))
  await fc.assert(fc.asyncProperty(plain, async (rows) => {
    await writeCsv(at('property.csv'), planOf(rows))
    expect((await textsOf(at('property.csv'))).slice(1)).toEqual(rows.map(shown))
  }), { numRuns: 150 })
})

it('writes what another program reads as the same texts', async () => {
  const rows = [['=HYPERLINK("http://x")', '13800138000'], ['+86 <b>&"云澜"', '0091330100799655058'], ['一\n二', '@SUM(1)']]
  await writeXlsx(at('stranger.xlsx'), planOf(rows, { above: ['导出自云澜市'], remarks: [['导出人', '=张三']] }), DRAWN_AT)
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(at('stranger.xlsx'))
  const sheet = book.getWorksheet('企业')
  expect(sheet?.getSheetValues().slice(1).map((row) => (row as unknown[]).slice(1))).toEqual([['导出自云澜市'], ['名称', '电话'], ...rows])
  expect(sheet?.getCell('A3')).toMatchObject({ type: ExcelJS.ValueType.String, numFmt: '@' })
  expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 2 }])
  expect(sheet?.getColumn(1).width).toBe(30)
  expect(book.getWorksheet('说明')?.getCell('B1').value).toBe('=张三')
})

it('asks for remarks after the last row, where they are asked for', async () => {
  let written = 0
  function* rows(): Generator<string[]> {
    for (; written < 5000; written++) yield [`第 ${written} 家`, '']
  }
  await writeXlsx(at('counted.xlsx'), planOf(rows(), { remarks: () => [['行数', String(written)]] }), DRAWN_AT)
  expect(await textsOf(at('counted.xlsx'), '说明')).toEqual([['行数', '5000']])
})

it('writes no formula into the XML, whatever the texts are, and a date that was given', async () => {
  await writeXlsx(at('raw.xlsx'), planOf([['=1+1', '-1'], ['\t=1', '\r=1']]), DRAWN_AT)
  const zip = await openPromise(at('raw.xlsx'), { autoClose: false })
  let xml = ''
  for await (const entry of zip.eachEntry()) {
    expect(entry.getLastModDate({ timezone: 'UTC' })).toEqual(DRAWN_AT)
    if (entry.fileName === 'xl/worksheets/sheet1.xml') for await (const bytes of await zip.openReadStreamPromise(entry)) xml += String(bytes)
  }
  zip.close()
  expect(xml).not.toMatch(/<f[ >]|<v[ >]/)
  expect([...xml.matchAll(/<c r="(\w+)" s="1" t="inlineStr"><is><t xml:space="preserve">([^<]*)<\/t><\/is><\/c>/g)].map(([, cell, text]) => [cell, text]))
    .toEqual([['A2', '=1+1'], ['B2', '-1'], ['A3', '\t=1'], ['B3', '&#13;=1']])
})

it('puts a mark before what a csv would take for a formula', async () => {
  await writeCsv(at('defused.csv'), planOf([['=1+1', '+86'], ['-1', '@a'], ['\t=1', '\r=1'], ['a=1', '']], { above: ['=above'] }))
  expect(readFileSync(at('defused.csv'), 'utf8')).toBe(`\uFEFF'=above\r\n名称,电话\r\n'=1+1,'+86\r\n'-1,'@a\r\n"'\t=1","'\r=1"\r\na=1,\r\n`)
})

it('leaves out what no cell can hold, and ends in … what is too long', async () => {
  await writeXlsx(at('odd.xlsx'), planOf([['a\u0000b\u0007c\uD800d', '𠮷'.repeat(20_000)]], { name: "[a]:*?/\\'" }), DRAWN_AT)
  const [, [short, long = ''] = []] = await textsOf(at('odd.xlsx'))
  expect([short, long.length, long.slice(-3)]).toEqual(['abcd', 32_767, '𠮷…'])
  expect((await opened(at('odd.xlsx'))).sheets).toEqual(['a'])
})

describe('rows', () => {
  /** Rows that tell how many were asked for, and that they were ended. */
  function told(): { rows: AsyncGenerator<string[]>; asked: () => number; ended: () => boolean } {
    let [asked, ended] = [0, false]
    async function* rows(): AsyncGenerator<string[]> {
      try {
        for (; asked < 1_000_000; asked++) yield [`${Math.sin(asked)}`.repeat(20), 'b']
      } finally {
        ended = true
      }
    }
    return { rows: rows(), asked: () => asked, ended: () => ended }
  }

  it.each(['xlsx', 'csv'])('are not asked for while nobody takes what was written (%s)', async (kind) => {
    const { rows, asked } = told()
    const slow = new PassThrough({ highWaterMark: 1024 })
    const writing = (kind === 'csv' ? writeCsv(slow, planOf(rows)) : writeXlsx(slow, planOf(rows), DRAWN_AT)).catch((cause: unknown) => cause)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(asked()).toBeLessThan(5_000)
    slow.destroy(new Error('gone'))
    expect(await writing).toMatchObject({ message: 'gone' })
  })

  it.each(['xlsx', 'csv'])('are ended when the target breaks (%s)', async (kind) => {
    const { rows, ended } = told()
    let taken = 0
    const broken = new Writable({ write: (bytes: Buffer, _encoding, done) => done((taken += bytes.length) > 100_000 ? new Error('disk full') : null) })
    await expect(kind === 'csv' ? writeCsv(broken, planOf(rows)) : writeXlsx(broken, planOf(rows), DRAWN_AT)).rejects.toThrow('disk full')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(ended()).toBe(true)
  })

  it.each(['xlsx', 'csv'])('that break break the writing (%s)', async (kind) => {
    async function* rows(): AsyncGenerator<string[]> {
      yield ['a', 'b']
      throw new Error('connection lost')
    }
    await expect(kind === 'csv' ? writeCsv(at('broken'), planOf(rows())) : writeXlsx(at('broken'), planOf(rows()), DRAWN_AT)).rejects.toThrow('connection lost')
  })
})
