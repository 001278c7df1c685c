import { join } from 'node:path'
import { writeCsv } from '../../cloudfunctions/_sheets/write'
import { PROJECT_ROOT } from '../project-root'
import { SHEET_ORDER, sheetFile, tableOf } from './sheets'

/** Writes the sheets of the demonstration anew, out of its places and people: `npx tsx emulator/seed/write-sheets.ts`. A test says when they are stale. */
export async function writeSheets(folder: string): Promise<void> {
  for (const name of SHEET_ORDER) {
    const [headings = [], ...rows] = tableOf(name)
    await writeCsv(join(folder, sheetFile(name)), { name, columns: headings.map((heading) => ({ heading, width: 16 })), rows })
  }
}

if (require.main === module) {
  writeSheets(PROJECT_ROOT).catch((error: unknown) => {
    console.error(error)
    process.exitCode = 1
  })
}
