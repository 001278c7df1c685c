import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { withFolder } from '../_files/put'
import type { FileStore } from '../_ports/file-store'

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
