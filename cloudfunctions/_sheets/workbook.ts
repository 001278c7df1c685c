import { basename, join } from 'node:path/posix'
import { formatOf, type Format } from './dates'
import type { Package } from './package'
import { readWhole, type XmlListener } from './xml'

/** What a workbook says of itself before any row. */
export interface Workbook {
  /** Visible sheets in order: name and the part that holds the rows. */
  sheets: readonly { name: string; part: string }[]
  strings: string | null
  /** By the number a cell names its style with. */
  formats: readonly Format[]
  since1904: boolean
}

const listening = (begin: XmlListener['begin'], end: XmlListener['end'] = () => undefined): XmlListener => ({ begin, end, text: () => undefined })

/** Targets are written from the folder of the workbook, or from the root with a slash in front. */
const partAt = (target: string): string => (target.startsWith('/') ? target.slice(1) : join('xl', target))

/** Related parts by id. What lies outside of the file (external links) is left out: it is never followed. */
async function relationsOf(parts: Package): Promise<ReadonlyMap<string, { type: string; part: string }>> {
  const relations = new Map<string, { type: string; part: string }>()
  const listener = listening((name, { Id = '', Type = '', Target = '', TargetMode }) => {
    if (name === 'Relationship' && TargetMode !== 'External') relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: partAt(Target) })
  })
  const part = join('xl/_rels', `${basename(parts.workbook)}.rels`)
  if (parts.has(part)) await readWhole(await parts.open(part), listener)
  return relations
}

/** Formats of numbers, by style; a workbook without styles has none. */
async function formatsOf(parts: Package, part: string | null): Promise<Format[]> {
  const [codes, formats] = [new Map<number, string>(), [] as Format[]]
  let inCells = false
  const listener = listening((name, { numFmtId = '0', formatCode = '' }) => {
    if (name === 'cellXfs') inCells = true
    else if (name === 'numFmt') codes.set(Number(numFmtId), formatCode)
    else if (name === 'xf' && inCells) formats.push(formatOf(Number(numFmtId), codes.get(Number(numFmtId))))
  }, (name) => {
    if (name === 'cellXfs') inCells = false
  })
  if (part !== null && parts.has(part)) await readWhole(await parts.open(part), listener)
  return formats
}

/** Reads names, formats and relations of a workbook. Throws SheetError. */
export async function readWorkbook(parts: Package): Promise<Workbook> {
  const relations = await relationsOf(parts)
  const ofType = (type: string): string | null => [...relations.values()].find((one) => one.type === type)?.part ?? null
  const sheets: { name: string; part: string }[] = []
  let since1904 = false
  await readWhole(await parts.open(parts.workbook), listening((name, attributes) => {
    if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
    if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
    // The prefix of r:id is the document's own choice.
    const id = Object.entries(attributes).find(([key]) => /^\w+:id$/.test(key))?.[1] ?? ''
    const related = relations.get(id)
    // Sheets of charts and dialogs hold no rows.
    if (related?.type === 'worksheet' && parts.has(related.part)) sheets.push({ name: attributes.name ?? '', part: related.part })
  }))
  return { sheets, strings: ofType('sharedStrings'), formats: await formatsOf(parts, ofType('styles')), since1904 }
}
