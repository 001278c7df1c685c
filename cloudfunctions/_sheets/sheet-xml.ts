import type { Column, SheetPlan } from './sheet-plan'
import { unescaped } from './strings'
import { writable } from './written-text'

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const [MAIN, RELATIONS, PACKAGE] = ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://schemas.openxmlformats.org/package/2006']
const KINDS = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const REMARKS = '说明'

/** Numbers of the styles below: both are text, so that a spreadsheet that is asked to edit a cell does not make a number or a formula of it. */
const [PLAIN, HEADING] = [1, 2]
const STYLES = `${HEADER}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>`
  + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
  + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
  + '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }
/** A text in XML. A CR would be read as the end of a line otherwise. */
const inXml = (text: string): string => text.replace(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? sign)
/** The same in a cell, where _x0041_ would be read as A. */
const inCell = (text: string): string => inXml(unescaped(text) === text ? text : text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))

/** 0 → 'A', 27 → 'AB'. */
const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

function rowXml(line: number, texts: readonly string[], columns: readonly string[], style: number): string {
  let cells = ''
  for (let at = 0; at < texts.length; at++) {
    const text = writable(texts[at] ?? '')
    if (text !== '') cells += `<c r="${columns[at] ?? letters(at)}${line}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${inCell(text)}</t></is></c>`
  }
  return `<row r="${line}">${cells}</row>`
}

const widths = (columns: readonly Column[]): string =>
  columns.length === 0 ? '' : `<cols>${columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${PLAIN}" customWidth="1"/>`).join('')}</cols>`

/** Rows and no more: a spreadsheet opens with the lines up to the heading held in place. */
export async function* sheetXml({ columns, rows, above = [] }: SheetPlan): AsyncGenerator<string> {
  const [names, heading] = [columns.map((_column, at) => letters(at)), above.length + 1]
  yield `${HEADER}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${heading}" topLeftCell="A${heading + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${widths(columns)}<sheetData>`
  yield above.map((text, at) => rowXml(at + 1, [text], names, PLAIN)).join('') + rowXml(heading, columns.map((column) => column.heading), names, HEADING)
  let line = heading
  for await (const texts of rows) yield rowXml(++line, texts, names, PLAIN)
  yield '</sheetData></worksheet>'
}

/** The second sheet. */
export const remarksXml = (remarks: readonly (readonly string[])[]): string =>
  `${HEADER}<worksheet xmlns="${MAIN}">${widths([{ heading: '', width: 20 }, { heading: '', width: 80 }])}<sheetData>${remarks.map((texts, at) => rowXml(at + 1, texts, [], PLAIN)).join('')}</sheetData></worksheet>`

/** A name as spreadsheets take it: none of their signs, 31 characters at most. */
const sheetName = (name: string): string => writable(name).replace(/[[\]:*?/\\\r\n\t]/g, ' ').replace(/^'+|'+$/g, '').slice(0, 31).trim() || 'Sheet1'

/** All parts beside the sheets, by their names. */
export function partsAround({ name, remarks }: SheetPlan): readonly (readonly [part: string, xml: string])[] {
  const names = [sheetName(name), ...(remarks ? [REMARKS] : [])]
  const each = (draw: (name: string, nth: number) => string): string => names.map((one, at) => draw(one, at + 1)).join('')
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  return [
    ['[Content_Types].xml', `${HEADER}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
      + `<Override PartName="/xl/workbook.xml" ContentType="${KINDS}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${KINDS}.styles+xml"/>`
      + `${each((_name, nth) => `<Override PartName="/xl/worksheets/sheet${nth}.xml" ContentType="${KINDS}.worksheet+xml"/>`)}</Types>`],
    ['_rels/.rels', `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`],
    ['xl/workbook.xml', `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((one, nth) => `<sheet name="${inXml(one)}" sheetId="${nth}" r:id="rId${nth}"/>`)}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${each((_name, nth) => relation(`rId${nth}`, 'worksheet', `worksheets/sheet${nth}.xml`))}${relation('rId0', 'styles', 'styles.xml')}</Relationships>`],
    ['xl/styles.xml', STYLES],
  ]
}
