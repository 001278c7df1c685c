// One open database: the table of wire actions over one store.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { aggregateDocuments } from './actions/aggregate-documents'
import { calculateDocument } from './actions/calculate-document'
import { getDocument } from './actions/get-document'
import { insertDocument } from './actions/insert-document'
import { modifyAndReturnDoc, modifyDocument } from './actions/modify-document'
import { removeDocument } from './actions/remove-document'
import { Catalog } from './catalog'
import { type CollectionDeclaration } from './declaration'
import { durableState, type DurableState } from './durable-state'
import { invalidParameter, requestFailed, WireError } from './errors'
import { findTexts } from './finding'
import { requireSoundFile } from './integrity'
import { type Plan } from './planner'
import { readSort } from './projecting'
import { type Params } from './request'
import { Session } from './session'
import { openStore } from './store'
import { Transactions } from './transactions'
import { type Document } from './value'

export { type DurableState } from './durable-state'

export interface OpenDatabase {
  /** Folder of the data file; made when absent. */
  dir: string
  collections: readonly CollectionDeclaration[]
  /** Refuse what would be slow or surprising in production (strict.ts). */
  strict: boolean
  /** Milliseconds since 1970, for server dates. */
  now: () => number
  /** How long a transaction may live, in real time; 30 s as in the cloud unless told. */
  transactionTimeoutMs?: number
}

/** How a query was answered: for tests that bound what is read. */
export interface Explanation {
  plan: Plan
  entriesRead: number
  documentsRead: number
}

export interface Database {
  /** One wire action; the reply body lacks only requestId. Writes resolve after the flush. @throws WireError */
  handle(action: string, params: Record<string, unknown>): Promise<Record<string, unknown>>
  /** Small JSON state for other parts of the emulator, flushed before put() resolves. */
  state(name: string): DurableState
  /** Test hook: a promise every write waits for after its flush and before its reply; null takes it away. */
  holdFlush(gate: Promise<void> | null): void
  /** True when no collection holds a document. */
  isEmpty(): boolean
  /** Runs a find and tells how it was done. */
  explain(collection: string, filter: Document, sort?: Document, limit?: number): Explanation
  close(): Promise<void>
}

type Action = (session: Session, params: Params) => Promise<Record<string, unknown>> | Record<string, unknown>

const ACTIONS: Readonly<Record<string, Action>> = {
  'database.insertDocument': insertDocument,
  'database.getDocument': getDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': removeDocument,
  'database.calculateDocument': calculateDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.addCollection': async (session, params) => {
    const name = params['collectionName']
    if (typeof name !== 'string') throw invalidParameter('collectionName is missing')
    await session.store.commit(() => session.catalog.create(name))
    return {}
  },
  'database.startTransaction': (session) => ({ transactionId: session.transactions.start().id }),
  'database.commitTransaction': async (session, params) => {
    await session.commitTransaction(session.transactions.get(params['transactionId']))
    return {}
  },
  'database.abortTransaction': (session, params) => {
    session.transactions.end(session.transactions.get(params['transactionId']))
    return {}
  },
}

const WRITES = new Set(
  ['insertDocument', 'modifyDocument', 'modifyAndReturnDoc', 'removeDocument', 'addCollection', 'commitTransaction'].map(
    (name) => `database.${name}`,
  ),
)

/**
 * Opens the database in `dir`, builds declared indexes that are new or changed.
 * @throws DamagedDatabaseError when the file cannot be trusted; it is left as it was
 */
export function openDatabase(options: OpenDatabase): Database {
  mkdirSync(options.dir, { recursive: true })
  const file = join(options.dir, 'documents.mdb')
  requireSoundFile(file)
  const store = openStore(file)
  const catalog = store.commitNow(() => {
    const opened = new Catalog(store)
    opened.declare(options.collections)
    return opened
  })
  const transactions = new Transactions(store, options.transactionTimeoutMs ?? 30_000)
  const session = new Session(store, catalog, transactions, options.strict, options.now)
  let gate: Promise<void> | null = null
  return {
    async handle(action, params) {
      const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
      if (!run) throw new WireError('INVALID_ACTION', `unknown action ${action}`)
      try {
        const reply = await run(session, params)
        if (gate && WRITES.has(action)) await gate
        return reply
      } catch (failure) {
        if (failure instanceof WireError) throw failure
        throw requestFailed(failure instanceof Error ? failure.message : String(failure))
      }
    },
    state: (name) => durableState(store, name),
    holdFlush(promise) {
      gate = promise
    },
    isEmpty() {
      store.refresh()
      return store.documents.getKeysCount({ limit: 1 }) === 0
    },
    explain(name, filter, sort = {}, limit = 100) {
      const order = readSort(sort)
      const target = { collection: catalog.get(name), filter, byDocument: false }
      const plan = session.planFor(target, order)
      const reader = session.newest()
      findTexts(reader, target.collection, plan, { filter, sort: order, skip: 0, limit, projection: null })
      return { plan, entriesRead: reader.entriesRead, documentsRead: reader.documentsRead }
    },
    async close() {
      transactions.close()
      await store.close()
    },
  }
}
