// Is an existing data file sound enough to open? Asked before LMDB maps it here, because a bad map can end the process.
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DamagedDatabaseError } from './errors'

// LMDB's two meta pages: a page header, then magic, version, and 24 bytes further the page size.
const MAGIC = 0xbeefc0de
const MAGIC_AT = 24
const PAGE_SIZE_AT = 48

function readAt(file: string, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, bytes, 0, length, position)
  } finally {
    closeSync(handle)
  }
  return bytes
}

function headerProblem(file: string): string | null {
  const first = readAt(file, 0, 64)
  if (first.readUInt32LE(MAGIC_AT) !== MAGIC) return 'it does not begin like a database'
  const pageSize = first.readUInt32LE(PAGE_SIZE_AT)
  if (pageSize < 512 || pageSize > 65536) return 'the page size is impossible'
  if (statSync(file).size < 2 * pageSize) return 'it is cut off'
  return readAt(file, pageSize, 64).readUInt32LE(MAGIC_AT) === MAGIC ? null : 'the second header is broken'
}

/** Walks the file in a process of its own, which may crash in place of this one. */
function walkProblem(file: string): string | null {
  const walk = spawnSync(process.execPath, [join(__dirname, 'check-file.cjs'), file], { encoding: 'utf8' })
  if (walk.status === 0) return null
  return walk.stderr.trim().slice(0, 300) || `reading it ended with ${walk.signal ?? `exit code ${String(walk.status)}`}`
}

/** Only reads. @throws DamagedDatabaseError when the file is not a database or cannot be read to its end */
export function requireSoundFile(file: string): void {
  if (!existsSync(file)) return
  const problem = headerProblem(file) ?? walkProblem(file)
  if (problem) throw new DamagedDatabaseError(file, problem)
}
