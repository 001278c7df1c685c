import { countMatches } from '../finding'
import { readTarget, type Params } from '../request'
import { type Session } from '../session'

/** `count`. Strict mode refuses the empty query as well: it would read the whole collection. */
export function calculateDocument(session: Session, params: Params): Record<string, unknown> {
  const target = readTarget(session.collection(params['collectionName']), params, session.now)
  const chosen = session.planFor(target, [])
  return { data: { total: countMatches(session.newest(), target.collection, chosen, target.filter) } }
}
