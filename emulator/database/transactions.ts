// Snapshot isolation: a transaction reads one pinned view, locks what it writes, and the first writer wins.
import { randomBytes } from 'node:crypto'
import { type Collection } from './catalog'
import { requestFailed, transactionConflict, transactionGone } from './errors'
import { Reader } from './reading'
import { type Snapshot, type Store } from './store'
import { documentName } from './write-set'

/** What a transaction has written to one document; `text` is null for a removal. */
export interface PendingWrite {
  collection: Collection
  id: Buffer
  text: string | null
}

/** One open transaction. Its view is pinned at its first read or write, as in MongoDB. */
export interface Transaction {
  id: string
  writes: Map<string, PendingWrite>
  /** Resolves when the transaction is over, whichever way. */
  over: Promise<void>
}

interface Live extends Transaction {
  snapshot: Snapshot | null
  snapshotAt: number
  end(): void
}

export class Transactions {
  private readonly live = new Map<string, Live>()
  private readonly locks = new Map<string, Live>()
  /** When each document was last written, counted in writes; kept only while a transaction could ask. */
  private readonly lastWrite = new Map<string, number>()
  private writes = 0
  private visible = 0
  private inFlight = 0

  constructor(
    private readonly store: Store,
    private readonly timeoutMs: number,
  ) {}

  start(): Transaction {
    const id = randomBytes(16).toString('hex')
    let announce = (): void => undefined
    const over = new Promise<void>((resolve) => (announce = resolve))
    const timer = setTimeout(() => this.live.get(id)?.end(), this.timeoutMs)
    timer.unref()
    const transaction: Live = {
      id,
      writes: new Map(),
      over,
      snapshot: null,
      snapshotAt: 0,
      end: () => {
        clearTimeout(timer)
        this.live.delete(id)
        for (const [name, holder] of this.locks) if (holder === transaction) this.locks.delete(name)
        transaction.snapshot?.done()
        transaction.snapshot = null
        this.forget()
        announce()
      },
    }
    this.live.set(id, transaction)
    return transaction
  }

  /** @throws DATABASE_TRANSACTION_FAIL when it is over or timed out */
  get(id: unknown): Transaction {
    const transaction = this.live.get(String(id))
    if (!transaction) throw transactionGone()
    return transaction
  }

  end(transaction: Transaction): void {
    this.live.get(transaction.id)?.end()
  }

  /** A reader of the transaction's own view. */
  reader(transaction: Transaction): Reader {
    const live = this.pinned(transaction)
    return new Reader(this.store, live.snapshot as Snapshot)
  }

  /** Takes the lock for a write. @throws DATABASE_TRANSACTION_CONFLICT, and the transaction is over, when somebody else was first */
  lock(transaction: Transaction, collection: Collection, id: Buffer): string {
    const live = this.pinned(transaction)
    const name = documentName(collection, id)
    const holder = this.locks.get(name)
    if ((holder && holder !== live) || (this.lastWrite.get(name) ?? 0) > live.snapshotAt) {
      live.end()
      throw transactionConflict()
    }
    this.locks.set(name, live)
    return name
  }

  /** The transaction other than `own` that holds one of these documents. */
  holder(names: readonly string[], own?: Transaction): Transaction | null {
    if (this.locks.size === 0) return null
    for (const name of names) {
      const live = this.locks.get(name)
      if (live && live !== own) return live
    }
    return null
  }

  /** Called inside a commit that writes these documents. The result is given to `settled` when the commit is visible. */
  noteWrites(names: readonly string[]): number {
    this.writes++
    for (const name of names) this.lastWrite.set(name, this.writes)
    return this.writes
  }

  /** Brackets every commit, so that a view pinned between writing and visibility counts as older. */
  beginCommit(): void {
    this.inFlight++
  }

  settled(write: number): void {
    this.inFlight--
    this.visible = Math.max(this.visible, write)
    this.forget()
  }

  close(): void {
    for (const live of [...this.live.values()]) live.end()
  }

  private pinned(transaction: Transaction): Live {
    const live = this.live.get(transaction.id)
    if (!live) throw transactionGone()
    if (!live.snapshot) {
      live.snapshotAt = this.visible
      live.snapshot = this.store.pin()
    }
    return live
  }

  private forget(): void {
    if (this.live.size === 0 && this.inFlight === 0) this.lastWrite.clear()
  }
}

/** Waits until a transaction is over. @throws DATABASE_REQUEST_FAILED after `timeoutMs` */
export async function waitFor(transaction: Transaction, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(requestFailed('[FailedOperation] WriteConflict: the lock of a transaction was not released in time')),
      timeoutMs,
    )
  })
  try {
    await Promise.race([transaction.over, late])
  } finally {
    clearTimeout(timer)
  }
}
