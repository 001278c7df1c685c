import { randomBytes } from 'node:crypto'
import { formatValue, parseDocument } from '../ejson'
import { duplicateKey, invalidParameter } from '../errors'
import { Reader } from '../reading'
import { type Params, type Target } from '../request'
import { type Session } from '../session'
import { type Transaction } from '../transactions'
import { documentName, idKey, WriteSet } from '../write-set'
import { type Document } from '../value'

const MAX_BATCH = 5000

/** `add`: all documents are stored or none. @throws DATABASE_REQUEST_FAILED with E11000 on a taken `_id` or unique key */
export async function insertDocument(session: Session, params: Params): Promise<Record<string, unknown>> {
  const collection = session.collection(params['collectionName'])
  const texts = params['data']
  if (!Array.isArray(texts) || texts.length === 0) throw invalidParameter('data must be a list of documents')
  if (texts.length > MAX_BATCH) throw invalidParameter(`at most ${MAX_BATCH} documents can be added at once`)
  const documents = texts.map((text) => withId(parseDocument(text, session.now)))
  const target: Target = { collection, filter: {}, byDocument: true }
  if (params['transactionId'] !== undefined)
    insertInTransaction(session, session.transactions.get(params['transactionId']), target, documents)
  else {
    await session.write(target, (changes) => {
      const reader = new Reader(session.store)
      for (const document of documents) {
        const id = idKey(document['_id'])
        const taken = reader.text(collection, id) !== undefined || changes.has(documentName(collection, id))
        if (taken) throw duplicateKey(collection.name, '_id_', formatValue({ _id: document['_id'] ?? null }))
        changes.put(collection, document, undefined)
      }
    })
  }
  return { data: { insertedIds: documents.map((document) => document['_id']) } }
}

function withId(document: Document): Document {
  return document['_id'] === undefined ? { _id: freshId(), ...document } : document
}

let lastStamp = 0

/** Ids that grow with time: documents are stored by id, and a read without an order gives them as they came, as in MongoDB. */
function freshId(): string {
  lastStamp = Math.max(lastStamp + 1, Date.now() * 1000)
  return lastStamp.toString(16).padStart(14, '0') + randomBytes(9).toString('hex')
}

function insertInTransaction(session: Session, transaction: Transaction, { collection }: Target, documents: Document[]): void {
  const reader = session.transactions.reader(transaction)
  const planned = documents.map((document) => {
    const id = idKey(document['_id'])
    const name = documentName(collection, id)
    const own = transaction.writes.get(name)
    const exists = own ? own.text !== null : reader.text(collection, id) !== undefined
    if (exists) throw duplicateKey(collection.name, '_id_', formatValue({ _id: document['_id'] ?? null }))
    const text = new WriteSet(session.store, session.catalog, reader).put(collection, document, undefined)
    return { id, text }
  })
  for (const { id, text } of planned)
    transaction.writes.set(session.transactions.lock(transaction, collection, id), { collection, id, text })
}
