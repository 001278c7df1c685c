import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { Case, Change } from '../../shared/case/schema'
import { ok, type Result } from '../../shared/kernel/result'
import type { Instant } from '../../shared/kernel/instant'
import type { Database } from '../_database/connection'
import { statement } from '../_database/statement'
import { SYSTEM_ACTOR } from '../../shared/access/actor'
import { caseJson, type CaseJson, caseOf, FLOW } from './rows'
import { writeChange } from './store'

/** Times an event is decided again when somebody acted meanwhile (design §2). */
const ATTEMPTS = 4

const readCases = statement<{ ids: string[] }, { id: string; found: CaseJson }>('cases_by_id', `
  select c.id, ${caseJson('c')} as found from ${FLOW.table} c where c.tenant = :tenant and c.id = any(:ids::text[])`)

/** Cases by id as they are stored, for `caseOf` to read one by one: a spoiled one must not keep the others from being read. Unknown ids are left out. One trip. */
export async function loadCases(database: Database, ids: readonly string[]): Promise<Map<string, CaseJson>> {
  const rows = await database.rows(readCases, { ids: [...ids] })
  return new Map(rows.map(({ id, found }) => [id, found]))
}

/**
 * Something happens to a case by itself (the system is the doer): read, decide, write; decided again when somebody acted meanwhile. `decide` gives null when there is
 * nothing to do. True when it was written. Refusal CASE_NOT_FOUND, or BUSY after four tries; whatever `decide` refuses.
 */
export async function changeCase(
  database: Database, id: string, at: Instant, decide: (current: Case) => Result<Change | null, Refusal>,
): Promise<Result<boolean, Refusal>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = (await loadCases(database, [id])).get(id)
    if (!found) return refuse('CASE_NOT_FOUND')
    const current = caseOf(found)
    const decided = decide(current)
    if (!decided.ok) return decided
    if (decided.value === null) return ok(false)
    if (await writeChange(database, database.tenant, current, decided.value, { doer: SYSTEM_ACTOR.personId, at })) return ok(true)
  }
  return refuse('BUSY')
}
