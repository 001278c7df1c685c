// Walks a plan over one view of the data: the newest, or the pinned snapshot of a transaction.
import { type Collection } from './catalog'
import { type IndexPlan, type Plan } from './planner'
import { numbered, wholeRange, type Snapshot, type Store } from './store'

/** Reads through one view and counts what it touched, so that tests can bound it. */
export class Reader {
  entriesRead = 0
  documentsRead = 0

  constructor(
    private readonly store: Store,
    private readonly snapshot?: Snapshot,
  ) {}

  /** The stored text of a document, by the ordered key of its id. */
  text(collection: Collection, id: Buffer): string | undefined {
    this.documentsRead++
    const key = numbered(collection.number, id)
    return this.store.documents.get(key, this.view())
  }

  /** The ids a plan leads to, each once, in the plan's order. */
  *ids(collection: Collection, plan: Plan): Iterable<Buffer> {
    switch (plan.kind) {
      case 'ids':
        yield* plan.ids
        return
      case 'everything': {
        const { low, high } = wholeRange(collection.number)
        for (const key of this.store.documents.getKeys({ start: low, end: high, ...this.view() })) {
          this.entriesRead++
          yield Buffer.from(key.subarray(2))
        }
        return
      }
      case 'union': {
        const seen = new Set<string>()
        for (const branch of plan.branches) yield* unseen(this.ids(collection, branch), seen)
        return
      }
      case 'index':
        yield* plan.mayRepeat ? unseen(this.indexed(plan), new Set()) : this.indexed(plan)
    }
  }

  /** Ids whose entry lies in a range: whether a unique key is taken. */
  *idsInRange(low: Buffer, high: Buffer): Iterable<Buffer> {
    for (const { value } of this.store.entries.getRange({ start: low, end: high, ...this.view() })) yield Buffer.from(value)
  }

  private view(): { transaction?: Snapshot } {
    return this.snapshot ? { transaction: this.snapshot } : {}
  }

  private *indexed(plan: IndexPlan): Iterable<Buffer> {
    const wantsMerge = plan.sorted && plan.ranges.length > 1
    if (wantsMerge) yield* this.merged(plan)
    else for (const range of plan.ranges) for (const entry of this.entries(range, plan.reverse)) yield entry.id
  }

  private *entries(range: { low: Buffer; high: Buffer; prefixLength: number }, reverse: boolean): Generator<Entry, undefined> {
    const bounds = reverse ? { start: range.high, end: range.low, reverse: true } : { start: range.low, end: range.high }
    for (const { key, value } of this.store.entries.getRange({ ...bounds, ...this.view() })) {
      this.entriesRead++
      yield { order: Buffer.from(key.subarray(range.prefixLength)), id: Buffer.from(value) }
    }
  }

  /** Merges several ranges by what follows their prefixes, reading one entry ahead of each: a limit stays cheap. */
  private *merged(plan: IndexPlan): Iterable<Buffer> {
    const sign = plan.reverse ? -1 : 1
    const sources = plan.ranges.map((range) => this.entries(range, plan.reverse)[Symbol.iterator]())
    const heads = sources.flatMap((source) => {
      const first = source.next()
      return first.done ? [] : [{ source, entry: first.value }]
    })
    try {
      while (heads.length > 0) {
        let least = 0
        for (let i = 1; i < heads.length; i++) {
          if (sign * Buffer.compare((heads[i] as Head).entry.order, (heads[least] as Head).entry.order) < 0) least = i
        }
        const head = heads[least] as Head
        yield head.entry.id
        const next = head.source.next()
        if (next.done) heads.splice(least, 1)
        else head.entry = next.value
      }
    } finally {
      for (const source of sources) source.return(undefined)
    }
  }
}

interface Entry {
  order: Buffer
  id: Buffer
}

interface Head {
  source: Generator<Entry, undefined>
  entry: Entry
}

function* unseen(ids: Iterable<Buffer>, seen: Set<string>): Iterable<Buffer> {
  for (const id of ids) {
    const name = id.toString('latin1')
    if (seen.has(name)) continue
    seen.add(name)
    yield id
  }
}
