import type { Instant } from '../../shared/kernel/instant'
import { SYSTEM_ACTOR } from '../../shared/access/actor'
import { statement } from '../_database/statement'
import type { JobRun } from '../_jobs/job'
import { type CompanyWrite, putCompanies } from '../_register/company-rows'
import { matched, matchedParameters, type Matching, matchingOf } from '../_register/matching'

const readMatching = statement<{ now: Instant }, { found: Matching }>('import_matching', `
  select ${matchingOf('here')} as found from mashangban.areas here where here.tenant = :tenant and here.parent_id is null and exists (select from mashangban.assignment_rules r where r.tenant = :tenant) order by here.id`)

/** What somebody else has given an officer meanwhile is left to him. */
const writeMatched = statement<{ rows: CompanyWrite[]; at: Instant; personId: string; run: null; back: false }, { put: number }>('import_match', `
  with one as (select 1), ${putCompanies('one')} select count(*)::int as put from put`)

/** 应配尽配: a company that has come gets its officer by the rules within the minute; one that no rule is for stays on the administrator's list. Gives how many were matched. */
export async function matchNew({ ports: { database }, now, timeIsUp }: JobRun): Promise<number> {
  let done = 0
  for (const { found } of await database.rows(readMatching, { now })) {
    if (timeIsUp()) break
    const { writes } = matched(found)
    if (writes.length > 0) done += (await database.one(writeMatched, matchedParameters(writes, now, SYSTEM_ACTOR.personId))).put
  }
  return done
}
