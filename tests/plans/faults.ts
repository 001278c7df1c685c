/** A node of a plan, as EXPLAIN (ANALYZE, FORMAT JSON) prints it: numbers of rows are of one loop. */
export interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  Alias?: string
  'Index Name'?: string
  'Subplan Name'?: string
  'CTE Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Join Filter'?: number
  Filter?: string
  'Join Filter'?: string
  Plans?: PlanNode[]
}

/** Rows that a sort may take in. */
const MOST_SORTED = 1000
/** Rows that a filter may throw away, whatever it keeps. */
const MOST_DROPPED = 100

const total = (node: PlanNode, rows: number | undefined): number => (rows ?? 0) * (node['Actual Loops'] ?? 0)
const nameOf = (node: PlanNode): string => [node['Node Type'], node['Relation Name'] ?? node['CTE Name'], node['Index Name']].filter(Boolean).join(' ')

/**
 * What is wrong with a plan: a growing table read from end to end (also where this run never came by), a sort of more than 1,000 rows, a filter
 * that throws away more than it keeps. A table that stays small is read from end to end with good reason.
 */
export function faultsOf(plan: PlanNode, growing: ReadonlySet<string>): string[] {
  const faults: string[] = []
  const visit = (node: PlanNode): void => {
    const table = node['Relation Name']
    if (node['Node Type'].endsWith('Seq Scan') && table !== undefined && growing.has(table)) faults.push(`${nameOf(node)}: reads the whole table`)
    if (node['Node Type'] === 'Sort' || node['Node Type'] === 'Incremental Sort') {
      const [source] = node.Plans ?? []
      const sorted = source ? total(source, source['Actual Rows']) / Math.max(1, node['Actual Loops'] ?? 1) : 0
      if (sorted > MOST_SORTED) faults.push(`${nameOf(node)} of ${nameOf(source as PlanNode)}: sorts ${Math.round(sorted)} rows`)
    }
    if (table !== undefined && growing.has(table)) dropped(node, node['Rows Removed by Filter'], node.Filter)
    dropped(node, node['Rows Removed by Join Filter'], node['Join Filter'])
    for (const child of node.Plans ?? []) visit(child)
  }
  const dropped = (node: PlanNode, removed: number | undefined, filter: string | undefined): void => {
    const gone = total(node, removed)
    const kept = total(node, node['Actual Rows'])
    if (gone > MOST_DROPPED && gone > kept) faults.push(`${nameOf(node)}: throws away ${Math.round(gone)} and keeps ${Math.round(kept)} (${filter ?? ''})`)
  }
  visit(plan)
  return faults
}
