// The LMDB environment: one tree of documents, one of index entries, one of the catalogue, one of small state.
import { open, type Database as Tree, type RootDatabase } from 'lmdb'
import { afterPrefix } from './ordered-key'

export type Snapshot = ReturnType<RootDatabase['useReadTransaction']>

export interface KeyRange {
  low: Buffer
  high: Buffer
}

/** The four trees, and the only ways to change them. */
export interface Store {
  documents: Tree<string, Buffer>
  entries: Tree<Buffer, Buffer>
  catalog: Tree<string, string>
  state: Tree<string, string>
  /** Runs `work` with the write lock; all of its writes become visible together. Resolves once they are committed and on disk. */
  commit<T>(work: () => T): Promise<T>
  /** The same at once and all or nothing even when `work` throws: for the moment of opening. */
  commitNow<T>(work: () => T): T
  /** Drops the cached read view, so that the next read sees every commit so far. */
  refresh(): void
  /** A read view that stays as it is until it is released. */
  pin(): Snapshot
  close(): Promise<void>
}

/** Opens or creates the data file. The caller has checked that an existing file is sound. */
export function openStore(file: string): Store {
  const root = open({ path: file, noSubdir: true, maxDbs: 8, compression: false })
  const documents = root.openDB<string, Buffer>({ name: 'documents', keyEncoding: 'binary', encoding: 'string' })
  const entries = root.openDB<Buffer, Buffer>({ name: 'entries', keyEncoding: 'binary', encoding: 'binary' })
  const catalog = root.openDB<string, string>({ name: 'catalog', encoding: 'string' })
  const state = root.openDB<string, string>({ name: 'state', encoding: 'string' })
  return {
    documents,
    entries,
    catalog,
    state,
    async commit(work) {
      // Group commit: everything asked for while the disk is busy shares the next flush.
      const result = await root.transaction(work)
      await root.flushed
      return result
    },
    commitNow: (work) => root.transactionSync(work),
    refresh: () => root.resetReadTxn(),
    pin() {
      root.resetReadTxn()
      return root.useReadTransaction()
    },
    close: () => root.close(),
  }
}

/** Every key of a numbered collection or index begins with its number, two bytes, big-endian. */
export function numbered(number: number, key: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(key.length + 2)
  bytes.writeUInt16BE(number, 0)
  key.copy(bytes, 2)
  return bytes
}

/** All keys of a numbered collection or index. */
export function wholeRange(number: number): KeyRange {
  const low = numbered(number, Buffer.alloc(0))
  return { low, high: afterPrefix(low) }
}
