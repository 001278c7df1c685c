import { existsSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'

/** Where files may lie that neither end with a restart of the machine nor belong to one account: /var/tmp, else the system's temporary folder. */
export const temporaryPlace = (): string => (process.platform !== 'win32' && existsSync('/var/tmp') ? '/var/tmp' : tmpdir())

const MEMORY = '/dev/shm'
const TMPFS = 0x01021994
const ROOM_BYTES = 2 * 2 ** 30

/**
 * Where data may lie that are worth nothing after a run of tests: in memory when there is plenty of it, else the temporary place.
 * A clone is three hundred small files: on a disk that others are busy with 500 ms instead of 30.
 */
export function quickPlace(): string {
  if (process.platform !== 'linux' || !existsSync(MEMORY)) return temporaryPlace()
  const { type, bavail, bsize } = statfsSync(MEMORY)
  const roomy = type === TMPFS && bavail * bsize >= ROOM_BYTES && freemem() >= 2 * ROOM_BYTES
  return roomy ? MEMORY : temporaryPlace()
}
