// What every action works with: the open store, its rules, and the ways to read and to write.
import { type Catalog, type Collection } from './catalog'
import { findTexts, finish, matching, type Found, type Search } from './finding'
import { readStored } from './ejson'
import { plan } from './planner'
import { compileFilter } from './predicate'
import { Reader } from './reading'
import { type Target } from './request'
import { type Store } from './store'
import { heldByTransaction, requireServed } from './strict'
import { waitFor, type Transaction, type Transactions } from './transactions'
import { documentName, WriteSet } from './write-set'
import { type Document } from './value'

const LOCK_WAIT_MS = 10_000
/** In strict mode a lock held this long is taken for the caller's own transaction, which would wait for itself. */
const STRICT_LOCK_WAIT_MS = 1_000

type Attempt<T> = { value: T; write: number } | { holder: Transaction; write: number } | { failure: unknown; write: number }

export class Session {
  constructor(
    readonly store: Store,
    readonly catalog: Catalog,
    readonly transactions: Transactions,
    readonly strict: boolean,
    readonly now: () => number,
  ) {}

  /** A reader of everything committed so far. */
  newest(): Reader {
    this.store.refresh()
    return new Reader(this.store)
  }

  /** The plan of a target, which strict mode may refuse. */
  planFor(target: Target, sort: Search['sort']): ReturnType<typeof plan> {
    const chosen = plan(target.collection, target.filter, sort)
    if (this.strict && !target.byDocument) requireServed(target.collection, target.filter, sort, chosen)
    return chosen
  }

  /** EJSON texts of a search outside transactions. */
  find(target: Target, search: Search): string[] {
    return findTexts(this.newest(), target.collection, this.planFor(target, search.sort), search)
  }

  /** Documents of a target as the transaction sees them, its own writes included. */
  findInTransaction(transaction: Transaction, target: Target, search: Search): Document[] {
    const { collection, filter } = target
    const hits = matching(this.transactions.reader(transaction), collection, this.planFor(target, search.sort), filter)
    const documents: Document[] = []
    for (const hit of hits) if (!transaction.writes.has(documentName(collection, hit.id))) documents.push(hit.document())
    const test = compileFilter(filter)
    for (const write of transaction.writes.values()) {
      if (write.collection !== collection || write.text === null) continue
      const document = readStored(write.text)
      if (test(document)) documents.push(document)
    }
    return finish(documents, search)
  }

  /** Inside a commit: the documents a write will change. */
  matches(target: Target, multi: boolean): Found[] {
    const found: Found[] = []
    for (const hit of matching(new Reader(this.store), target.collection, plan(target.collection, target.filter, []), target.filter)) {
      found.push(hit)
      if (!multi) break
    }
    return found
  }

  /**
   * One atomic, durable write outside transactions: `work` reads and plans within the commit, then all of it is written or none.
   * Waits while a transaction holds one of the documents, then starts over.
   */
  async write<T>(target: Target, work: (changes: WriteSet) => T): Promise<T> {
    const impatient = this.strict && !target.byDocument
    const deadline = performance.now() + (impatient ? STRICT_LOCK_WAIT_MS : LOCK_WAIT_MS)
    for (;;) {
      const attempt = await this.commit(null, work)
      if ('value' in attempt) return attempt.value
      if ('failure' in attempt) throw attempt.failure
      const left = deadline - performance.now()
      if (impatient && left <= 0) throw heldByTransaction(target.collection, target.filter)
      try {
        await waitFor(attempt.holder, Math.max(left, 1))
      } catch (late) {
        throw impatient ? heldByTransaction(target.collection, target.filter) : late
      }
    }
  }

  /** Writes what a transaction has gathered, all or nothing, and ends it either way. */
  async commitTransaction(transaction: Transaction): Promise<void> {
    try {
      if (transaction.writes.size === 0) return
      const attempt = await this.commit(transaction, (changes) => {
        for (const { collection, id, text } of transaction.writes.values()) {
          const before = new Reader(this.store).text(collection, id)
          if (text !== null) changes.put(collection, readStored(text), before)
          else if (before !== undefined) changes.remove(collection, id, before)
        }
      })
      if ('failure' in attempt) throw attempt.failure
    } finally {
      this.transactions.end(transaction)
    }
  }

  private async commit<T>(own: Transaction | null, work: (changes: WriteSet) => T): Promise<Attempt<T>> {
    this.transactions.beginCommit()
    let write = 0
    try {
      return await this.store.commit((): Attempt<T> => {
        // A refusal is carried out as a value: this callback shares its LMDB transaction with other requests.
        try {
          const changes = new WriteSet(this.store, this.catalog, new Reader(this.store))
          const value = work(changes)
          const names = changes.names()
          const holder = this.transactions.holder(names, own ?? undefined)
          if (holder) return { holder, write }
          changes.apply()
          write = this.transactions.noteWrites(names)
          return { value, write }
        } catch (failure) {
          return { failure, write }
        }
      })
    } finally {
      this.transactions.settled(write)
    }
  }

  collection(name: unknown): Collection {
    return this.catalog.get(name)
  }
}
