import type { Readable } from 'node:stream'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { err, ok, type Result } from '../../shared/kernel/result'
import { SHEET_LIMITS } from './limits'
import { asDamage, SheetError, type SheetProblem } from './problems'

/** The parts of a workbook, by name ('xl/workbook.xml', always with small letters: some programs write others). */
export interface Package {
  has(part: string): boolean
  /** The part that holds the names of the sheets: xl/workbook.xml, or xl/workbook2.xml as Excel on the web has it. */
  workbook: string
  /** What a part inflates to. The bytes end in an error as soon as they are more than was declared. Throws SHEET_DAMAGED where there is no such part. */
  open(part: string): Promise<Readable>
  close(): void
}

/** Bit of an entry that a password of the zip itself is asked for. */
const LOCKED = 1

const keyOf = (name: string): string => name.replace(/\\/g, '/').replace(/^\/+/, '').toLowerCase()

/** Made to hurt: little that inflates to a lot. */
const isBomb = ({ compressedSize, uncompressedSize }: Entry): boolean =>
  uncompressedSize > SHEET_LIMITS.ratioFrom && uncompressedSize > SHEET_LIMITS.ratio * Math.max(compressedSize, 1)

const workbookIn = (entries: ReadonlyMap<string, Entry>): string => [...entries.keys()].find((name) => /^xl\/workbook\d*\.xml$/.test(name)) ?? ''

/** What a zip is, by the names in it. Null = a workbook that can be read. */
function kindOf(entries: ReadonlyMap<string, Entry>): SheetProblem | null {
  if (entries.has('xl/workbook.bin')) return 'SHEET_OLD_XLS'
  // OpenDocument, as LibreOffice and WPS can write it; Numbers of Apple.
  if ((entries.has('content.xml') && entries.has('meta-inf/manifest.xml')) || entries.has('index/document.iwa') || entries.has('index.zip')) return 'SHEET_OTHER_PROGRAM'
  const workbook = entries.get(workbookIn(entries))
  if (!workbook) return 'SHEET_NOT_A_TABLE'
  return (workbook.generalPurposeBitFlag & LOCKED) !== 0 ? 'SHEET_PASSWORD' : null
}

async function entriesOf(zip: ZipFile): Promise<Result<ReadonlyMap<string, Entry>, { code: SheetProblem }>> {
  const entries = new Map<string, Entry>()
  let inflated = 0
  for await (const entry of zip.eachEntry()) {
    inflated += entry.uncompressedSize
    if (inflated > SHEET_LIMITS.inflated || isBomb(entry) || entries.size >= SHEET_LIMITS.parts) return err({ code: 'SHEET_TOO_LARGE' })
    entries.set(keyOf(entry.fileName), entry)
  }
  const problem = kindOf(entries)
  return problem === null ? ok(entries) : err({ code: problem })
}

function refused(cause: unknown): Result<never, { code: SheetProblem }> {
  const damage = asDamage(cause)
  if (damage instanceof SheetError) return err({ code: damage.code })
  throw damage
}

/** Opens a zip as the workbook it should be, looking at nothing but its list of contents. */
export async function openPackage(path: string): Promise<Result<Package, { code: SheetProblem }>> {
  let zip: ZipFile
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true })
  } catch (cause) {
    // Without its end a zip has no list of contents: it did not arrive whole.
    return refused(cause)
  }
  const entries = await entriesOf(zip).catch(refused)
  if (!entries.ok) {
    zip.close()
    return entries
  }
  return ok({
    workbook: workbookIn(entries.value),
    has: (part) => entries.value.has(keyOf(part)),
    async open(part) {
      const entry = entries.value.get(keyOf(part))
      if (!entry) throw new SheetError('SHEET_DAMAGED')
      return zip.openReadStreamPromise(entry).catch((cause: unknown) => { throw asDamage(cause) })
    },
    close: () => zip.close(),
  })
}
