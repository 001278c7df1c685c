// Which collections and indexes exist, and the numbers their keys carry on disk.
import { type CollectionDeclaration, type IndexDeclaration } from './declaration'
import { readStored } from './ejson'
import { invalidParameter, unknownCollection } from './errors'
import { indexEntries } from './index-entries'
import { numbered, wholeRange, type Store } from './store'

export interface Index extends IndexDeclaration {
  number: number
  /** Bit n is set once any document reached part n of the index through an array. */
  arrayParts: number
}

export interface Collection {
  name: string
  number: number
  indexes: Index[]
}

interface Saved {
  next: number
  collections: Record<string, Collection>
}

const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/

/** The catalogue of one open database. Every change is saved inside the commit that needs it. */
export class Catalog {
  private saved: Saved

  constructor(private readonly store: Store) {
    const text = store.catalog.get('catalog')
    this.saved = text === undefined ? { next: 1, collections: {} } : (JSON.parse(text) as Saved)
  }

  /** @throws DATABASE_COLLECTION_NOT_EXIST; collections are never made by writing to them. */
  get(name: unknown): Collection {
    if (typeof name !== 'string' || name === '') throw invalidParameter('collectionName is missing')
    const collection = Object.hasOwn(this.saved.collections, name) ? this.saved.collections[name] : undefined
    if (!collection) throw unknownCollection(name)
    return collection
  }

  has(name: string): boolean {
    return Object.hasOwn(this.saved.collections, name)
  }

  all(): Collection[] {
    return Object.values(this.saved.collections)
  }

  /** Inside a commit: makes a collection, or does nothing when it is there. */
  create(name: string): void {
    if (!NAME.test(name)) throw invalidParameter(`a collection cannot be called ${JSON.stringify(name)}`)
    if (this.has(name)) return
    this.saved.collections[name] = { name, number: this.saved.next++, indexes: [] }
    this.save()
  }

  /** Inside a commit: remembers that documents reached these parts of an index through arrays. */
  noteArrays(index: Index, arrayParts: number): void {
    if ((index.arrayParts | arrayParts) === index.arrayParts) return
    index.arrayParts |= arrayParts
    this.save()
  }

  /** Inside a commit: makes the declared collections, drops indexes no longer declared, builds new and changed ones. */
  declare(declarations: readonly CollectionDeclaration[]): void {
    for (const declaration of declarations) {
      this.create(declaration.name)
      const collection = this.get(declaration.name)
      const kept = collection.indexes.filter((index) => declaration.indexes.some((wanted) => sameIndex(index, wanted)))
      for (const index of collection.indexes) if (!kept.includes(index)) this.clearEntries(index)
      const added = declaration.indexes.filter((wanted) => !kept.some((index) => sameIndex(index, wanted)))
      const built = added.map((wanted): Index => ({
        name: wanted.name,
        keys: wanted.keys,
        ...(wanted.unique ? { unique: true } : {}),
        number: this.saved.next++,
        arrayParts: 0,
      }))
      collection.indexes = declaration.indexes.flatMap((wanted) =>
        [...kept, ...built].filter((index) => index.name === wanted.name).slice(0, 1),
      )
      this.build(collection, built)
    }
    this.save()
  }

  private clearEntries(index: Index): void {
    const { low, high } = wholeRange(index.number)
    for (const key of [...this.store.entries.getKeys({ start: low, end: high })]) this.store.entries.removeSync(key)
  }

  private build(collection: Collection, indexes: Index[]): void {
    if (indexes.length === 0) return
    const { low, high } = wholeRange(collection.number)
    for (const { key, value } of this.store.documents.getRange({ start: low, end: high })) {
      const id = Buffer.from(key.subarray(2))
      const document = readStored(value)
      for (const index of indexes) {
        const { keys, arrayParts } = indexEntries(index, document)
        index.arrayParts |= arrayParts
        for (const entry of keys) {
          if (index.unique && this.taken(index, entry)) {
            throw new Error(
              `the unique index ${index.name} of ${collection.name} cannot be built: ` +
                `two documents share a key (one of them is ${String(document['_id'])})`,
            )
          }
          this.store.entries.putSync(numbered(index.number, Buffer.concat([entry, id])), id)
        }
      }
    }
  }

  private taken(index: Index, entry: Buffer): boolean {
    const low = numbered(index.number, entry)
    const high = Buffer.concat([low, Buffer.from([0xff])])
    for (const key of this.store.entries.getKeys({ start: low, end: high, limit: 1 })) return key.length > 0
    return false
  }

  private save(): void {
    this.store.catalog.putSync('catalog', JSON.stringify(this.saved))
  }
}

function sameIndex(index: IndexDeclaration, wanted: IndexDeclaration): boolean {
  const shape = ({ name, keys, unique }: IndexDeclaration): string => JSON.stringify([name, keys, unique === true])
  return shape(index) === shape(wanted)
}
