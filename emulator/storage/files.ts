import { randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface Files {
  /** Writes the whole file or nothing; resolves once it is on disk. */
  write(path: string, bytes: Buffer): Promise<void>
  size(path: string): Promise<number | undefined>
  read(path: string): Promise<Buffer | undefined>
  stream(path: string): ReadStream
  /** True if there was one. */
  remove(path: string): Promise<boolean>
}

/** Cloud files on the local disk. Callers pass only paths that isCloudPath() accepts. */
export function createFiles(dir: string): Files {
  const at = (path: string) => join(dir, 'objects', ...path.split('/'))
  const size = async (path: string) => {
    const found = await stat(at(path)).catch(() => undefined)
    return found?.isFile() ? found.size : undefined
  }
  return {
    size,
    async write(path, bytes) {
      const target = at(path)
      const draft = join(dir, 'drafts', randomUUID())
      await Promise.all([mkdir(dirname(target), { recursive: true }), mkdir(dirname(draft), { recursive: true })])
      const handle = await open(draft, 'w')
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, target)
    },
    read: (path) => readFile(at(path)).catch(() => undefined),
    stream: (path) => createReadStream(at(path)),
    async remove(path) {
      if ((await size(path)) === undefined) return false
      await rm(at(path))
      return true
    },
  }
}
