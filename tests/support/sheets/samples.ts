import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { encode } from 'iconv-lite'
import { PNG } from 'pngjs'
import { PROJECT_ROOT } from '../../../emulator/project-root'
import { oleOf } from './ole'
import { relation, writeRaw, writeZip } from './zips'

/**
 * Draws the samples of tests/assets/sheets: `npx tsx tests/support/sheets/samples.ts`. They are committed, so that what once was handed in is read
 * the same way for ever; this says how each was made. companies.xlsx is written by ExcelJS, as a stranger would.
 */
const FOLDER = join(PROJECT_ROOT, 'tests/assets/sheets')
const at = (name: string): string => join(FOLDER, name)
const cell = (reference: string, words: string): string => `<c r="${reference}" t="inlineStr"><is><t>${words}</t></is></c>`

const CSV = '企业名称,统一社会信用代码,联系电话,地址\r\n云澜科技有限公司,91330100799655058B,13800138000,"云澜市东街1号,二楼"\r\n\r\n"大地""集团""",9.1330E+17,"=""0571888""","一\n二"\r\n'

/** Of everything that a workbook may have: titles, merged cells, formulas, days, rich text, a number too long, a hidden sheet. */
async function companies(): Promise<void> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('企业名单')
  sheet.mergeCells('A1:E1')
  sheet.getCell('A1').value = '东街街道企业名单'
  sheet.getRow(2).values = ['填写说明：带 * 的必填']
  sheet.getRow(4).values = ['*企业名称', '统一社会\n信用代码（18位）', '联系电话', '成立日期', '备注']
  sheet.getRow(5).values = [{ richText: [{ text: '云澜' }, { font: { bold: true }, text: '科技有限公司' }] }, 913301007996550580, 13800138000, new Date(Date.UTC(2020, 1, 29)), { formula: 'A1&"x"', result: '重点' }]
  sheet.getCell('D5').numFmt = 'yyyy"年"m"月"d"日"'
  sheet.getRow(7).values = ['大地集团', '91330100799655058B', '0571-88888888', '2021/3/1', { formula: 'NA()', result: { error: '#N/A' } }]
  book.addWorksheet('代码', { state: 'veryHidden' }).getCell('A1').value = '不给人看'
  book.addWorksheet('窗口').getCell('B2').value = true
  await book.xlsx.writeFile(at('companies.xlsx'))
}

function* zeros(megabytes: number): Generator<string> {
  const piece = ' '.repeat(1024 ** 2)
  for (let nth = 0; nth < megabytes; nth++) yield piece
}

async function draw(): Promise<void> {
  await companies()
  writeFileSync(at('utf-8.csv'), CSV)
  writeFileSync(at('utf-8-mark.csv'), `\uFEFF${CSV}`)
  writeFileSync(at('gb18030.csv'), encode(CSV, 'gb18030'))
  writeFileSync(at('utf-16.csv'), encode(CSV.replace(/,(?!二)/g, '\t'), 'utf-16le', { addBOM: true }))
  writeFileSync(at('semicolons.csv'), CSV.replace(/,(?!二)/g, ';'))

  writeFileSync(at('zero-bytes.xlsx'), '')
  writeFileSync(at('blank-lines.csv'), '\uFEFF\r\n , ,\r\n\t\r\n')
  await writeRaw(at('blank-rows.xlsx'), { rows: '<row r="1"><c r="A1" s="1"/></row>' })
  writeFileSync(at('password.xlsx'), oleOf(['EncryptionInfo', 'EncryptedPackage']))
  writeFileSync(at('old.xls'), oleOf(['Workbook']))
  writeFileSync(at('document.doc.xlsx'), oleOf(['WordDocument']))
  writeFileSync(at('page.xls'), encode('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><meta charset="gbk"><table><tr><td>企业名称</td></tr></table></html>', 'gb18030'))
  writeFileSync(at('office-2003.xls'), '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>')
  writeFileSync(at('picture.xlsx'), PNG.sync.write(new PNG({ width: 8, height: 8 })))
  writeFileSync(at('paper.xlsx'), '%PDF-1.7\n1 0 obj\n')
  writeFileSync(at('program.csv'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]))
  await writeZip(at('open-document.ods'), { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>', 'META-INF/manifest.xml': '<a/>' })
  await writeZip(at('apple.numbers'), { 'Index/Document.iwa': 'a' })
  await writeZip(at('binary.xlsb'), { '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'a' })
  await writeZip(at('archive.xlsx'), { '企业.csv': CSV })
  await writeZip(at('document.xlsx'), { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' })
  await writeRaw(at('bomb.xlsx'), { rows: () => zeros(40) })
  await writeRaw(at('long-cell.xlsx'), { rows: `<row r="1">${cell('A1', '长'.repeat(32_768))}</row>` })
  writeFileSync(at('open-quote.csv'), '名称,地址\r\n云澜,"东街\r\n大地,西街\r\n')
  await writeRaw(at('wide.xlsx'), { rows: `<row r="1">${cell('XFD1', '边')}</row>` })
  await writeRaw(at('outside.xlsx'), { rows: '<row r="1"><c r="A1"><f>[1]S!A1</f><v>7</v></c></row>', relations: relation('x1', 'externalLink', 'file:///etc/passwd', ' TargetMode="External"') })
  const whole = readFileSync(at('companies.xlsx'))
  writeFileSync(at('cut.xlsx'), whole.subarray(0, whole.length / 2))
}

void draw()
