// The whole table of behaviours, in the order of its groups.
import { GROUPS, type Behaviour } from './behaviour'
import { AGGREGATION_ROWS } from './behaviours/aggregations'
import { DOCUMENT_ROWS } from './behaviours/documents'
import { EXPRESSION_ROWS } from './behaviours/expressions'
import { INDEX_ROWS } from './behaviours/indexes'
import { LIMIT_ROWS } from './behaviours/limits'
import { QUERY_ROWS } from './behaviours/queries'
import { TRANSACTION_ROWS } from './behaviours/transactions'
import { UPDATE_ROWS } from './behaviours/updates'

const ALL: readonly Behaviour[] = [
  ...DOCUMENT_ROWS,
  ...QUERY_ROWS,
  ...UPDATE_ROWS,
  ...INDEX_ROWS,
  ...AGGREGATION_ROWS,
  ...EXPRESSION_ROWS,
  ...TRANSACTION_ROWS,
  ...LIMIT_ROWS,
]

export const BEHAVIOURS: readonly Behaviour[] = GROUPS.flatMap((group) => ALL.filter((behaviour) => behaviour.group === group))
