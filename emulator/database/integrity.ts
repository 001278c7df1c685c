// Is an existing data file sound enough to open? Asked before LMDB maps it, because a bad map can end the process.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { DamagedDatabaseError } from './errors'

/** @throws DamagedDatabaseError; the file is only read */
export function requireSoundFile(file: string): void {
  if (!existsSync(file)) return
  const size = statSync(file).size
  if (size === 0) throw new DamagedDatabaseError(file, 'the file is empty')
  const header = Buffer.alloc(64)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, header, 0, header.length, 0)
  } finally {
    closeSync(handle)
  }
}
