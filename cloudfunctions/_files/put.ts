import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FileStore, StorageError } from '../_ports/file-store'

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A folder of one's own that is gone afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'written-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Puts a file that was written to disk into the store, in place of what lies there; its bytes are never in memory as a whole. Throws StorageError. */
export async function putFile(files: FileStore, object: string, path: string, type: string): Promise<void> {
  const body = await openAsBlob(path)
  const { url, headers } = await files.ticket(object, { size: body.size, type, sha256: '0'.repeat(64) })
  const response = await fetch(url, { method: 'PUT', headers, body }).catch((error: unknown) => { throw new StorageError('STORAGE_UNREACHABLE', error) })
  if (!response.ok) throw new StorageError(`HTTP_${response.status}`)
}
