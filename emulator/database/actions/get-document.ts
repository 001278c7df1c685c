import { formatValue, parseDocument } from '../ejson'
import { type Search } from '../finding'
import { readSort } from '../projecting'
import { DEFAULT_LIMIT, MAX_LIMIT, readCount, readTarget, type Params } from '../request'
import { type Session } from '../session'

/** `get`: one page of documents, 100 unless told, never more than 1000. */
export function getDocument(session: Session, params: Params): Record<string, unknown> {
  const target = readTarget(session.collection(params['collectionName']), params, session.now)
  const projection = params['projection'] === undefined ? null : parseDocument(params['projection'], session.now)
  const search: Search = {
    filter: target.filter,
    sort: params['order'] === undefined ? [] : readSort(parseDocument(params['order'], session.now)),
    skip: readCount('offset', params['offset'], 0),
    limit: target.byDocument ? 1 : Math.min(readCount('limit', params['limit'], DEFAULT_LIMIT), MAX_LIMIT),
    projection: projection && Object.keys(projection).length > 0 ? projection : null,
  }
  if (params['transactionId'] === undefined) return { data: { list: session.find(target, search) } }
  const transaction = session.transactions.get(params['transactionId'])
  return { data: { list: session.findInTransaction(transaction, target, search).map(formatValue) } }
}
