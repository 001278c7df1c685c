import { type Statement, statement } from '../../_database/statement'

export interface StepAsked {
  kind: string
  key: string
  claim: string
  from: string
  to: string
  merge: boolean
  /** Key of the last row of the batch before, as the step orders its rows; from the beginning it is before every other. */
  after1: string
  after2: string
  after3: string
  /** Who ordered it, and when it is done. */
  by: string
  at: string
}

/** Rows of the batch (none: the step is done), how many of them were not as they should be, and the key of the last. */
export interface Batch {
  seen: number
  moved: number
  last: string[] | null
}

/** `first`: a key before every other. */
export interface Step {
  asks: Statement<StepAsked, Batch>
  first: readonly string[]
}

/** Requests written by one statement. */
export const CASES_AT_ONCE = 300

/** A step: CTEs that follow `ours`, which undoes the statement when the job is no longer in these hands, and the columns of Batch. */
export const step = (name: string, ctes: string, columns: string, first: readonly string[] = []): Step => ({ first, asks: statement(`job_move_${name}`, `
  with ours as materialized (select mashangban.must(exists (select from mashangban.jobs j where j.tenant = :tenant and j.kind = :kind and j.key = :key and j.claim = :claim)) as ok),
  ${ctes}
  select ${columns}, (select ours.ok from ours) as ok`) })
