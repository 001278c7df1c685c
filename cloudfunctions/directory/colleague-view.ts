import { isOnDuty } from '../../shared/people/duty'
import type { Leave } from '../../shared/people/schema'
import type { Instant } from '../../shared/kernel/instant'

export interface ColleagueView {
  personId: string
  name: string
  unitName: string | null
  head: boolean
  onDuty: boolean
}

/** An official as a statement gives him; natural persons, who have no public work name, are nobody's colleagues here. */
export interface ColleagueRow {
  id: string
  name: string
  unitName: string | null
  head: boolean
  leave: Leave | null
}

/** SQL: rows of persons (alias) with `head` (an expression) as a list of ColleagueRow, by name. */
export const colleaguesJson = (p: string, head: string): string =>
  `coalesce(json_agg(json_build_object('id', ${p}.id, 'name', ${p}.work_name, 'unitName', ${p}.unit_name, 'head', ${head}, 'leave', ${p}.away) order by ${p}.work_name, ${p}.id), '[]')`

export const colleagueViews = (rows: readonly ColleagueRow[], now: Instant): ColleagueView[] =>
  rows.map(({ id, leave, ...row }) => ({ personId: id, ...row, onDuty: isOnDuty({ leave }, now) }))
