// The documents one request changes, checked as a whole before the first byte is written.
import { type Catalog, type Collection, type Index } from './catalog'
import { formatValue, readStored } from './ejson'
import { duplicateKey, requestFailed } from './errors'
import { indexEntries } from './index-entries'
import { afterPrefix, encodeKey } from './ordered-key'
import { type Reader } from './reading'
import { numbered, type Store } from './store'
import { checkStorable, MAX_DOCUMENT_BYTES } from './updating'
import { type Document } from './value'

const MAX_ID_BYTES = 300

interface Change {
  collection: Collection
  id: Buffer
  before: Document | null
  text: string | null
  after: Document | null
}

/** The ordered key of an `_id`. @throws DATABASE_REQUEST_FAILED for arrays, expressions and ids too long */
export function idKey(id: unknown): Buffer {
  if (Array.isArray(id) || id instanceof RegExp || id === undefined || id === null)
    throw requestFailed(`this value cannot be an _id: ${JSON.stringify(id) ?? 'undefined'}`)
  const key = encodeKey(id as Document)
  if (key.length > MAX_ID_BYTES) throw requestFailed(`the _id is too long (at most ${MAX_ID_BYTES} bytes)`)
  return key
}

/** The name of a document across collections: for locks and for this request's own changes. */
export function documentName(collection: Collection, id: Buffer): string {
  return `${collection.number}:${id.toString('latin1')}`
}

export class WriteSet {
  private readonly changes = new Map<string, Change>()

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
    private readonly reader: Reader,
  ) {}

  /** Names of the documents that will change. */
  names(): string[] {
    return [...this.changes.keys()]
  }

  has(name: string): boolean {
    return this.changes.has(name)
  }

  /** Plans a new or replaced document. `beforeText` is what is stored now. @throws when it cannot be stored */
  put(collection: Collection, document: Document, beforeText: string | undefined): string {
    checkStorable(document)
    const id = idKey(document['_id'])
    const text = formatValue(document)
    const bytes = Buffer.byteLength(text)
    if (bytes > MAX_DOCUMENT_BYTES) {
      throw requestFailed(
        `the document ${String(document['_id'])} of ${collection.name} has ${bytes} bytes, more than the limit of ${MAX_DOCUMENT_BYTES}`,
      )
    }
    this.plan({ collection, id, before: beforeText === undefined ? null : readStored(beforeText), text, after: document })
    return text
  }

  remove(collection: Collection, id: Buffer, beforeText: string): void {
    this.plan({ collection, id, before: readStored(beforeText), text: null, after: null })
  }

  private plan(change: Change): void {
    const name = documentName(change.collection, change.id)
    if (this.changes.has(name)) throw requestFailed(`the document ${String(change.after?.['_id'])} is written twice in one request`)
    this.changes.set(name, change)
  }

  /**
   * Inside a commit: checks every change, then writes all. Nothing is written when anything is refused.
   * @throws DATABASE_REQUEST_FAILED with E11000 when a unique key is taken
   */
  apply(): void {
    const added = new Map<string, { key: Buffer; id: Buffer }>()
    const dropped = new Map<string, Buffer>()
    const arrays: { index: Index; arrayParts: number }[] = []
    const uniques: { collection: Collection; index: Index; entry: Buffer; id: Buffer; document: Document }[] = []
    for (const { collection, id, before, after } of this.changes.values()) {
      for (const index of collection.indexes) {
        if (before) {
          for (const entry of indexEntries(index, before).keys) {
            const key = numbered(index.number, Buffer.concat([entry, id]))
            dropped.set(key.toString('latin1'), key)
          }
        }
        if (!after) continue
        const { keys, arrayParts } = indexEntries(index, after)
        arrays.push({ index, arrayParts })
        for (const entry of keys) {
          const key = numbered(index.number, Buffer.concat([entry, id]))
          added.set(key.toString('latin1'), { key, id })
          if (index.unique) uniques.push({ collection, index, entry, id, document: after })
        }
      }
    }
    this.checkUniques(uniques, dropped)
    for (const { index, arrayParts } of arrays) this.catalog.noteArrays(index, arrayParts)
    for (const [name, key] of dropped) if (!added.has(name)) this.store.entries.removeSync(key)
    for (const [name, { key, id }] of added) if (!dropped.has(name)) this.store.entries.putSync(key, id)
    for (const { collection, id, text } of this.changes.values()) {
      const key = numbered(collection.number, id)
      if (text === null) this.store.documents.removeSync(key)
      else this.store.documents.putSync(key, text)
    }
  }

  private checkUniques(
    uniques: { collection: Collection; index: Index; entry: Buffer; id: Buffer; document: Document }[],
    dropped: Map<string, Buffer>,
  ): void {
    const claimed = new Map<string, Buffer>()
    for (const { collection, index, entry, id, document } of uniques) {
      const low = numbered(index.number, entry)
      const name = low.toString('latin1')
      const other = claimed.get(name)
      const clash = (): Error =>
        duplicateKey(collection.name, index.name, formatValue(index.keys.map(([field]) => document[field] ?? null)))
      if (other && !other.equals(id)) throw clash()
      claimed.set(name, id)
      for (const holder of this.reader.idsInRange(low, afterPrefix(low))) {
        if (!holder.equals(id) && !dropped.has(numbered(index.number, Buffer.concat([entry, holder])).toString('latin1'))) throw clash()
      }
    }
  }
}
