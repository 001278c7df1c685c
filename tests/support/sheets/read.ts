import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Line, type OpenTable, openTable } from '../../../cloudfunctions/_sheets/table'
import { PROJECT_ROOT } from '../../../emulator/project-root'

/** A sample of tests/assets/sheets. */
export const sample = (name: string): string => join(PROJECT_ROOT, 'tests/assets/sheets', name)

/** A folder of its own for a test file, gone after it. Gives paths in it. */
export function folderForFiles(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'sheets-'))
  // Not in one go: a stream that was broken off may still be opening its file.
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return (name) => join(folder, name)
}

/** The table that must open. */
export async function opened(path: string): Promise<OpenTable> {
  const table = await openTable(path)
  if (!table.ok) throw new Error(`refused: ${table.error.code}`)
  return table.value
}

/** All lines of a sheet, the first one if none is named. */
export async function linesOf(path: string, sheet?: string): Promise<Line[]> {
  const table = await opened(path)
  const lines: Line[] = []
  for await (const line of table.lines(sheet ?? table.sheets[0] ?? '')) lines.push(line)
  return lines
}

/** Texts by line. */
export const textsOf = async (path: string, sheet?: string): Promise<string[][]> => (await linesOf(path, sheet)).map(({ cells }) => cells.map(({ text }) => text))

/** The code it is refused with, when opened or while its first sheet is read. */
export async function refusalOf(path: string): Promise<string> {
  const table = await openTable(path)
  if (!table.ok) return table.error.code
  try {
    for await (const _line of table.value.lines(table.value.sheets[0] ?? ''));
  } catch (cause) {
    return (cause as { code: string }).code
  }
  return 'read'
}
