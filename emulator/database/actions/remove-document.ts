import { readTarget, type Params } from '../request'
import { type Session } from '../session'
import { idKey } from '../write-set'

/** `remove`: one document by id, or every match. */
export async function removeDocument(session: Session, params: Params): Promise<Record<string, unknown>> {
  const target = readTarget(session.collection(params['collectionName']), params, session.now)
  const multi = params['multi'] === true
  if (params['transactionId'] !== undefined) {
    const transaction = session.transactions.get(params['transactionId'])
    const search = { filter: target.filter, sort: [], skip: 0, limit: multi ? Infinity : 1, projection: null }
    const hits = session.findInTransaction(transaction, target, search)
    for (const document of hits) {
      const id = idKey(document['_id'])
      transaction.writes.set(session.transactions.lock(transaction, target.collection, id), {
        collection: target.collection,
        id,
        text: null,
      })
    }
    return { data: { deleted: hits.length } }
  }
  session.planFor(target, [])
  const deleted = await session.write(target, (changes) => {
    const hits = session.matches(target, multi)
    for (const hit of hits) changes.remove(target.collection, hit.id, hit.text)
    return hits.length
  })
  return { data: { deleted } }
}
