import { open, type FileHandle } from 'node:fs/promises'
import { fileTypeOf } from '../../shared/kernel/file-kind'
import type { SheetProblem } from './problems'

/** Bytes looked at to tell what a file is. */
export const HEAD = 64 * 1024

const ENTRY = 128
/** What an entry of the table of contents in an OLE container is, by its name. The one that says most comes first. */
const OLE_ENTRIES: readonly (readonly [name: string, problem: SheetProblem])[] = [['EncryptedPackage', 'SHEET_PASSWORD'], ['Workbook', 'SHEET_OLD_XLS'], ['Book', 'SHEET_OLD_XLS']]
const OLE_NAMES = OLE_ENTRIES.map(([name, problem]) => ({ problem, bytes: Buffer.from(`${name}\0`, 'utf16le') }))

/** Entries lie at multiples of 128 bytes wherever their sector is: name in UTF-16, at byte 64 the length of it, at 66 the kind (2 = a stream). */
const isEntry = (bytes: Buffer, at: number, name: Buffer): boolean =>
  bytes.readUInt16LE(at + 64) === name.length && bytes[at + 66] === 2 && bytes.compare(name, 0, name.length, at, at + name.length) === 0

/** What an OLE container holds: a workbook behind a password, an old one, or something else. */
async function insideOle(file: FileHandle): Promise<SheetProblem> {
  const block = Buffer.alloc(HEAD)
  const found = new Set<SheetProblem>()
  for (let from = 0; ; from += HEAD) {
    const { bytesRead } = await file.read(block, 0, HEAD, from)
    for (let at = 0; at + ENTRY <= bytesRead; at += ENTRY) for (const { problem, bytes } of OLE_NAMES) if (isEntry(block, at, bytes)) found.add(problem)
    if (bytesRead < HEAD || found.has('SHEET_PASSWORD')) break
  }
  return OLE_ENTRIES.find(([, problem]) => found.has(problem))?.[1] ?? 'SHEET_NOT_A_TABLE'
}

const begins = (head: Buffer, ...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte)

/** What a file is by its bytes, whatever its name says. 'text' may still be anything that is written in characters. */
export async function fileKind(path: string): Promise<'zip' | 'text' | { problem: SheetProblem }> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(HEAD)
    const { bytesRead } = await file.read(head, 0, HEAD, 0)
    if (bytesRead === 0) return { problem: 'SHEET_EMPTY' }
    if (begins(head, 0x50, 0x4b, 0x03, 0x04)) return 'zip'
    if (begins(head, 0xd0, 0xcf, 0x11, 0xe0)) return { problem: await insideOle(file) }
    // Excel 2 to 4 wrote without a container.
    if (begins(head, 0x09) && [0, 2, 4].includes(head[1] ?? -1) && [4, 6].includes(head[2] ?? -1)) return { problem: 'SHEET_OLD_XLS' }
    return fileTypeOf(head.subarray(0, bytesRead), '') === null ? 'text' : { problem: 'SHEET_NOT_A_TABLE' }
  } finally {
    await file.close()
  }
}
