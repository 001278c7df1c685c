import type { Case, Change } from '../../shared/case/schema'
import { SYSTEM_ACTOR } from '../../shared/access/actor'
import type { Refusal } from '../../shared/api'
import type { Result } from '../../shared/kernel/result'
import type { CaseId } from '../../shared/kernel/ids'
import type { Instant } from '../../shared/kernel/instant'
import type { Queries } from '../_database/connection'
import { statement } from '../_database/statement'
import { type CaseJson, caseJson, caseOf } from '../_flow/rows'
import { writeChange } from '../_flow/store'

/** Locked, so that whoever acts meanwhile waits and no decision has to be made twice. */
const lockCase = statement<{ id: CaseId }, { case: CaseJson }>('case_lock', `
  select ${caseJson('c')} as case from mashangban.cases c where c.tenant = :tenant and c.id = :id for update`)

/**
 * Leaves an entry of the system in the record of a case, inside a transaction that does more than that. Two trips, one when there is no
 * such case. Throws when the entry can't be decided (no calendar): the whole transaction is undone, and the job tries again.
 */
export async function noteOnCase(
  queries: Queries, tenant: string, id: CaseId, at: Instant, decide: (current: Case) => Result<Change, Refusal>,
): Promise<void> {
  const row = await queries.first(lockCase, { id })
  if (!row) return
  const current = caseOf(row.case)
  const decided = decide(current)
  if (!decided.ok) throw new Error(decided.error.code)
  await writeChange(queries, tenant, current, decided.value, { doer: SYSTEM_ACTOR.personId, at })
}
