import { createHash } from 'node:crypto'
import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type FileStore, StorageError } from '../_ports/file-store'

/** The bytes of an object on disk for as long as `work` takes, and no longer. `missing`: it never arrived; `differs`: it is not what was declared. */
export async function withObject<T>(files: FileStore, { object, size, sha256 }: { object: string; size: number; sha256: string }, work: (path: string) => Promise<T>): Promise<T | 'missing' | 'differs'> {
  const bytes = await files.read(object)
  if (bytes === null) return 'missing'
  return withFolder(async (folder) => {
    const path = join(folder, 'table')
    const hash = createHash('sha256')
    let seen = 0
    await pipeline(Readable.from(bytes), async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        seen += chunk.length
        if (seen > size) return
        hash.update(chunk)
        yield chunk
      }
    }, createWriteStream(path))
    return seen === size && hash.digest('hex') === sha256 ? work(path) : 'differs'
  })
}

/** A folder of one's own that is gone afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Puts a workbook that was written to disk into the store, in place of what lies there; its bytes are never in memory as a whole. Throws StorageError. */
export async function putWorkbook(files: FileStore, object: string, path: string): Promise<void> {
  const body = await openAsBlob(path)
  const { url, headers } = await files.ticket(object, { size: body.size, type: WORKBOOK, sha256: '0'.repeat(64) })
  const response = await fetch(url, { method: 'PUT', headers, body }).catch((error: unknown) => { throw new StorageError('STORAGE_UNREACHABLE', error) })
  if (!response.ok) throw new StorageError(`HTTP_${response.status}`)
}
