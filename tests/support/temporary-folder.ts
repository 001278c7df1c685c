import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openToWalk } from '../../emulator/postgres/account'

/**
 * A new folder that a database server may lie in: its account gets through. In a closed one root's server would put its files elsewhere, and who
 * removes the folder would leave those behind.
 */
export function temporaryFolder(prefix: string, place = tmpdir()): string {
  const folder = mkdtempSync(join(place, prefix))
  openToWalk(folder)
  return folder
}
