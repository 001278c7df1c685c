import { formatValue, parseDocument } from '../ejson'
import { requestFailed } from '../errors'
import { readTarget, type Params, type Target } from '../request'
import { type Session } from '../session'
import { requireUpdateOperators } from '../strict'
import { type Transaction } from '../transactions'
import { applyUpdate, normalizeUpdate } from '../updating'
import { idKey, WriteSet } from '../write-set'
import { type Document, type Value } from '../value'

interface Change {
  target: Target
  multi: boolean
  upsert: boolean
  /** The whole new document for `set`; null for `update`. */
  replacement: Document | null
  operators: Document
}

interface Outcome {
  updated: number
  upsertId: Value | null
  /** The last document as it is now, for updateAndReturn. */
  latest: Document | null
}

/** `update` and `set`. `updated` counts documents really changed by `update`, and documents replaced by `set`. */
export async function modifyDocument(session: Session, params: Params): Promise<Record<string, unknown>> {
  const { updated, upsertId } = await modify(session, params, params['multi'] === true)
  return { data: { updated, ...(upsertId === null ? {} : { upsert_id: upsertId }) } }
}

/** `updateAndReturn`: changes the first match and gives it back as it is afterwards. */
export async function modifyAndReturnDoc(session: Session, params: Params): Promise<Record<string, unknown>> {
  const { updated, latest } = await modify(session, params, false)
  return { data: { updated, ...(latest ? { doc: formatValue(latest) } : {}) } }
}

async function modify(session: Session, params: Params, multi: boolean): Promise<Outcome> {
  const change = readChange(session, params, multi)
  if (params['transactionId'] !== undefined) return modifyInTransaction(session, session.transactions.get(params['transactionId']), change)
  session.planFor(change.target, [])
  return session.write(change.target, (changes) => {
    const outcome: Outcome = { updated: 0, upsertId: null, latest: null }
    const hits = session.matches(change.target, change.multi)
    for (const hit of hits) {
      const before = hit.document()
      const after = nextDocument(session, change, before)
      outcome.latest = after
      const changed = formatValue(after) !== hit.text
      if (changed) changes.put(change.target.collection, after, hit.text)
      if (changed || change.replacement) outcome.updated++
    }
    if (hits.length === 0 && change.upsert) {
      const made = newDocument(change)
      changes.put(change.target.collection, made, undefined)
      outcome.upsertId = made['_id'] ?? null
    }
    return outcome
  })
}

function readChange(session: Session, params: Params, multi: boolean): Change {
  const target = readTarget(session.collection(params['collectionName']), params, session.now)
  const data = parseDocument(params['data'], session.now)
  const replacing = params['merge'] === false
  if (!replacing && session.strict) requireUpdateOperators(target.collection, data)
  return {
    target,
    multi,
    upsert: params['upsert'] === true,
    replacement: replacing ? data : null,
    operators: replacing ? {} : normalizeUpdate(data),
  }
}

function nextDocument(session: Session, change: Change, before: Document): Document {
  if (!change.replacement) return applyUpdate(before, change.operators, session.now)
  const id = change.replacement['_id']
  if (id !== undefined && formatValue(id) !== formatValue(before['_id'] as Value))
    throw requestFailed("the immutable field '_id' cannot be replaced")
  return { ...change.replacement, _id: before['_id'] as Value }
}

/** An upsert is only ever `doc(id).set(…)`: the id comes from the query. */
function newDocument(change: Change): Document {
  const id = change.target.filter['_id']
  if (!change.replacement || id === undefined) throw requestFailed('an upsert needs doc(id).set()')
  return { ...change.replacement, _id: id }
}

function modifyInTransaction(session: Session, transaction: Transaction, change: Change): Outcome {
  const { collection, filter } = change.target
  const outcome: Outcome = { updated: 0, upsertId: null, latest: null }
  const search = { filter, sort: [], skip: 0, limit: change.multi ? Infinity : 1, projection: null }
  const hits = session.findInTransaction(transaction, change.target, search)
  const store = (document: Document): void => {
    const id = idKey(document['_id'])
    const text = new WriteSet(session.store, session.catalog, session.transactions.reader(transaction)).put(collection, document, undefined)
    transaction.writes.set(session.transactions.lock(transaction, collection, id), { collection, id, text })
  }
  for (const before of hits) {
    const after = nextDocument(session, change, before)
    // Even an update that changes nothing takes the lock, as it would in the cloud.
    store(after)
    outcome.latest = after
    outcome.updated++
  }
  if (hits.length === 0 && change.upsert) {
    const made = newDocument(change)
    store(made)
    outcome.upsertId = made['_id'] ?? null
  }
  return outcome
}
