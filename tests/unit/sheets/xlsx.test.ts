import { folderForFiles, linesOf, opened, refusalOf, textsOf } from '../../support/sheets/read'
import { relation, writeRaw } from '../../support/sheets/zips'

const at = folderForFiles()
const row = (line: number, cells: string): string => `<row r="${line}">${cells}</row>`
const text = (reference: string, words: string): string => `<c r="${reference}" t="inlineStr"><is><t>${words}</t></is></c>`

/** The cells of the only row of a workbook. */
async function cellsOf(cells: string, more: Omit<Parameters<typeof writeRaw>[1], 'rows'> = {}): Promise<unknown> {
  const [line] = await linesOf(await writeRaw(at('cells.xlsx'), { rows: row(1, cells), ...more }))
  return line?.cells
}

describe('what a cell says', () => {
  it.each([
    ['a text of the list, behind the sheet in the file', '<c r="A1" t="s"><v>1</v></c>', { strings: '<si><t>否</t></si><si><t>是</t></si>' }, { text: '是' }],
    ['rich text, joined', '<c r="A1" t="s"><v>0</v></c>', { strings: '<si><r><t>云</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 澜</t></r></si>' }, { text: '云 澜', folded: 'rich' }],
    ['a text without its reading aid', '<c r="A1" t="s"><v>0</v></c>', { strings: '<si><t>重庆</t><rPh sb="0" eb="2"><t>chóng qìng</t></rPh></si>' }, { text: '重庆' }],
    ['a text with line breaks and spaces, as it is', text('A1', ' 一&#10;二&#13;&#10;三 '), {}, { text: ' 一\n二\r\n三 ' }],
    ['characters that XML cannot hold', text('A1', '一_x000D_二_x005F_x000D_'), {}, { text: '一\r二_x000D_' }],
    ['CDATA', text('A1', '<![CDATA[<b>]]>'), {}, { text: '<b>' }],
    ['a number kept as a text', text('A1', '0091330100799655058'), {}, { text: '0091330100799655058' }],
    ['a telephone number kept as a number', '<c r="A1"><v>13800138000</v></c>', {}, { text: '13800138000', folded: 'number' }],
    ['a long code kept as a number', '<c r="A1"><v>9.1330100799655001E+17</v></c>', {}, { text: '913301007996550010', folded: 'scientific', lossy: true }],
    ['a day', '<c r="A1" s="1"><v>45351</v></c>', { formats: [0, 14] }, { text: '2024-02-29', folded: 'date' }],
    ['a day of the system of 1904', '<c r="A1" s="0"><v>43889</v></c>', { formats: [14], properties: '<workbookPr date1904="1"/>' }, { text: '2024-02-29', folded: 'date' }],
    ['a day as a date', '<c r="A1" t="d"><v>2024-02-29T08:00:00</v></c>', {}, { text: '2024-02-29', folded: 'date' }],
    ['zeros in front by format', '<c r="A1" s="0"><v>10001</v></c>', { formats: ['000000'] }, { text: '010001', folded: 'number' }],
    ['yes', '<c r="A1" t="b"><v>1</v></c>', {}, { text: 'TRUE', folded: 'boolean' }],
    ['a formula: its value when saved', '<c r="A1" t="str"><f>B1&amp;C1</f><v>云澜</v></c>', {}, { text: '云澜', folded: 'formula' }],
    ['a formula that gives a day', '<c r="A1" s="0"><f>TODAY()</f><v>45351</v></c>', { formats: [14] }, { text: '2024-02-29', folded: 'formula' }],
    ['a formula over another file: its value when saved', '<c r="A1"><f>[1]Sheet1!A1</f><v>7</v></c>', { relations: relation('x', 'externalLink', 'https://example.invalid/a.xlsx', ' TargetMode="External"') }, { text: '7', folded: 'formula' }],
  ])('%s', async (_what, cell, more, read) => expect(await cellsOf(cell + text('B1', '完'), more)).toEqual([read, { text: '完' }]))

  it.each([
    ['a formula that came to nothing', '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'],
    ['a formula that was never worked out', '<c r="A1"><f>B1</f></c>'],
  ])('%s is empty, and told', async (_what, cell) => expect(await cellsOf(cell + text('B1', '完'))).toEqual([{ text: '', folded: 'formula' }, { text: '完' }]))
})

describe('where a cell is', () => {
  it('is told by its reference, else it is the next one', async () => {
    expect(await textsOf(await writeRaw(at('places.xlsx'), { rows: `<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>${row(7, text('AB7', '28'))}` })))
      .toEqual([['a', 'b'], [...Array<string>(27).fill(''), '28']])
  })

  it('leaves blank lines out and keeps the numbers of the others', async () => {
    const lines = await linesOf(await writeRaw(at('blank.xlsx'), { rows: row(2, text('A2', '一')) + row(3, '<c r="A3" s="1"/>') + row(4, text('A4', ' 　')) + row(9, text('B9', '二')) }))
    expect(lines.map(({ line, cells }) => [line, cells.length])).toEqual([[2, 1], [9, 2]])
  })

  it('is the first of merged cells; the others are empty', async () => {
    expect(await textsOf(await writeRaw(at('merged.xlsx'), { rows: row(1, `${text('A1', '街道')}<c r="B1"/>${text('C1', '电话')}`) }))).toEqual([['街道', '', '电话']])
  })
})

describe('sheets', () => {
  const second = { 'xl/worksheets/data.xml': `<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>` }

  it('are told in their order, by their relations and not by their file names; hidden ones and charts are not', async () => {
    const path = await writeRaw(at('sheets.xlsx'), {
      rows: row(1, text('A1', '一')), more: second, relations: relation('rId2', 'worksheet', '/xl/worksheets/data.xml') + relation('rId3', 'chartsheet', 'chartsheets/sheet1.xml'),
      sheets: '<sheet name="第二" r:id="rId2"/><sheet name="图" r:id="rId3"/><sheet name="藏" state="hidden" r:id="rId1"/><sheet name="深藏" state="veryHidden" r:id="rId1"/><sheet name="A&amp;B" r:id="rId1"/>',
    })
    expect((await opened(path)).sheets).toEqual(['第二', 'A&B'])
    expect(await textsOf(path, '第二')).toEqual([['2']])
    expect(await textsOf(path, 'A&B')).toEqual([['一']])
    await expect(textsOf(path, '藏')).rejects.toMatchObject({ code: 'SHEET_NO_SHEET' })
  })

  it('with nothing in any of them are an empty file', async () => {
    expect(await refusalOf(await writeRaw(at('nothing.xlsx'), { rows: row(1, '<c r="A1" s="1"/>') }))).toBe('SHEET_EMPTY')
  })
})

it.each([
  ['a text that is not in the list', row(1, '<c r="A1" t="s"><v>5</v></c>')],
  ['a type nobody knows', row(1, '<c r="A1" t="x"><v>5</v></c>')],
  ['XML that is none', '<row r="1"><c></row>'],
  ['an entity of its own', '<row r="1"><c t="str"><v>&bomb;</v></c></row>'],
])('%s is damage', async (_what, rows) => expect(await refusalOf(await writeRaw(at('damage.xlsx'), { rows }))).toBe('SHEET_DAMAGED'))
