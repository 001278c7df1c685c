/**
 * A moved or merged area, a merged unit: the tree has changed in one statement, and a job (kind `move`, key: what is moved) makes what lies there follow, what is going on
 * first. What a request was filed under stays in its record and its face; where it lies, and who has it, become what they are now.
 */
export interface MoveArgs {
  of: 'area' | 'unit'
  /** Where it goes. */
  to: string
  /** It is taken up there with what is of it: areas, companies, people. A unit always is. */
  merge: boolean
  /** Who ordered it. */
  by: string
  /** As far as it has got: the step, and the key of its last row. */
  step?: number
  after?: readonly string[]
  /** It goes through all of it once more, for what was decided before the tree changed and written after it. */
  again?: boolean
}

/** SQL: a move is under way, or has given up and waits for somebody: no other begins. */
export const MOVE_RUNNING = `exists (select from mashangban.jobs j where j.tenant = :tenant and j.kind = 'move')`

/** A CTE that puts the job (`:key`, `:args`), when `after` (a CTE) has a row. */
export const putMove = (after: string): string => `moving as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts)
    select :tenant, 'move', :key::text, :at::timestamptz, :args::jsonb, 0 from (select from ${after} limit 1) d returning 1)`
